"""What geometry nodes, shaders and exporters find on an asset: attributes, sharp edges, materials."""

from __future__ import annotations

import bpy
import kit
import numpy as np

DOMAINS = {"patch": ("INT", "FACE"), "part": ("INT", "FACE"), "chart_uv": ("FLOAT_VECTOR", "CORNER")}


def check_attributes_are_on_patches_and_on_the_welded_mesh():
    meshes = [patch.data for patch in kit.generate()[0].children] + [kit.generate(welded=True)[0].data]
    for mesh in meshes:
        found = {name: (mesh.attributes[name].data_type, mesh.attributes[name].domain) for name in DOMAINS}
        assert found == DOMAINS
        assert mesh.uv_layers.keys() == ["Atlas"], "engines take a second UV map for the lightmap's"


def check_patch_and_part_say_which():
    layout = kit.model().kind.layout
    patches, (welded,) = kit.generate()[0].children, kit.generate(welded=True)
    for item in patches:
        chart = item["rodin_chart"]
        assert set(_values(item.data, "patch")) == {chart}
        assert set(_values(item.data, "part")) == {layout.part_of_chart[chart]}
    charts, parts = _values(welded.data, "patch"), _values(welded.data, "part")
    assert (np.bincount(charts) == 49).all() and len(np.bincount(charts)) == 25
    assert (np.array(layout.part_of_chart)[charts] == parts).all()
    slots = np.array([face.material_index for face in welded.data.polygons])
    assert all(len(set(slots[parts == part])) == 1 for part in range(4))


def check_chart_uv_is_the_place_in_the_chart():
    """The atlas holds the same square in the chart's rectangle, turned where the chart is."""
    wanted = kit.model().kind.atlases[0]
    for item in (*kit.generate()[0].children, kit.generate(welded=True)[0]):
        mesh = item.data
        place, atlas = _values(mesh, "chart_uv").reshape(-1, 3), np.empty(2 * len(mesh.loops), dtype=np.float32)
        mesh.uv_layers[0].data.foreach_get("uv", atlas)
        assert not place[:, 2].any()
        assert place.min() == 0 and place.max() == 1
        charts = np.repeat(_values(mesh, "patch"), [face.loop_total for face in mesh.polygons])
        u, v = place[:, :2].T
        within = np.where(wanted.turned[charts, None], np.stack([1 - v, u], axis=1), place[:, :2])
        low, high = wanted.low[charts], wanted.high[charts]
        assert np.allclose(atlas.reshape(-1, 2), low + within * (high - low), atol=1e-5)


def check_patches_know_the_swords_sharp_edges():
    """Even where an edge's other face is on another patch, and as the welded mesh has them."""
    patches, (welded,) = kit.generate(resolution=16)[0].children, kit.generate(resolution=16, welded=True)
    sharp = _sharp_places([welded])
    assert len(sharp) > 100
    assert _sharp_places(patches) == sharp
    edges = _sharp_places([patch for patch in patches if "blade_main" in patch.name])
    assert len(edges) > 20, "a blade's edge lies between patches"


def check_attributes_live_through_sliders_and_geometry_nodes():
    (root,) = kit.generate(welded=True)
    before = {name: _values(root.data, name) for name in DOMAINS}
    root.rodin.sliders[0] = 2.0
    assert all(np.array_equal(_values(root.data, name), before[name]) for name in DOMAINS)
    assert _faces_left(root, "part", 0) == (before["part"] != 0).sum()


def check_materials_stay_readable_for_exporters():
    kit.generate()
    kind = kit.model().kind
    looks = {f"sword.{part}": look for part, look in zip(kind.layout.parts, kind.materials, strict=True)}
    assert len(bpy.data.materials) == len(looks)
    for material in bpy.data.materials:
        look = looks[material["rodin_part"]]
        (shader,) = [node for node in material.node_tree.nodes if node.type == "BSDF_PRINCIPLED"]
        assert not shader.inputs["Base Color"].is_linked and not shader.inputs["Metallic"].is_linked
        assert np.allclose(shader.inputs["Base Color"].default_value[:3], look.colour)
        assert np.isclose(shader.inputs["Roughness"].default_value, look.roughness)
        assert not any(node.type == "TEX_IMAGE" for node in material.node_tree.nodes)
        assert all(link.is_valid for link in material.node_tree.links)


def check_patterns_are_seen():
    """Without its nodes a material renders flat; with them it does not."""
    kit.generate(style="dagger", welded=True, resolution=24)
    for part in ("blade", "grip", "guard"):
        material = next(item for item in bpy.data.materials if item["rodin_part"] == f"sword.{part}")
        with_pattern = _rendered(material)
        (shader,) = [node for node in material.node_tree.nodes if node.type == "BSDF_PRINCIPLED"]
        for name in ("Roughness", "Normal"):
            for link in list(shader.inputs[name].links):
                material.node_tree.links.remove(link)
        assert abs(with_pattern - _rendered(material)).max() > 0.02, part


def _values(mesh: bpy.types.Mesh, name: str) -> np.ndarray:
    attribute = mesh.attributes[name]
    kind, field, size = (np.float32, "vector", 3) if attribute.data_type == "FLOAT_VECTOR" else (np.int32, "value", 1)
    values = np.empty(size * len(attribute.data), dtype=kind)
    attribute.data.foreach_get(field, values)
    return values


def _sharp_places(items) -> set:
    """Middles of sharp edges, to a tenth of a millimetre, in the asset's own space."""
    found = set()
    for item in items:
        points = np.array([vertex.co for vertex in item.data.vertices])
        ends = np.array([edge.vertices for edge in item.data.edges if edge.use_edge_sharp], dtype=int).reshape(-1, 2)
        found |= {tuple(place) for place in np.round(points[ends].mean(axis=1), 5).tolist()}
    return found


def _faces_left(item: bpy.types.Object, attribute: str, value: int) -> int:
    """Faces that geometry nodes leave when they delete those whose attribute is a value."""
    tree = bpy.data.node_groups.new("Delete", "GeometryNodeTree")
    for direction in ("INPUT", "OUTPUT"):
        tree.interface.new_socket("Geometry", in_out=direction, socket_type="NodeSocketGeometry")
    start, end = tree.nodes.new("NodeGroupInput"), tree.nodes.new("NodeGroupOutput")
    read, compare = tree.nodes.new("GeometryNodeInputNamedAttribute"), tree.nodes.new("FunctionNodeCompare")
    delete = tree.nodes.new("GeometryNodeDeleteGeometry")
    read.data_type, compare.data_type, compare.operation, delete.domain = "INT", "INT", "EQUAL", "FACE"
    read.inputs["Name"].default_value = attribute
    a, b = [socket for socket in compare.inputs if socket.type == "INT"]
    b.default_value = value
    tree.links.new(next(socket for socket in read.outputs if socket.type == "INT"), a)
    tree.links.new(compare.outputs[0], delete.inputs["Selection"])
    tree.links.new(start.outputs[0], delete.inputs["Geometry"])
    tree.links.new(delete.outputs[0], end.inputs[0])
    item.modifiers.new("Delete", "NODES").node_group = tree
    evaluated = item.evaluated_get(bpy.context.evaluated_depsgraph_get())
    return len(evaluated.data.polygons)


def _rendered(material: bpy.types.Material) -> np.ndarray:
    """A small picture of the only asset, all of one material, close to its grip and guard."""
    scene = bpy.context.scene
    item = bpy.context.active_object
    for slot in item.material_slots:
        slot.material = material
    if not scene.camera:
        camera = bpy.data.cameras.new("Camera")
        camera.type, camera.ortho_scale = "ORTHO", 0.3
        scene.camera = kit.add("Camera", camera)
        scene.camera.location, scene.camera.rotation_euler = (item.location.x, -3, 0.1), (np.pi / 2, 0, 0)
        lamp = kit.add("Lamp", bpy.data.lights.new("Lamp", "SUN"))
        lamp.data.energy, lamp.rotation_euler = 3.0, (1.0, 0.6, 0.0)
        kit.select(item)
    scene.render.engine, scene.cycles.samples, scene.cycles.use_denoising = "CYCLES", 4, False
    scene.render.resolution_x = scene.render.resolution_y = 64
    scene.render.filepath = str(kit.folder() / "picture.png")
    bpy.ops.render.render(write_still=True)
    image = bpy.data.images.load(scene.render.filepath)
    pixels = np.array(image.pixels[:])
    bpy.data.images.remove(image)
    return pixels

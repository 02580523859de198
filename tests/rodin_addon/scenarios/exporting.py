"""FBX: one file a sword, the right size and axes, the scene untouched."""

from __future__ import annotations

import bpy
import kit
import numpy as np
from mathutils import Matrix


def check_one_file_a_sword():
    roots = kit.generate(count=3, style="katana")
    kit.select(roots[0].children[3], roots[0].children[4], roots[2])
    _export()
    assert _files() == ["Katana_001.fbx", "Katana_003.fbx"]


def check_one_edge_is_as_long_after_import():
    for engine in ("UNITY", "UNREAL"):
        (root,) = kit.generate(welded=True)
        edge = root.data.edges[5]
        length = (root.data.vertices[edge.vertices[0]].co - root.data.vertices[edge.vertices[1]].co).length
        _export(engine)
        (found,) = _reimported(root.name)
        corners = [found.matrix_world @ found.data.vertices[index].co for index in edge.vertices]
        assert abs((corners[0] - corners[1]).length - length) < 1e-5 * max(length, 1), engine


def check_size_and_axes_come_back():
    for engine in ("UNITY", "UNREAL"):
        (root,) = kit.generate()
        own = kit.sword_coordinates(root) - np.array(root.location)
        _export(engine)
        (found,) = _reimported(root.name)
        assert np.allclose(kit.bounds(kit.coordinates(found)), kit.bounds(own), atol=1e-5), engine


def check_the_unity_file_needs_no_correction():
    """Rotation 0, scale 1, Y up, centimetres: what Unity shows in an object's transform."""
    (root,) = kit.generate()
    _export("UNITY")
    header, transform, points = _raw(root.name)
    assert header["UpAxis"] == 1
    assert transform.get("Lcl Rotation", [0, 0, 0]) == [0, 0, 0]
    scale = np.array(transform.get("Lcl Scaling", [1, 1, 1]))
    assert np.allclose(scale, 1.0), scale
    tall = np.ptp(points, axis=0) * header["UnitScaleFactor"] / 100
    own = np.ptp(kit.sword_coordinates(root), axis=0)
    assert np.allclose(tall, [own[0], own[2], own[1]], rtol=1e-5), (tall, own)


def check_the_unreal_file_is_in_centimetres():
    (root,) = kit.generate()
    _export("UNREAL")
    header, transform, points = _raw(root.name)
    assert header["UpAxis"] == 2
    scale = np.array(transform.get("Lcl Scaling", [1, 1, 1]))
    centimetres = np.ptp(points, axis=0) * scale * header["UnitScaleFactor"]
    assert np.allclose(centimetres, 100 * np.ptp(kit.sword_coordinates(root), axis=0), rtol=1e-5)


def check_it_is_one_mesh_at_zero():
    (root,) = kit.generate()
    root.location, root.rotation_euler = (10.0, 20.0, 30.0), (1.0, 2.0, 3.0)
    _export()
    (found,) = _reimported(root.name)
    assert found.type == "MESH"
    assert not found.children
    assert np.allclose(found.location, 0)
    assert len(found.data.materials) == 4
    assert len(found.data.uv_layers) == 1
    assert all(len(face.vertices) == 3 for face in found.data.polygons)
    assert np.abs(kit.coordinates(found)).max() < 2.0


def check_scale_of_sword_and_scene_count():
    (root,) = kit.generate()
    plain = np.ptp(kit.sword_coordinates(root), axis=0)
    root.scale = (2.0, 2.0, 2.0)
    _export()
    (found,) = _reimported(root.name)
    assert np.allclose(np.ptp(kit.coordinates(found), axis=0), 2 * plain, rtol=1e-4)
    bpy.data.objects.remove(found)
    bpy.context.scene.unit_settings.scale_length = 0.01
    (root,) = kit.generate(seed=5)
    _export()
    bpy.context.scene.unit_settings.scale_length = 1.0
    (found,) = _reimported(root.name)
    assert np.allclose(np.ptp(kit.coordinates(found), axis=0), plain, rtol=1e-4)


def check_normals_come_along():
    (root,) = kit.generate(resolution=12)
    _export()
    (found,) = _reimported(root.name)
    ours = {}
    for patch in root.children:
        for corner, loop in zip(patch.data.corner_normals, patch.data.loops, strict=True):
            place = tuple(np.round(patch.data.vertices[loop.vertex_index].co, 4))
            ours.setdefault(place, []).append(np.array(corner.vector))
    turn = np.array(found.matrix_world.to_3x3())
    best = []
    for corner, loop in zip(found.data.corner_normals, found.data.loops, strict=True):
        place = tuple(np.round(found.matrix_world @ found.data.vertices[loop.vertex_index].co, 4))
        if place in ours:
            best.append(max(float(normal @ turn @ np.array(corner.vector)) for normal in ours[place]))
    assert len(best) > 1000
    assert np.quantile(best, 0.02) > 0.98, np.quantile(best, 0.02)


def check_modifiers_and_own_additions_are_exported():
    (root,) = kit.generate()
    gem = kit.add_mesh("Gem", [(0, 0, 2), (1, 0, 2), (0, 1, 2)], [(0, 1, 2)])
    gem.parent = root
    gem.modifiers.new("Mirror", "MIRROR")
    kit.select(root)
    _export()
    (found,) = _reimported(root.name)
    low, high = kit.bounds(kit.coordinates(found))
    assert abs(high[2] - 2) < 1e-4
    assert abs(low[0] + 1) < 1e-4


def check_the_scene_is_untouched():
    roots = kit.generate(count=3)
    roots[1].matrix_world = Matrix.LocRotScale(
        (1, 2, 3), Matrix.Rotation(0.5, 3, "X").to_quaternion(), (1, 2, -3)
    )
    roots[0].children[2].hide_set(True)
    roots[0].hide_viewport = True
    roots[2].hide_render = True
    kit.select(roots[1].children[4], roots[2], roots[1])
    bpy.context.view_layer.update()
    before = kit.scene_state()
    _export()
    bpy.context.view_layer.update()
    assert kit.scene_state() == before


def check_names_are_cleaned():
    roots = kit.generate(count=5)
    for root, name in zip(roots, ("Fire/Sword:1", "Épée du 剣 ⚔", "..", "fire_sword_1", "con"), strict=True):
        root.name = name
    kit.select(*roots)
    _export()
    assert _files() == sorted(
        ["Fire_Sword_1.fbx", "Épée_du_剣.fbx", "sword.fbx", "fire_sword_1_2.fbx", "con_.fbx"]
    )


def check_very_long_names():
    (root,) = kit.generate()
    root.name = "剣" * 80
    _export()
    (name,) = _files()
    assert len(name.encode()) <= 110


def check_an_older_file_is_replaced():
    kit.generate()
    out = kit.folder() / "out"
    out.mkdir()
    (out / "Arming_001.fbx").write_text("old", encoding="ascii")
    _export()
    assert (out / "Arming_001.fbx").stat().st_size > 10_000
    assert _files() == ["Arming_001.fbx"]


def check_a_missing_folder_is_made():
    kit.generate()
    _export(folder="a/b/c")
    assert _files("a/b/c") == ["Arming_001.fbx"]


def check_a_folder_beside_the_blend_file():
    kit.generate()
    bpy.ops.wm.save_as_mainfile(filepath=str(kit.folder() / "swords.blend"))
    kit.settings().export_folder = "//out"
    assert bpy.ops.rodin.export_batch() == {"FINISHED"}
    assert _files() == ["Arming_001.fbx"]


def check_an_unwritable_folder_gets_a_sentence():
    kit.generate()
    (kit.folder() / "file").write_text("", encoding="ascii")
    for place in (kit.folder() / "file" / "below", "/proc/rodin"):
        kit.settings().export_folder = str(place)
        assert "Cannot write to the folder" in kit.refusal(bpy.ops.rodin.export_batch)


def check_no_folder_gets_a_sentence():
    kit.generate()
    kit.settings().export_folder = ""
    assert "Choose a folder" in kit.refusal(bpy.ops.rodin.export_batch)
    kit.settings().export_folder = "//"
    assert "Save the file first" in kit.refusal(bpy.ops.rodin.export_batch)


def check_a_file_that_cannot_be_replaced_gets_a_sentence():
    kit.generate()
    (kit.folder() / "out" / "Arming_001.fbx").mkdir(parents=True)
    kit.settings().export_folder = str(kit.folder() / "out")
    assert "Cannot write" in kit.refusal(bpy.ops.rodin.export_batch)
    assert _files() == ["Arming_001.fbx"], "nothing half-written"


def check_a_sword_without_meshes_gets_a_sentence():
    (root,) = kit.generate()
    for patch in list(root.children):
        bpy.data.objects.remove(patch)
    kit.settings().export_folder = str(kit.folder() / "out")
    assert "no mesh left" in kit.refusal(bpy.ops.rodin.export_batch)
    assert _files() == []


def check_it_asks_for_a_sword():
    kit.add_mesh("Cube", [(0, 0, 0), (1, 0, 0), (0, 1, 0)], [(0, 1, 2)])
    kit.settings().export_folder = str(kit.folder() / "out")
    assert "Select at least one sword" in kit.refusal(bpy.ops.rodin.export_batch)


def check_a_switched_off_exporter_gets_a_sentence():
    kit.generate()
    kit.settings().export_folder = str(kit.folder() / "out")
    bpy.ops.preferences.addon_disable(module="io_scene_fbx")
    try:
        message = kit.refusal(bpy.ops.rodin.export_batch)
    finally:
        bpy.ops.preferences.addon_enable(module="io_scene_fbx")
    assert "FBX format" in message


def _export(engine: str = "UNITY", folder: str = "out") -> None:
    kit.settings().export_folder = str(kit.folder() / folder)
    kit.settings().export_engine = engine
    assert bpy.ops.rodin.export_batch() == {"FINISHED"}


def _files(folder: str = "out") -> list[str]:
    return sorted(path.name for path in (kit.folder() / folder).iterdir())


def _path(name: str) -> str:
    return str(kit.folder() / "out" / f"{name.replace(' ', '_')}.fbx")


def _reimported(name: str) -> list[bpy.types.Object]:
    before = set(bpy.data.objects)
    bpy.ops.import_scene.fbx(filepath=_path(name))
    bpy.context.view_layer.update()
    return [item for item in bpy.data.objects if item not in before]


def _raw(name: str) -> tuple[dict, dict, np.ndarray]:
    """Global settings, the mesh node's transform, and its (V, 3) vertices, as they stand in the file."""
    from io_scene_fbx import parse_fbx

    top, _version = parse_fbx.parse(_path(name))
    header = _properties(_child(top, b"GlobalSettings"))
    objects = _child(top, b"Objects")
    transform = _properties(_child(objects, b"Model"))
    points = np.array(_child(_child(objects, b"Geometry"), b"Vertices").props[0]).reshape(-1, 3)
    return {key: value[0] for key, value in header.items() if value}, transform, points


def _child(element, name: bytes):
    return next(item for item in element.elems if item and item.id == name)


def _properties(element) -> dict[str, list]:
    return {
        item.props[0].decode(): list(item.props[4:])
        for item in _child(element, b"Properties70").elems
        if item
    }

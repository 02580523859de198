"""An asset beside its source: laid over it, measured, and projected onto it."""

from __future__ import annotations

import bpy
import kit
import numpy as np

WALL = [(-9.0, 2.0, -9.0), (9.0, 2.0, -9.0), (9.0, 2.0, 9.0), (-9.0, 2.0, 9.0)]
ATLAS = "Rodin Atlas"


def check_the_source_is_remembered():
    source = _plain()
    root = _rebuilt(source)
    assert root.rodin.source == source
    source.name, name = "Renamed", root.name
    path = str(kit.folder() / "kept.blend")
    bpy.ops.wm.save_as_mainfile(filepath=path)
    bpy.ops.wm.read_homefile(use_empty=True)
    bpy.ops.wm.open_mainfile(filepath=path)
    assert bpy.data.objects[name].rodin.source == bpy.data.objects["Renamed"]


def check_comparing_draws_the_source_over_the_sword():
    for welded in (False, True):
        source = _plain()
        before = _drawn(source)
        root = _rebuilt(source, welded=welded)
        assert bpy.ops.rodin.compare() == {"FINISHED"}
        assert source.display_type == "WIRE" and source.show_in_front
        assert 0 < max(_distances(root).max(), 1e-9) < 0.05
        assert bpy.context.active_object == root
        assert bpy.ops.rodin.compare(on=False) == {"FINISHED"}
        _assert_bare(root, source, before)


def check_a_patch_in_edit_mode_is_not_compared():
    """Another object may be active meanwhile."""
    source = _plain()
    before = _drawn(source)
    root = _rebuilt(source)
    edited = root.children[0]
    kit.select(edited)
    bpy.ops.object.mode_set(mode="EDIT")
    bpy.context.view_layer.objects.active = root
    said = kit.refusal(bpy.ops.rodin.compare)
    assert f'Leave Edit Mode on "{edited.name}" first.' in said, said
    bpy.context.view_layer.objects.active = edited
    bpy.ops.object.mode_set(mode="OBJECT")
    _assert_bare(root, source, before)


def check_distances_are_metres_to_the_surface():
    wall = kit.add_mesh("Wall", WALL, [(0, 1, 2, 3)])
    wall.scale = (1.0, 0.5, 1.0)
    (root,) = kit.generate()
    root.location.x = 3.0
    root.rodin.source = wall
    kit.select(root)
    for scale_length in (1.0, 0.01):
        bpy.context.scene.unit_settings.scale_length = scale_length
        bpy.ops.rodin.compare()
        wanted = scale_length * np.abs(1.0 - kit.sword_coordinates(root)[:, 1])
        assert np.allclose(_distances(root), wanted, atol=1e-6)
    bpy.ops.rodin.compare(on=False)


def check_a_hidden_source_is_shown_and_hidden_again():
    source = _plain()
    root = _rebuilt(source)
    source.hide_set(True)
    source.show_in_front, source.display_type = True, "BOUNDS"
    before = _drawn(source)
    bpy.ops.rodin.compare()
    assert source.visible_get()
    bpy.ops.rodin.compare(on=False)
    _assert_bare(root, source, before)


def check_a_sword_of_patches_is_a_source_too():
    (source,) = kit.generate()
    kit.select(source)
    bpy.ops.rodin.reconstruct()
    root = bpy.context.active_object
    assert root != source and root.rodin.source == source
    before = [_drawn(patch) for patch in source.children]
    bpy.ops.rodin.compare()
    assert {patch.display_type for patch in source.children} == {"WIRE"}
    bpy.ops.rodin.compare(on=False)
    assert [_drawn(patch) for patch in source.children] == before


def check_two_swords_of_one_source():
    source = _plain()
    before = _drawn(source)
    first, second = _rebuilt(source), _rebuilt(source)
    for root in (first, second):
        kit.select(root)
        bpy.ops.rodin.compare()
    kit.select(first)
    bpy.ops.rodin.compare(on=False)
    assert source.display_type == "WIRE", "the other one is still compared with it"
    kit.select(second)
    bpy.ops.rodin.compare(on=False)
    _assert_bare(second, source, before)


def check_a_comparison_outlives_its_sword_and_ends_from_the_source():
    source = _plain()
    before = _drawn(source)
    root = _rebuilt(source)
    bpy.ops.rodin.compare()
    kit.our("rodin_addon.assets.build").remove(root)
    kit.select(source)
    assert bpy.ops.rodin.compare(on=False) == {"FINISHED"}
    assert _drawn(source) == before and "rodin_compared" not in source


def check_a_comparison_is_saved_and_ended_after_reopening():
    source = _plain()
    before, name = _drawn(source), source.name
    root = _rebuilt(source)
    bpy.ops.rodin.compare()
    path, sword = str(kit.folder() / "compared.blend"), root.name
    bpy.ops.wm.save_as_mainfile(filepath=path)
    bpy.ops.wm.open_mainfile(filepath=path)
    source, root = bpy.data.objects[name], bpy.data.objects[sword]
    assert source.display_type == "WIRE"
    kit.select(root)
    bpy.ops.rodin.compare(on=False)
    _assert_bare(root, source, before)


def check_a_deleted_source_is_no_source():
    source = _plain()
    root = _rebuilt(source)
    bpy.context.scene.collection.objects.unlink(source)
    kit.select(root)
    for operator in (bpy.ops.rodin.compare, bpy.ops.rodin.project):
        assert "no source" in kit.refusal(operator)


def check_a_source_without_surface():
    (root,) = kit.generate()
    root.rodin.source = kit.add("Lamp", bpy.data.lights.new("Lamp", "SUN"))
    kit.select(root)
    assert "no surface" in kit.refusal(bpy.ops.rodin.compare)
    assert "type light" in kit.refusal(bpy.ops.rodin.project)
    assert root.rodin.source.display_type == "TEXTURED"


def check_a_source_of_another_scene():
    (root,) = kit.generate()
    other = bpy.data.scenes.new("Other")
    item = bpy.data.objects.new("There", bpy.data.meshes.new("There"))
    other.collection.objects.link(item)
    root.rodin.source = item
    kit.select(root)
    assert "not in this view layer" in kit.refusal(bpy.ops.rodin.compare)
    assert "no faces" in kit.refusal(bpy.ops.rodin.project)


def check_projecting_gives_atlas_and_materials():
    source = _plain()
    wanted_parts, wanted_uv = _part_of_face(source.data), _uv(source.data, "Atlas")
    source.data.materials.clear()
    own = bpy.data.materials.new("Own")
    source.data.materials.append(own)
    source.data.polygons.foreach_set("material_index", [0] * len(source.data.polygons))
    _rebuilt(source)
    kept = _kept()
    assert bpy.ops.rodin.project() == {"FINISHED"}
    mesh = source.data
    assert [layer.name for layer in mesh.uv_layers] == ["Atlas", ATLAS]
    assert mesh.uv_layers.active.name == "Atlas"
    assert np.array_equal(_uv(mesh, "Atlas"), wanted_uv)
    assert mesh.materials[0] == own
    areas = np.array([face.area for face in mesh.polygons])
    met = np.array(_part_of_face(mesh)) == np.array(wanted_parts)
    assert areas[met].sum() > 0.97 * areas.sum()
    assert _kept() == kept, "nothing is left over"


def check_a_swords_own_copy_gets_its_own_atlas():
    (root,) = kit.generate(welded=True, resolution=32)
    copy = kit.add("Copy", root.data.copy())
    root.location = copy.location = (1.0, 2.0, 3.0)
    root.rodin.source = copy
    kit.select(root)
    assert bpy.ops.rodin.project() == {"FINISHED"}
    gap = np.abs(_uv(copy.data, ATLAS) - _uv(copy.data, "Atlas")).max(axis=1)
    assert np.mean(gap < 1e-3) > 0.99, np.mean(gap < 1e-3)


def check_no_face_is_smeared_over_two_patches():
    source = _plain(style="claymore", seed=3)
    _rebuilt(source)
    bpy.ops.rodin.project()
    atlas, places = kit.model().kind.atlases[0], _uv(source.data, ATLAS)
    chart = atlas.chart_at(places)
    assert (places > atlas.low[chart] - 1e-5).all() and (places < atlas.high[chart] + 1e-5).all()
    assert len(set(chart)) == 25
    for face in source.data.polygons:
        assert len(set(chart[list(face.loop_indices)])) == 1


def check_projecting_twice_is_projecting_once():
    source = _plain()
    source.data.materials.clear()
    root = _rebuilt(source)
    bpy.ops.rodin.project()
    first, slots = _uv(source.data, ATLAS), [item.name for item in source.data.materials]
    kit.select(root)
    bpy.ops.rodin.project()
    assert np.allclose(_uv(source.data, ATLAS), first, atol=1e-6)
    assert [item.name for item in source.data.materials] == slots
    assert len(source.data.uv_layers) == 2


def check_projecting_without_materials():
    source = _plain()
    _rebuilt(source)
    before = [face.material_index for face in source.data.polygons]
    names = [item.name for item in source.data.materials]
    assert bpy.ops.rodin.project(materials=False) == {"FINISHED"}
    assert [face.material_index for face in source.data.polygons] == before
    assert [item.name for item in source.data.materials] == names
    assert ATLAS in source.data.uv_layers


def check_a_moved_and_modified_source_is_met_where_it_lies():
    source = _plain()
    source.scale, source.location, source.rotation_euler = (-2.0, 2.0, 2.5), (3.0, 4.0, 5.0), (0.4, 1.0, 2.0)
    array = source.modifiers.new("Array", "ARRAY")
    array.count, array.use_relative_offset, array.use_constant_offset = 1, False, True
    wanted = _part_of_face(source.data)
    _rebuilt(source)
    seen = kit.coordinates(source)
    bpy.ops.rodin.project()
    assert np.array_equal(kit.coordinates(source), seen)
    met = np.mean(np.array(_part_of_face(source.data)) == np.array(wanted))
    assert met > 0.9, met
    assert [modifier.name for modifier in source.modifiers] == ["Array"]


def check_what_is_no_mesh_takes_no_uvs():
    text = bpy.data.curves.new("Text", "FONT")
    text.body, text.extrude = "I", 0.1
    _rebuilt(kit.add("Text", text))
    message = kit.refusal(bpy.ops.rodin.project)
    assert "of type text" in message and "convert it" in message, message


def check_a_mesh_full_of_uv_maps():
    source = _plain()
    while len(source.data.uv_layers) < 8:
        source.data.uv_layers.new()
    _rebuilt(source)
    assert "8 UV maps" in kit.refusal(bpy.ops.rodin.project)
    assert len(source.data.uv_layers) == 8


def check_undo_and_redo():
    names = {"source": _plain().name}
    bpy.ops.ed.undo_push(message="source")
    states = [_state(names)]
    for press in (
        lambda: bpy.ops.rodin.reconstruct("EXEC_DEFAULT", True),
        lambda: bpy.ops.rodin.compare("EXEC_DEFAULT", True),
        lambda: bpy.ops.rodin.project("EXEC_DEFAULT", True),
        lambda: bpy.ops.rodin.compare("EXEC_DEFAULT", True, on=False),
    ):
        assert press() == {"FINISHED"}
        states.append(_state(names))
    assert len({str(state) for state in states}) == len(states), "every press changes something that is looked at"
    for state in states[-2::-1]:
        bpy.ops.ed.undo()
        assert _state(names) == state
    for state in states[1:]:
        bpy.ops.ed.redo()
        assert _state(names) == state
    root = bpy.context.active_object
    root.rodin.sliders[0] = 1.0
    assert not root.rodin.message


def _state(names: dict[str, str]) -> tuple:
    """What the presses change."""
    source = bpy.data.objects[names["source"]]
    swords = [item for item in bpy.data.objects if item.rodin.recipe]
    return (
        [(item.name, len(item.children), item.rodin.source == source) for item in swords],
        [sorted(set(patch.data.attributes.keys()) & {"distance"}) for item in swords for patch in item.children],
        _drawn(source),
        [layer.name for layer in source.data.uv_layers],
    )


def _plain(**values) -> bpy.types.Object:
    """A plain mesh object of an asset's shape, without any mark of ours but its atlas and materials."""
    (root,) = kit.generate(welded=True, resolution=12, **values)
    plain = kit.add("Plain", root.data.copy())
    kit.our("rodin_addon.assets.build").remove(root)
    kit.settings().welded = False
    return plain


def _rebuilt(source: bpy.types.Object, welded: bool = False) -> bpy.types.Object:
    kit.select(source)
    bpy.context.view_layer.update()
    assert bpy.ops.rodin.reconstruct(refine="latent", resolution=12, welded=welded) == {"FINISHED"}
    return bpy.context.active_object


def _drawn(item: bpy.types.Object) -> tuple:
    return item.display_type, item.show_in_front, item.hide_get(), item.hide_viewport


def _distances(root: bpy.types.Object) -> np.ndarray:
    """Of all points of an asset, in the order of :func:`kit.sword_coordinates`."""
    meshes = [item.data for item in (root, *root.children_recursive) if item.type == "MESH"]
    return np.array([point.value for mesh in meshes for point in mesh.attributes["distance"].data])


def _assert_bare(root: bpy.types.Object, source: bpy.types.Object, before: tuple) -> None:
    assert _drawn(source) == before
    assert "rodin_compared" not in source
    assert not any("distance" in item.data.attributes for item in (root, *root.children) if item.type == "MESH")


def _uv(mesh: bpy.types.Mesh, name: str) -> np.ndarray:
    values = np.empty(2 * len(mesh.loops), dtype=np.float32)
    mesh.uv_layers[name].data.foreach_get("uv", values)
    return values.reshape(-1, 2)


def _part_of_face(mesh: bpy.types.Mesh) -> list[str]:
    return [mesh.materials[face.material_index].get("rodin_part", "") for face in mesh.polygons]


def _kept() -> dict[str, int]:
    return {kind: len(getattr(bpy.data, kind)) for kind in ("objects", "meshes", "collections", "materials", "scenes")}

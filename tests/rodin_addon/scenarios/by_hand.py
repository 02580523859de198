"""What an artist does to an asset by hand: nothing of it vanishes without a word."""

from __future__ import annotations

import json
from pathlib import Path

import bpy
import kit
import numpy as np


def check_moved_vertices_are_not_lost_to_a_slider_or_a_handle():
    for welded in (False, True):
        (root,) = kit.generate(welded=welded)
        _dent(root)
        before, recipe = kit.sword_coordinates(root), root.rodin.recipe
        for name, change in (("slider", _slide), ("handle", _lengthen)):
            root.rodin.message = ""
            change(root)
            assert "edited by hand" in root.rodin.message, (name, root.rodin.message)
            assert np.array_equal(kit.sword_coordinates(root), before), name
        assert root.rodin.recipe == recipe
        for operator in (bpy.ops.rodin.vary, bpy.ops.rodin.randomise):
            kit.select(root)
            assert "edited by hand" in kit.refusal(operator, seed=1)


def check_vertices_moved_in_edit_mode_are_noticed():
    (root,) = kit.generate()
    patch = root.children[4]
    kit.select(patch)
    bpy.ops.object.mode_set(mode="EDIT")
    bpy.ops.mesh.select_all(action="SELECT")
    bpy.ops.transform.translate(value=(0.0, 0.01, 0.0))
    bpy.ops.object.mode_set(mode="OBJECT")
    _slide(root)
    assert "edited by hand" in root.rodin.message, root.rodin.message


def check_edits_are_carried_along():
    for welded in (False, True):
        (root,), (plain,) = kit.generate(welded=welded), kit.generate(welded=welded)
        dent = _dent(root)
        kit.select(root)
        assert bpy.ops.rodin.edits_carry() == {"FINISHED"}
        for change in (_slide, _lengthen, _slide):
            change(root), change(plain)
            assert not root.rodin.message, root.rodin.message
            assert np.allclose(_own(root) - _own(plain), dent, atol=2e-6)
        more = _dent(root, vertex=20)
        _slide(root), _slide(plain)
        assert np.allclose(_own(root) - _own(plain), dent + more, atol=2e-6), "edits to come are carried as well"


def check_edits_are_carried_by_a_file_that_was_saved():
    (root,) = kit.generate(welded=True)
    plain = kit.generate(welded=True)[0].name
    dent = _dent(root)
    kit.select(root)
    bpy.ops.rodin.edits_carry()
    path, name = str(kit.folder() / "edited.blend"), root.name
    bpy.ops.wm.save_as_mainfile(filepath=path)
    _forget()
    bpy.ops.wm.open_mainfile(filepath=path)
    root, plain = bpy.data.objects[name], bpy.data.objects[plain]
    _slide(root), _slide(plain)
    assert np.allclose(_own(root) - _own(plain), dent, atol=2e-6)


def check_a_sword_that_keeps_its_edits_stays_as_it_is():
    (root,) = kit.generate()
    _dent(root)
    kit.select(root)
    assert bpy.ops.rodin.edits_keep() == {"FINISHED"}
    before = kit.sword_coordinates(root)
    for change in (_slide, _lengthen):
        root.rodin.message = ""
        change(root)
        assert "keeps your edits" in root.rodin.message
        assert np.array_equal(kit.sword_coordinates(root), before)
    _export()
    assert len(_exported()["levels"]) == 2


def check_rebuild_makes_it_as_the_model_does():
    for welded in (False, True):
        (root,), (plain,) = kit.generate(welded=welded), kit.generate(welded=welded)
        _dent(root)
        _slide(root), _slide(plain)
        kit.select(root)
        assert bpy.ops.rodin.edits_rebuild() == {"FINISHED"}
        assert np.allclose(_own(root), _own(plain), atol=1e-6)
        _follows(root)


def check_rebuild_brings_back_vertices_that_were_removed():
    gold = bpy.data.materials.new("Gold")
    for welded in (False, True):
        (root,), (plain,) = kit.generate(welded=welded), kit.generate(welded=welded)
        item = root if welded else root.children[3]
        item.data.materials[0] = gold
        kit.select(item)
        modifier = item.modifiers.new("Fewer", "DECIMATE")
        modifier.ratio = 0.5
        bpy.ops.object.modifier_apply(modifier="Fewer")
        assert bpy.ops.rodin.edits_rebuild() == {"FINISHED"}
        assert np.allclose(_own(root), _own(plain), atol=1e-6)
        assert item.data.materials[0] == gold
        _follows(root)


def check_applied_scale_is_the_swords_own():
    for welded, whole in ((True, True), (False, True), (False, False)):
        (root,) = kit.generate(welded=welded)
        length, size = root.rodin.blade_length, _size(root)
        _apply_scale(root, (1.5, 1.5, 1.5), whole)
        assert np.allclose(_size(root), 1.5 * size, rtol=1e-5)
        assert np.isclose(root.rodin.blade_length, 1.5 * length, rtol=1e-4), (welded, whole)
        _export()
        assert len(_exported()["levels"]) == 2
        assert np.allclose(_exported()["size_m"], 1.5 * size, atol=3e-3)
        root.rodin.blade_length = 1.6 * length
        assert not root.rodin.message, root.rodin.message
        assert np.isclose(root.rodin.blade_length, 1.6 * length, rtol=1e-3)
        assert 1.5 * size[2] < _size(root)[2] < 1.7 * size[2]
        assert np.isclose(root.rodin.overall_length, json.loads(root.rodin.recipe)["length"], rtol=1e-2)
        _follows(root)


def check_scale_applied_unevenly_is_given_back_to_the_object():
    for welded, whole in ((True, True), (False, True), (False, False)):
        (root,) = kit.generate(welded=welded)
        _apply_scale(root, (2.0, 1.0, 1.5), whole)
        before = _size(root)
        root.rodin.blade_length = root.rodin.blade_length
        assert "not uniform" in root.rodin.message, (welded, whole)
        assert np.allclose(root.scale, (2.0, 1.0, 1.5), rtol=1e-4)
        assert np.allclose(_size(root), before, rtol=1e-3)
        _export()
        assert len(_exported()["levels"]) == 2


def check_scale_applied_to_an_edited_sword():
    (root,) = kit.generate(welded=True)
    (plain,) = kit.generate(welded=True)
    dent = _dent(root)
    kit.select(root)
    bpy.ops.rodin.edits_carry()
    for item in (root, plain):
        _apply_scale(item, (2.0, 2.0, 2.0), True)
        _slide(item)
        assert not item.rodin.message, item.rodin.message
    assert np.allclose(_own(root) - _own(plain), 2 * dent, atol=1e-5)


def check_a_linked_duplicate_becomes_its_own():
    for welded in (False, True):
        (root,) = kit.generate(welded=welded)
        copy = _duplicated(root, linked=True)
        before = kit.sword_coordinates(root)
        _slide(copy)
        assert not copy.rodin.message
        assert np.array_equal(kit.sword_coordinates(root), before)
        assert not np.allclose(kit.sword_coordinates(copy), before)
        _slide(root), _slide(root)
        for item in (root, copy):
            kit.select(item)
            _export()
            assert len(_exported(item)["levels"]) == 2
            assert np.allclose(_exported(item)["size_m"], _size(item), atol=3e-3)


def check_a_root_without_patches_says_so():
    (root,) = kit.generate()
    for patch in list(root.children):
        patch.select_set(False)
    kit.select(root)
    bpy.ops.object.duplicate()
    copy = bpy.context.active_object
    assert copy != root and not copy.children
    for change in (_slide, _lengthen):
        copy.rodin.message = ""
        change(copy)
        assert "no patches" in copy.rodin.message and "Rebuild" in copy.rodin.message
    copy.rodin.sliders[0] = 0.0
    assert bpy.ops.rodin.edits_rebuild() == {"FINISHED"}
    assert len(copy.children) == 25
    assert np.allclose(_own(copy), _own(root), atol=1e-6)
    _follows(copy)


def check_a_missing_patch_is_missed():
    (root,), (plain,) = kit.generate(), kit.generate()
    bpy.data.objects.remove(root.children[7])
    _slide(root), _slide(plain)
    assert root.rodin.message.startswith("1 of 25 patches are missing"), root.rodin.message
    kit.select(root)
    _export(anyway=True)
    assert "missing" in _exported()["why_baked"]
    assert "missing" in kit.refusal(bpy.ops.rodin.export_batch, folder=str(kit.folder() / "out"))
    assert bpy.ops.rodin.edits_rebuild() == {"FINISHED"}
    assert np.allclose(np.sort(_own(root), axis=0), np.sort(_own(plain), axis=0), atol=1e-6)
    _follows(root)


def check_a_duplicated_patch_follows_as_its_original_does():
    (root,) = kit.generate()
    patch = root.children[7]
    copy = patch.copy()
    copy.data = patch.data.copy()
    bpy.context.collection.objects.link(copy)
    before = _stored(patch)
    for value in (1.0, -1.0):
        root.rodin.sliders[0] = value
        assert not root.rodin.message, root.rodin.message
        assert np.array_equal(_stored(patch), _stored(copy)), value
        assert not np.array_equal(_stored(patch), before), value


def check_edits_are_exported_with_all_levels():
    for welded in (False, True):
        (root,) = kit.generate(welded=welded, resolution=12)
        _dent(root, by=(0.0, 0.0, 0.0))
        _export()
        plain = _exported()
        _dent(root, by=(0.0, 0.05, 0.0))
        _export()
        sword = _exported()
        assert sword["by_construction"] and sword["edited_by_hand"] and sword["why_baked"] is None
        assert (plain["edited_by_hand"], len(sword["levels"])) == (False, 2)
        for one, other in zip(sword["levels"], plain["levels"], strict=True):
            assert one["geometry_sha256"] != other["geometry_sha256"]
            assert one["checks"]["open_edges"] == 0


def check_patches_that_no_longer_meet_say_why():
    (root,) = kit.generate()
    patch = root.children[4]
    points = [vertex.co.copy() for vertex in patch.data.vertices]
    for vertex, point in zip(patch.data.vertices, points, strict=True):
        vertex.co.y = point.y + 0.01
    patch.data.update()
    message = kit.refusal(bpy.ops.rodin.export_batch, folder=str(kit.folder() / "out"))
    assert "no longer meet" in message, message


def check_a_linked_duplicate_that_is_refused_keeps_its_mesh():
    (root,) = kit.generate(welded=True)
    twin = _duplicated(root, linked=True)
    _dent(twin)
    kit.select(twin)
    assert "edited by hand" in kit.refusal(bpy.ops.rodin.randomise, seed=1)
    assert twin.data == root.data


def check_undo_brings_edits_back():
    (root,) = kit.generate(welded=True)
    name = root.name
    bpy.ops.ed.undo_push(message="made")
    _dent(root)
    kit.select(root)
    bpy.ops.ed.undo_push(message="edited")
    dented = _own(root)
    for operator in (bpy.ops.rodin.edits_rebuild, bpy.ops.rodin.edits_carry, bpy.ops.rodin.edits_keep):
        assert operator() == {"FINISHED"}
        _slide(bpy.data.objects[name])
        bpy.ops.ed.undo_push(message="chosen")
        bpy.ops.ed.undo()
        assert np.array_equal(_own(bpy.data.objects[name]), dented), operator
        assert bpy.data.objects[name].rodin.edits == "ASK"
        _slide(bpy.data.objects[name])
        assert "edited by hand" in bpy.data.objects[name].rodin.message, "memory does not take edits for its own"
        bpy.data.objects[name].rodin.sliders[0] = 0.0
        kit.select(bpy.data.objects[name])
    bpy.ops.ed.undo()
    _follows(bpy.data.objects[name])


def check_another_engines_last_digits_are_no_edit():
    (root,) = kit.generate(welded=True)
    _forget()
    for vertex in root.data.vertices:
        vertex.co *= 1 + 1e-6
    _follows(root)


def _dent(root: bpy.types.Object, vertex: int = 17, by=(0.0, 0.02, 0.0)) -> np.ndarray:
    """Move a vertex within a patch; returns (V, 3) how far each of the asset's was moved."""
    before = _own(root)
    item = root if root.type == "MESH" else root.children[4]
    index = _inner_vertices(root, item)[vertex]
    for axis in range(3):
        item.data.vertices[index].co[axis] += by[axis]
    item.data.update()
    return _own(root) - before


def _inner_vertices(root: bpy.types.Object, item: bpy.types.Object) -> np.ndarray:
    """Vertices of a mesh that lie on no border of a patch."""
    plan = dict(kit.our("rodin_addon.assets.edits").pieces_of(root))[item]
    side = root.rodin.resolution
    v, u = np.divmod(plan.point_of_vertex % side**2, side)
    return np.flatnonzero((v % (side - 1) > 0) & (u % (side - 1) > 0))


def _slide(root: bpy.types.Object) -> None:
    root.rodin.sliders[0] += 0.2


def _lengthen(root: bpy.types.Object) -> None:
    root.rodin.blade_length *= 1.01


def _follows(root: bpy.types.Object) -> None:
    before = _own(root)
    _slide(root)
    assert not root.rodin.message, root.rodin.message
    assert np.abs(_own(root) - before).max() > 1e-5


def _own(root: bpy.types.Object) -> np.ndarray:
    """(V, 3) vertices as stored, in the order of the asset's objects."""
    items = [root] if root.type == "MESH" else sorted(root.children, key=lambda item: item["rodin_chart"])
    return np.concatenate([_stored(item) for item in items])


def _stored(item: bpy.types.Object) -> np.ndarray:
    """(V, 3) vertices as the mesh has them."""
    return np.array([vertex.co[:] for vertex in item.data.vertices])


def _size(root: bpy.types.Object) -> np.ndarray:
    return np.ptp(kit.sword_coordinates(root), axis=0)


def _apply_scale(root: bpy.types.Object, scale, whole: bool) -> None:
    """Apply > Scale on the root alone, or on all its objects."""
    root.scale = scale
    kit.select(*(root.children if whole else ()), root)
    assert bpy.ops.object.transform_apply(location=False, rotation=False, scale=True) == {"FINISHED"}
    kit.select(root)
    bpy.context.view_layer.update()


def _duplicated(root: bpy.types.Object, linked: bool) -> bpy.types.Object:
    kit.select(*root.children, root)
    bpy.ops.object.duplicate(linked=linked)
    return next(item for item in bpy.context.selected_objects if item.rodin.recipe)


def _forget() -> None:
    edits = kit.our("rodin_addon.assets.edits")
    edits._last = edits.Edits("", np.empty((0, 3), dtype=np.float32))


def _export(**words) -> None:
    words = {"folder": str(kit.folder() / "out"), "engine": "UNITY", "finest": 12, "levels": 2} | words
    assert bpy.ops.rodin.export_batch(**words) == {"FINISHED"}


def _exported(root: bpy.types.Object | None = None) -> dict:
    (path,) = Path(kit.folder() / "out").glob("*manifest*.json")
    swords = json.loads(path.read_text(encoding="utf-8"))["assets"]
    return next(sword for sword in reversed(swords) if root is None or sword["name"] == root.name)

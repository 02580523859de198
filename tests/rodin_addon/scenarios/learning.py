"""Learning from a collection, in a Blender of its own."""

from __future__ import annotations

import json
import time

import bpy
import kit
import numpy as np


def check_a_collection_is_learnt_and_what_was_stopped_goes_on():
    collection = _collection("Twisted", [_twisted(seed) for seed in range(21, 26)])
    process, folder = kit.our("rodin_addon.learning.process"), _folder("Twisted")
    kept = _begin_and_stop(collection, folder)
    assert process.progress_of(folder).rows and not process.is_running()
    assert bpy.ops.rodin.learn() == {"FINISHED"}
    found = process.progress_of(folder)
    assert found.stage == "done" and found.error is None
    assert [row.name for row in found.rows] == [item.name for item in collection.objects]
    assert sum(row.held_out for row in found.rows) == 1
    assert all(row.ratio < 1.5 for row in found.rows)
    assert all(path.stat().st_mtime_ns == before for path, before in kept.items()), "registered twice"
    _check_the_model_is_used(folder)
    assert bpy.ops.rodin.learn_discard() == {"FINISHED"}
    assert not folder.exists()
    assert "Twisted" not in _names_of_models()


def check_too_few_shapes_are_refused():
    first, second = (_twisted(seed) for seed in (1, 2))
    copies = [_copy_of(first, index) for index in range(4)]
    _collection("Two", [first, second, *copies])  # moved, turned and scaled copies are one shape
    said = kit.refusal(bpy.ops.rodin.learn)
    assert "At least 3 registered meshes are needed to learn from; there are 2." in said, said
    _collection("None", [])
    assert 'The collection "None" has no meshes to learn from.' in kit.refusal(bpy.ops.rodin.learn)


def check_helpers_and_hidden_objects_are_left_out_and_children_belong_to_their_parents():
    snapshot = kit.our("rodin_addon.learning.snapshot")
    names = ("Sword", "Guard", "UCX_Sword", "Sword_LOD1", "Hidden", "Axe")
    items = {name: kit.add_mesh(name, [(0, 0, 0), (1, 0, 0), (0, 1, 0)], [(0, 1, 2)]) for name in names}
    collection = _collection("Pack", list(items.values()))
    items["Guard"].parent = items["Sword"]
    items["Hidden"].hide_viewport = True
    bpy.context.scene.unit_settings.scale_length = 0.01
    bpy.context.view_layer.update()
    found = {one.name: one.mesh for one in snapshot.meshes_of(bpy.context, collection)}
    assert {name: len(mesh.triangles) for name, mesh in found.items()} == {"Sword": 2, "Axe": 1}
    assert np.isclose(found["Axe"].vertices.max(), 0.01), "metres"


def check_damaged_files_and_another_learner_are_told_of():
    collection = _collection("Damaged", [_twisted(seed) for seed in (1, 2, 3)])
    process, folder, files = (kit.our(f"rodin_addon.learning.{name}") for name in ("process", "job", "snapshot"))
    folder = _folder("Damaged")
    members = tuple(files.write_mesh(folder, one) for one in files.meshes_of(bpy.context, collection))
    files.write(folder, files.Snapshot(str(kit.shipped()), "Damaged", members))
    with kit.our("model_core.files").alone_in(folder / files.MESHES):
        assert _outcome(process, folder) == "Another Blender is learning this."
    files.mesh_path(folder, members[0].sha256).write_bytes(b"PK")
    assert _outcome(process, folder).startswith("Learning stopped: {reason}")
    (folder / "set.json").write_text("[]")
    assert _outcome(process, folder).startswith("Learning stopped: {reason}")
    done = {"stage": "done", "done": 1, "total": 1, "rows": [], "said": [], "error": None}
    (folder / "progress.json").write_text(json.dumps(done))
    assert _outcome(process, folder).startswith("Learning stopped: {reason}"), "a former run's end is not this one's"
    (folder / "progress.json").write_text("{")
    assert kit.our("rodin_addon.learning.progress").read(folder) is None


def _begin_and_stop(collection: bpy.types.Collection, folder) -> dict:
    """Stop as soon as a mesh is registered; {record: when it was written}."""
    process, files = kit.our("rodin_addon.learning.process"), kit.our("rodin_addon.learning.snapshot")
    members = tuple(files.write_mesh(folder, one) for one in files.meshes_of(bpy.context, collection))
    files.write(folder, files.Snapshot(str(kit.shipped()), "Twisted", members))
    process.start(folder)
    try:
        end = time.monotonic() + 240
        while not process.look().rows:
            assert process.is_running() and time.monotonic() < end, (folder / "log.txt").read_text()
            time.sleep(0.2)
    finally:
        process.stop()
    return {path: path.stat().st_mtime_ns for path in (folder / "registrations").iterdir()}


def _check_the_model_is_used(folder) -> None:
    card = json.loads((folder / "weights.json").read_text())
    assert card["name"] == "Twisted" and card["styles"][-1] == "Twisted"
    assert "Twisted" in _names_of_models()
    assert bpy.ops.rodin.learn_use() == {"FINISHED"}
    (root,) = kit.generate(style="Twisted")
    recipe = kit.recipe_of(root)
    assert recipe["style"] == "Twisted"
    assert recipe["weights"] == card["sha256"] != kit.model().weights_hash


def _outcome(process, folder) -> str:
    process.start(folder)
    end = time.monotonic() + 120
    while process.is_running():
        assert time.monotonic() < end
        time.sleep(0.1)
    return process.look().error[0]


def _twisted(seed: int) -> bpy.types.Object:
    """A plain mesh: one of ours with a twist that no forge has."""
    (root,) = kit.generate(seed=seed, style="falchion", welded=True)
    points = np.array([vertex.co for vertex in root.data.vertices])  # its own, about its axis
    angle = 0.8 * points[:, 2]
    x, y, z = points.T
    turned = np.column_stack([np.cos(angle) * x - np.sin(angle) * y, np.sin(angle) * x + np.cos(angle) * y, z])
    faces = [list(face.vertices) for face in root.data.polygons]
    bpy.data.objects.remove(root)
    return kit.add_mesh(f"Twisted {seed}", turned.tolist(), faces)


def _copy_of(item: bpy.types.Object, index: int) -> bpy.types.Object:
    copy = item.copy()
    bpy.context.scene.collection.objects.link(copy)
    copy.location, copy.rotation_euler, copy.scale = (index, 0, 1), (index, 1, 2), (1 + index,) * 3
    return copy


def _collection(name: str, items: list[bpy.types.Object]) -> bpy.types.Collection:
    collection = bpy.data.collections.new(name)
    bpy.context.scene.collection.children.link(collection)
    for item in items:
        collection.objects.link(item)
    bpy.context.view_layer.update()
    kit.settings().learn.collection = collection
    return collection


def _folder(name: str):
    return kit.our("rodin_addon.learning.process").folder_of(f"{name} sword")


def _names_of_models() -> list[str]:
    return [entry.name for entry in kit.our("rodin_addon.models").library().entries]

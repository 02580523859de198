"""A sixth day, of one's own meshes: a collection of twenty is learnt, and what it became is used and kept."""

from __future__ import annotations

import bpy
import hand
import kit
import numpy as np
from third_day import stage_begin  # noqa: F401 - the first stage here too

LEARN, PAUSE, USE = "bpy.ops.rodin.learn(", "bpy.ops.rodin.learn_pause(", "bpy.ops.rodin.learn_use("
MANY = 20
MINUTES = 14  # on a busy machine; a quiet one needs 3


def stage_a_collection_of_meshes():
    """Plain meshes with a twist that none of ours has; they stand in a collection that is hidden afterwards."""
    collection = bpy.data.collections.new("Twisted")
    bpy.context.scene.collection.children.link(collection)
    for seed in range(MANY):
        collection.objects.link(_twisted(seed))
    kit.settings().learn.collection = collection
    yield from hand.key("HOME")


def stage_learn_and_pause():
    """Blender can be worked in meanwhile, and what is registered is kept."""
    process = kit.our("rodin_addon.learning.process")
    yield from hand.click(LEARN)
    yield from hand.wait_for(lambda: len(_found().rows) >= 2, "two registrations", 240)
    hand.picture("sixth_day-learning", hand.region()[1])
    yield from hand.click(PAUSE)
    yield from hand.pause()
    assert not process.is_running()
    assert 2 <= len(_found().rows) < MANY


def stage_go_on():
    """To the end, by the same button."""
    yield from hand.click(LEARN)
    yield from hand.wait_for(lambda: _found().stage == "done" or _found().error, "the end of learning", 60 * MINUTES)
    assert not _found().error, _found().error
    assert len(_found().rows) == MANY
    yield from hand.pause(2.0)
    hand.picture("sixth_day-learnt", hand.region()[1])


def stage_use():
    """The model is chosen, in its style, and the next press makes a twisted sword."""
    yield from hand.click(USE)
    yield from hand.pause()
    models = kit.our("rodin_addon.models")
    assert models.chosen(kit.settings().model).name == kit.settings().style == "Twisted"
    for item in list(kit.settings().learn.collection.objects):
        bpy.data.objects.remove(item)
    kit.settings().count = 5
    assert bpy.ops.rodin.generate() == {"FINISHED"}
    yield from hand.key("HOME")
    roots = [item for item in bpy.data.objects if item.rodin.recipe]
    assert len(roots) == 5 and {kit.recipe_of(root)["style"] for root in roots} == {"Twisted"}


def stage_save():
    """For the next day."""
    bpy.ops.wm.save_as_mainfile(filepath=str(hand.KEPT / "learnt.blend"))
    yield from hand.pause()


def _found():
    process = kit.our("rodin_addon.learning.process")
    return (
        process.progress_of(process.folder_of("Twisted sword")) or kit.our("rodin_addon.learning.progress").Progress()
    )


def _twisted(seed: int) -> bpy.types.Object:
    (root,) = kit.generate(seed=seed, style="ANY", welded=True, resolution=12)
    points = np.array([vertex.co for vertex in root.data.vertices])  # its own, about its axis
    angle = 0.8 * points[:, 2]
    x, y, z = points.T
    place = np.column_stack([np.cos(angle) * x - np.sin(angle) * y, np.sin(angle) * x + np.cos(angle) * y, z])
    faces = [list(face.vertices) for face in root.data.polygons]
    bpy.data.objects.remove(root)
    mesh = bpy.data.meshes.new(f"Own {seed}")
    mesh.from_pydata((place + np.array([0.3 * seed, 0, 0])).tolist(), [], faces)
    return bpy.data.objects.new(mesh.name, mesh)

"""The day after learning, in a new Blender that was opened with the file: it finds its model again."""

from __future__ import annotations

import bpy
import hand
import kit
import numpy as np


def stage_shape():
    """A slider moves what was drawn from one's own model."""
    yield from hand.pause()
    root = min(_roots(), key=lambda item: item.name)
    before = kit.sword_coordinates(root)
    root.rodin.sliders[0] += 1.0
    yield from hand.pause()
    assert np.abs(kit.sword_coordinates(root) - before).max() > 1e-4, root.rodin.message


def stage_export():
    """As any asset."""
    folder = hand.KEPT / "learnt"
    kit.select(*_roots())
    assert bpy.ops.rodin.export_batch(folder=str(folder), engine="GODOT") == {"FINISHED"}
    yield from hand.pause()
    assert len(list(folder.glob("*.glb"))) == 5


def _roots() -> list[bpy.types.Object]:
    return [item for item in bpy.data.objects if item.rodin.recipe]

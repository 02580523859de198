"""A third day, of second thoughts: the redo panel, a sheet to choose from, a mesh that is rebuilt."""

from __future__ import annotations

import bpy
import first_day
import hand
import kit
import numpy as np
from mathutils import Euler, Matrix

RECONSTRUCT = "bpy.ops.rodin.reconstruct("
SEED = 4711  # the redo panel's fields are told apart by what they show
CHOSEN = ".chosen"


def swords() -> list[bpy.types.Object]:
    """Roots of all assets of the file."""
    return [item for item in bpy.data.objects if item.rodin.recipe]


def stage_begin():
    """With the tab open and the cube out of the way."""
    yield from first_day.stage_open_the_tab()
    yield from hand.key("A")
    yield from hand.key("DEL")


def stage_redo_panel():
    """The changed assets take the place of the first, and one Ctrl+Z takes them all."""
    kit.settings().seed = SEED
    yield from hand.click(first_day.GENERATE)
    yield from hand.wait_for(swords, "an asset")
    yield from hand.pause()
    first = kit.sword_coordinates(*swords())
    yield from hand.redo_panel()
    yield from hand.redo_with(str(SEED), "12")
    (changed,) = swords()
    assert kit.recipe_of(changed)["seed"] == 12, kit.recipe_of(changed)
    hand.picture("third_day-redo")
    yield from hand.redo_with("12", str(SEED))
    assert np.array_equal(kit.sword_coordinates(*swords()), first)
    yield from hand.redo_with("1", "3")
    assert len(swords()) == 3
    yield from hand.key("Z", ctrl=True)
    assert not bpy.data.objects


def stage_sheet():
    """Of the pictures one is chosen, and only its asset comes into the scene."""
    kit.settings().sheet_count = 6
    yield from draw_sheet()
    assert not bpy.data.objects
    yield from hand.click(CHOSEN)
    yield from hand.pause()
    (chosen,) = (item.recipe for item in kit.settings().sheet if item.chosen)
    yield from hand.click("bpy.ops.rodin.sheet_take(")
    yield from hand.wait_for(swords, "the chosen asset")
    yield from hand.pause()
    (taken,) = swords()
    assert taken["rodin_recipe"] == chosen
    assert not any(item.chosen for item in kit.settings().sheet)


def draw_sheet():
    """Press the button, and wait for the pictures."""
    yield from hand.click("bpy.ops.rodin.sheet()")
    yield from hand.wait_for(lambda: len(kit.settings().sheet) == kit.settings().sheet_count, "the sheet")
    yield from hand.pause()


def stage_reconstruct():
    """The asset stands where the mesh does, and a sentence tells how near."""
    yield from hand.key("A")
    yield from hand.key("DEL")
    source = _found()
    yield from hand.click(RECONSTRUCT)
    yield from hand.wait_for(swords, "the rebuilt asset", 180)  # six kinds, each in two ways, on a screen without a GPU
    yield from hand.pause()
    (rebuilt,) = swords()
    assert rebuilt.rodin.source == source
    off = kit.bounds(kit.sword_coordinates(rebuilt)) - kit.bounds(kit.coordinates(source))
    assert np.abs(off).max() < 0.02, off
    assert f'Rebuilt "Found": {rebuilt.rodin.closeness}.' in hand.reports()


def stage_escape_leaves_the_scene():
    """In the middle of the closest fit, which takes seconds."""
    kit.settings().refine = "surface"
    kit.select(bpy.data.objects["Found"])
    before = kit.scene_state()
    yield from hand.click(RECONSTRUCT)
    yield from hand.wait_for(lambda: hand.running("RODIN_OT_reconstruct"), "the work to begin")
    yield from hand.pause()
    assert hand.running("RODIN_OT_reconstruct")
    yield from hand.key("ESC")
    assert not hand.running("RODIN_OT_reconstruct")
    assert kit.scene_state() == before
    assert "Cancelled; the scene is unchanged." in hand.reports()


def _found() -> bpy.types.Object:
    """A selected mesh of an asset's shape, without any mark of ours, away from the origin."""
    (root,) = kit.generate(welded=True, resolution=16, style="longsword")
    found = kit.add("Found", root.data.copy())
    kit.our("rodin_addon.assets.build").remove(root)
    found.matrix_world = Matrix.LocRotScale((0.5, -0.7, 0.2), Euler((0.4, 0.8, 0.0)), None)
    bpy.context.view_layer.update()
    return found

"""An artist's first day: install, look for the tab, make an asset, shape it, think better of it, save."""

from __future__ import annotations

import bpy
import hand
import kit
import numpy as np

GENERATE = "bpy.ops.rodin.generate("
HANDLE = ".rodin.blade_length"
SLIDER = ".rodin.sliders[0]"

_points = {}  # what the asset looked like before a stage, for the stages after it


def the_sword() -> bpy.types.Object:
    """The root of the only asset of the file."""
    (root,) = (item for item in bpy.data.objects if item.rodin.recipe)
    return root


def stage_install():
    """Through Blender's own installer, as Install from Disk does."""
    bpy.ops.extensions.package_install_files(
        filepath=str(hand.KEPT / "rodin.zip"), repo="user_default", enable_on_install=True, overwrite=True
    )
    bpy.ops.wm.save_userpref()
    yield


def stage_open_the_tab():
    """The sidebar has it, and the button of its first panel is there."""
    area, sidebar = hand.region()
    area.spaces.active.show_region_ui = True
    yield from hand.pause()
    sidebar.active_panel_category = "Rodin"
    sidebar.tag_redraw()  # Blender leaves it at the old tab until something else happens
    yield from hand.pause()
    yield from hand.find(GENERATE)


def stage_generate():
    """With the cube out of the way, one press of the button makes one asset of 25 patches, and selects it."""
    yield from hand.key("A")
    yield from hand.key("DEL")
    assert not bpy.data.objects
    yield from hand.click(GENERATE)
    yield from hand.wait_for(lambda: any(item.rodin.recipe for item in bpy.data.objects), "an asset")
    yield from hand.pause()
    assert bpy.context.view_layer.objects.active == the_sword()
    assert len(the_sword().children) == 25
    yield from hand.key("HOME")  # look at it
    yield from hand.pause()


def stage_drag_a_handle():
    """The blade is as long as its row says, and Ctrl+Z takes the whole drag back."""
    before, length = kit.sword_coordinates(the_sword()), the_sword().rodin.blade_length
    yield from hand.drag(HANDLE, 40)
    assert the_sword().rodin.blade_length > length + 0.01
    assert np.ptp(kit.sword_coordinates(the_sword())[:, 2]) > np.ptp(before[:, 2]) + 0.01
    hand.picture("first_day-handle")
    yield from hand.key("Z", ctrl=True)
    assert np.array_equal(kit.sword_coordinates(the_sword()), before)


def stage_drag_a_slider():
    """The meshes follow while the button is still held, and on."""
    before, halfway = kit.sword_coordinates(the_sword()), []
    yield from hand.drag(SLIDER, 60, lambda: halfway.append(kit.sword_coordinates(the_sword())))
    after = kit.sword_coordinates(the_sword())
    assert np.abs(halfway[0] - before).max() > 1e-3
    assert np.abs(after - halfway[0]).max() > 1e-3
    _points.update(before=before, after=after)


def stage_undo():
    """One step back, and the asset is to the last digit as it was before the drag."""
    yield from hand.key("Z", ctrl=True)
    assert not any(the_sword().rodin.sliders)
    assert np.array_equal(kit.sword_coordinates(the_sword()), _points["before"])


def stage_redo_and_save():
    """One step forward, and into a file."""
    yield from hand.key("Z", ctrl=True, shift=True)
    points = kit.sword_coordinates(the_sword())
    assert np.array_equal(points, _points["after"])
    np.save(hand.KEPT / "points.npy", points)
    bpy.ops.wm.save_as_mainfile(filepath=str(hand.KEPT / "sword.blend"))

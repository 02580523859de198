"""The first press of the button, in the scene that Blender opens with."""

from __future__ import annotations

import bpy
import first_day
import hand
import kit
import numpy as np

stage_install = first_day.stage_install
stage_open_the_tab = first_day.stage_open_the_tab


def in_sight(root: bpy.types.Object) -> np.ndarray:
    """(V, 2) where the asset's vertices are drawn, as shares of the viewport's width and height."""
    area, _ = hand.region("WINDOW")
    seen = np.array(area.spaces.active.region_3d.perspective_matrix)
    points = kit.sword_coordinates(root)
    x, y, _, depth = seen @ np.c_[points, np.ones(len(points))].T
    return np.stack([x / depth, y / depth], axis=1) / 2 + 0.5


def view() -> list:
    """All that says how the viewport looks."""
    area, _ = hand.region("WINDOW")
    return [list(row) for row in area.spaces.active.region_3d.view_matrix]


def swords() -> list[bpy.types.Object]:
    """Roots, in the order they were made."""
    roots = (item for item in bpy.data.objects if item.rodin.recipe)
    return sorted(roots, key=lambda root: kit.recipe_of(root)["seed"])


def generate(count: int):
    yield from hand.click(first_day.GENERATE)
    yield from hand.wait_for(lambda: len(swords()) == count, "an asset")
    yield from hand.pause()


def stage_in_front_of_the_cube():
    """The view stays, and in it the asset hides a part of the cube, broad side to the eye."""
    before = view()
    yield from generate(1)
    assert view() == before, "a view that shows the asset is not moved"
    (sword,) = swords()
    seen = in_sight(sword)
    assert (seen > 0).all() and (seen < 1).all()
    facing = np.array(before)[2, :3] @ np.array(sword.matrix_world)[:3, 1]  # the eye's axis, the thickness's
    assert abs(facing) > 0.8, facing
    eye = np.linalg.inv(np.array(before))[:3, 3]
    depsgraph = bpy.context.evaluated_depsgraph_get()
    for point in kit.sword_coordinates(sword)[::50]:
        hit, place, *_ = bpy.context.scene.ray_cast(depsgraph, eye, point - eye)
        assert not hit or np.linalg.norm(np.array(place) - eye) > np.linalg.norm(point - eye) - 0.3, "nothing hides it"


def stage_a_row_goes_on_as_it_began():
    """The view is turned between two presses, and the assets still stand in one line."""
    area, _ = hand.region("WINDOW")
    area.spaces.active.region_3d.view_rotation = (0.7071, 0.7071, 0.0, 0.0)  # from the front
    yield from hand.pause()
    yield from generate(2)
    first, second = swords()
    assert np.allclose(first.rotation_euler, second.rotation_euler)
    along = np.array(first.matrix_world)[:3, :3].T @ (second.location - first.location)
    assert along[0] > 0.1
    assert np.allclose(along[1:], 0.0, atol=1e-5)


def stage_what_would_not_be_seen_is_framed():
    """Far from where the view looks."""
    bpy.context.scene.cursor.location = (80.0, 40.0, 0.0)
    before = view()
    yield from generate(3)
    assert view() != before
    seen = in_sight(swords()[-1])
    assert (seen > 0).all() and (seen < 1).all()
    assert np.ptp(seen, axis=0).max() > 0.3, "and fills the view"


def stage_a_camera_stays():
    """A view out of a camera is never moved."""
    area, _ = hand.region("WINDOW")
    area.spaces.active.region_3d.view_perspective = "CAMERA"
    bpy.context.scene.cursor.location = (0.0, -80.0, 0.0)
    yield from hand.pause()
    before = view()
    yield from generate(4)
    assert view() == before


def stage_patches_are_as_one():
    """Without the outline that Solid mode draws around every object, no line shows between patches."""
    area, box = hand.region("WINDOW")
    space = area.spaces.active
    space.region_3d.view_perspective, space.shading.show_object_outline = "PERSP", False
    root = swords()[0]
    bpy.data.objects["Cube"].hide_set(True)
    kit.select(*root.children, root)
    with bpy.context.temp_override(window=hand.window(), area=area, region=box):
        bpy.ops.view3d.view_selected()
    yield from hand.pause()
    hand.picture("first_press-selected", area)
    bpy.ops.object.select_all(action="DESELECT")
    space.region_3d.view_distance *= 0.25
    yield from hand.pause()


def stage_a_sheet_comes_picture_by_picture():
    """It is drawn while it is made, and what stands below it stays in sight."""
    yield from hand.click("bpy.ops.rodin.sheet(")
    sheet, seen = bpy.context.scene.rodin.sheet, set()
    while len(sheet) < 24 or hand.running("RODIN_OT_sheet"):
        seen.add(len(sheet))
        yield
    assert len(seen) > 3, seen
    yield from hand.pause()
    yield from hand.find("bpy.ops.rodin.sheet_take(")
    hand.picture("first_press-sheet", hand.region()[1])

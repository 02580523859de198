"""Keyframes and drivers on what changes an asset's shape."""

from __future__ import annotations

import bpy
import kit
import numpy as np


def _at(frame: int, root: bpy.types.Object) -> np.ndarray:
    bpy.context.scene.frame_set(frame)
    return kit.sword_coordinates(root)


def _keyed(root: bpy.types.Object, path: str, *values: float, index: int = -1) -> None:
    """Keyframes ten frames apart, from frame 1 on."""
    for number, value in enumerate(values):
        if index < 0:
            setattr(root.rodin, path, value)
        else:
            getattr(root.rodin, path)[index] = value
        assert root.keyframe_insert(f"rodin.{path}", index=index, frame=1 + 10 * number)


def check_sliders_follow_their_keyframes():
    for welded in (False, True):
        (root,) = kit.generate(welded=welded)
        still = kit.sword_coordinates(root)
        root.rodin.sliders[0] = 2.0
        moved = kit.sword_coordinates(root)
        _keyed(root, "sliders", 0.0, 2.0, index=0)
        assert np.array_equal(_at(1, root), still)
        assert np.array_equal(_at(11, root), moved)
        between = _at(6, root)
        assert abs(between - still).max() > 1e-3 < abs(between - moved).max()


def check_a_blend_follows_its_keyframes():
    a, b = kit.generate(count=2, seed=30)
    kit.select(a, b)
    bpy.ops.rodin.interpolate(form="BLEND")
    blend = bpy.context.active_object
    _keyed(blend, "mix", 0.0, 1.0)
    shapes = [_at(frame, blend) for frame in (1, 6, 11)]
    assert abs(shapes[0] - shapes[1]).max() > 1e-3 < abs(shapes[1] - shapes[2]).max()


def check_shape_keys_follow_a_keyed_mix_and_else_are_left_alone():
    a, b = kit.generate(count=2, seed=30)
    kit.select(a, b)
    bpy.ops.rodin.interpolate(form="KEYS")
    morph = bpy.context.active_object
    last = morph.data.shape_keys.key_blocks[-1]
    _keyed(morph, "mix", 0.0, 1.0)
    values = []
    for frame in (1, 11):
        bpy.context.scene.frame_set(frame)
        values.append(last.value)
    assert values == [0.0, 1.0]
    morph.animation_data_clear()
    morph.keyframe_insert("location", frame=1)
    last.value = 0.3
    bpy.context.scene.frame_set(7)
    assert abs(last.value - 0.3) < 1e-6


def check_a_driver_is_followed():
    (root,) = kit.generate()
    handle = bpy.data.objects.new("Handle", None)
    bpy.context.scene.collection.objects.link(handle)
    driver = root.driver_add("rodin.sliders", 1).driver
    variable = driver.variables.new()
    variable.type = "TRANSFORMS"
    variable.targets[0].id = handle
    variable.targets[0].transform_type = "LOC_X"
    driver.expression = variable.name
    bpy.context.view_layer.update()
    still = kit.sword_coordinates(root)
    handle.location.x = 2.0
    bpy.context.view_layer.update()
    assert abs(kit.sword_coordinates(root) - still).max() > 1e-3


def check_a_render_shows_each_frame():
    """The render evaluates the scene for itself, and each frame's picture is of that frame's asset."""
    scene = bpy.context.scene
    (root,) = kit.generate(resolution=4)
    _keyed(root, "sliders", -3.0, 3.0, index=0)
    scene.camera = bpy.data.objects.new("Camera", bpy.data.cameras.new("Camera"))
    scene.collection.objects.link(scene.camera)
    scene.camera.location, scene.camera.rotation_euler = (0.0, -1.6, 0.3), (np.pi / 2, 0.0, 0.0)
    scene.world = bpy.data.worlds.new("World")
    scene.render.engine, scene.cycles.samples, scene.cycles.device = "CYCLES", 1, "CPU"
    scene.render.resolution_x = scene.render.resolution_y = 48
    scene.render.film_transparent = True
    scene.render.image_settings.file_format = "PNG"
    scene.render.filepath = str(kit.folder() / "frame")
    scene.frame_start, scene.frame_end, scene.frame_step = 1, 11, 10
    bpy.ops.render.render(animation=True)
    pictures = [_pixels(kit.folder() / f"frame{frame:04d}.png") for frame in (1, 11)]
    assert pictures[0][3::4].mean() > 0.01, "the asset is in the picture"
    assert abs(pictures[0] - pictures[1])[3::4].sum() > 3.0


def check_what_moves_otherwise_costs_nothing():
    (root,) = kit.generate()
    root.keyframe_insert("location", frame=1)
    live, calls = kit.our("rodin_addon.assets.live"), []
    refresh = live.refresh
    live.refresh = calls.append
    try:
        bpy.context.scene.frame_set(9)
    finally:
        live.refresh = refresh
    assert not calls


def check_handles_refuse_keyframes():
    (root,) = kit.generate()
    try:
        done = root.keyframe_insert("rodin.blade_length", frame=1)
    except (TypeError, RuntimeError) as error:
        assert "animatable" in str(error)
    else:
        assert not done
    assert not root.animation_data or not root.animation_data.action


def check_a_sword_that_cannot_follow_says_so():
    (root,) = kit.generate()
    _keyed(root, "sliders", 0.0, 2.0, index=0)
    patch = root.children[0]
    patch.data.clear_geometry()
    bpy.context.scene.frame_set(9)
    assert patch.name in root.rodin.message


def _pixels(path) -> np.ndarray:
    image = bpy.data.images.load(str(path))
    return np.array(image.pixels[:])

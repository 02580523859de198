"""Sliders stop where a part would be inside out, and say so."""

from __future__ import annotations

from dataclasses import replace

import bpy
import kit
import numpy as np

FARTHEST = 6.0


def check_a_slider_stops_and_says_where():
    root, slider, way = _stopping()
    root.rodin.sliders[slider] = FARTHEST * way
    stopped = root.rodin.sliders[slider]
    assert 0.0 < way * stopped < FARTHEST, (stopped, root.rodin.message)
    assert root.rodin.message.startswith(f"Shape {slider + 1} stops at {stopped:.2f}. Beyond that"), root.rodin.message
    assert _is_sound(root)
    assert not any(value for index, value in enumerate(root.rodin.sliders) if index != slider)
    shown = kit.sword_coordinates(root)
    root.rodin.sliders[slider] = FARTHEST * way  # as the drag goes on
    assert abs(root.rodin.sliders[slider] - stopped) < 0.02 * FARTHEST
    assert abs(kit.sword_coordinates(root) - shown).max() < 0.01
    root.rodin.sliders[slider] = 0.5 * stopped
    assert not root.rodin.message
    assert np.isclose(root.rodin.sliders[slider], 0.5 * stopped)


def check_a_slider_that_goes_on_from_others_moves_alone():
    (root,) = kit.generate(style="katana")
    rng = np.random.default_rng(0)
    stops = 0
    for _ in range(60):
        before, slider = list(root.rodin.sliders), int(rng.integers(8))
        root.rodin.sliders[slider] = rng.choice([-FARTHEST, FARTHEST])
        stops += bool(root.rodin.message)
        after = list(root.rodin.sliders)
        assert np.allclose(np.delete(after, slider), np.delete(before, slider), atol=1e-3)
        assert _is_sound(root)
    assert stops


def check_random_values_stop_as_well():
    stops = 0
    for seed in range(20):
        (root,) = kit.generate(style="katana", seed=seed)
        kit.select(root)
        assert bpy.ops.rodin.randomise(seed=seed, strength=2.0) == {"FINISHED"}
        assert _is_sound(root)
        stops += bool(root.rodin.message)
        first = list(root.rodin.sliders)
        assert bpy.ops.rodin.randomise(seed=seed, strength=2.0) == {"FINISHED"}
        assert np.allclose(root.rodin.sliders, first, atol=1e-5)
    assert stops


def check_keyframes_never_show_a_part_inside_out():
    root, slider, way = _stopping()
    for frame, value in ((1, 0.0), (11, FARTHEST * way)):
        with kit.our("rodin_addon.assets.live").paused():
            root.rodin.sliders[slider] = value
        root.keyframe_insert("rodin.sliders", index=slider, frame=frame)
    shapes = {}
    for frame in (11, 6, 1, 11):
        bpy.context.scene.frame_set(frame)
        assert _is_sound(root)
        shown = kit.sword_coordinates(root)
        assert np.allclose(shapes.setdefault(frame, shown), shown), "another shape at the second visit"


def check_an_old_file_with_a_part_inside_out_opens_unchanged_and_can_be_mended():
    """As Rodin 0.1.0 left it: the sliders, the stamp and the meshes of an unsound shape."""
    root, slider, way = _stopping()
    live, model = kit.our("rodin_addon.assets.live"), kit.model()
    values = [0.0] * 8
    values[slider] = FARTHEST * way
    unsound = model.slide(_recipe(root.rodin.recipe), values, sound=False)
    live.write(root, unsound, model.shape(unsound, root.rodin.resolution))
    with live.paused():
        root.rodin.sliders = values
    path = kit.folder() / "old.blend"
    before, name = kit.sword_coordinates(root), root.name
    bpy.ops.wm.save_as_mainfile(filepath=str(path))
    bpy.ops.wm.open_mainfile(filepath=str(path))
    root = bpy.data.objects[name]
    assert np.array_equal(kit.sword_coordinates(root), before)
    assert np.allclose(root.rodin.sliders, values)
    assert root.rodin.blade_length > 0  # read from what stands there
    assert np.array_equal(kit.sword_coordinates(root), before)
    root.rodin.sliders[slider] = 0.999 * FARTHEST * way
    assert _is_sound(root)
    assert "Beyond that" in root.rodin.message
    root.rodin.sliders[slider] = 0.0
    assert not root.rodin.message
    assert _recipe(root["rodin_recipe"]) == _recipe(root.rodin.recipe)


def check_a_handle_starts_from_what_is_shown():
    """Also where the sliders ask for more than can be shown."""
    root, slider, way = _stopping()
    live = kit.our("rodin_addon.assets.live")
    with live.paused():
        root.rodin.sliders[slider] = FARTHEST * way
    live.refresh(root)
    wanted = 0.99 * root.rodin.blade_length
    root.rodin.blade_length = wanted
    assert not root.rodin.message, root.rodin.message
    assert np.isclose(root.rodin.blade_length, wanted, rtol=0.01)
    assert _is_sound(root)


def check_a_blend_is_sound_all_the_way():
    a, b, share = _ends_of_an_unsound_blend()
    roots = [_asset(recipe) for recipe in (a, b)]
    kit.select(*reversed(roots))
    assert bpy.ops.rodin.interpolate() == {"FINISHED"}
    blend = bpy.context.active_object
    blend.rodin.mix = share
    assert not blend.rodin.message
    assert _is_sound(blend)


def _stopping() -> tuple[bpy.types.Object, int, float]:
    """A sound asset, one of its sliders and the way (1 or -1) that turns a part inside out."""
    model = kit.model()
    for seed in range(40):
        (root,) = kit.generate(style="katana", seed=seed)
        for slider in range(8):
            for way in (1.0, -1.0):
                farthest = model.reach(_recipe(root.rodin.recipe), FARTHEST * way * np.eye(8)[slider])
                if 0.1 * FARTHEST < way * farthest[slider] < 0.8 * FARTHEST:
                    return root, slider, way
    raise AssertionError("no slider stops")


def _ends_of_an_unsound_blend() -> tuple:
    """Two sound recipes between which a part is inside out, and where."""
    model, rng = kit.model(), np.random.default_rng(0)
    slid = [model.slide(model.sample(None, seed), FARTHEST * rng.choice([-1, 1], 8)) for seed in range(60)]
    for a in slid:
        for b in slid:
            if not model.is_sound(model.blend(a, b, 0.5, sound=False)):
                return a, b, 0.5
    raise AssertionError("all blends are sound")


def _asset(recipe) -> bpy.types.Object:
    (root,) = kit.generate()
    kit.our("rodin_addon.assets.live").become(root, replace(recipe, style="arming"))
    return root


def _recipe(text: str):
    return kit.our("model_core.recipe").Recipe.from_json(text)


def _is_sound(root: bpy.types.Object) -> bool:
    """Of the shape that the stamp makes, which is the one shown, looked at independently."""
    model, stamp = kit.model(), _recipe(root["rodin_recipe"])
    volumes = kit.our("model_core.charts.volume").part_volumes(model.shape(stamp, 24), model.kind.layout)
    return bool((volumes > 0).all())

"""Dimensions in metres, parts to keep, dice, and presets."""

from __future__ import annotations

import json
import math
from pathlib import Path

import bpy
import kit
import numpy as np

BLADE = ("blade_length", "blade_width", "blade_thickness")
LENGTHS = (*BLADE, "overall_length", "guard_width", "grip_length", "pommel_size")


def _dimensions(root: bpy.types.Object) -> dict[str, float]:
    return {name: getattr(root.rodin, name) for name in (*LENGTHS, "blade_curvature")}


def check_handles_tell_the_size_of_the_meshes():
    (root,) = kit.generate(welded=True, resolution=24)
    low, high = kit.bounds(kit.sword_coordinates(root))
    assert abs(root.rodin.overall_length - (high - low)[2]) < 0.01 * (high - low)[2]
    guard = max(face.material_index for face in root.data.polygons if face.material_index < 2)
    used = [vertex for face in root.data.polygons if face.material_index == guard for vertex in face.vertices]
    xs = [root.data.vertices[vertex].co.x for vertex in used]
    assert abs(root.rodin.guard_width - (max(xs) - min(xs))) < 1e-4


def check_a_handle_is_reached_and_the_others_stay():
    for welded in (False, True):
        (root,) = kit.generate(welded=welded)
        before = _dimensions(root)
        root.rodin.blade_length = 1.1 * before["blade_length"]
        assert not root.rodin.message
        after = _dimensions(root)
        assert math.isclose(after["blade_length"], 1.1 * before["blade_length"], rel_tol=1e-3)
        for name in ("blade_width", "blade_thickness", "guard_width", "grip_length", "pommel_size"):
            assert math.isclose(after[name], before[name], rel_tol=1e-2), name


def check_curvature_is_an_angle():
    (root,) = kit.generate()
    root.rodin.blade_curvature = math.radians(12)
    assert not root.rodin.message
    assert math.isclose(math.degrees(root.rodin.blade_curvature), 12, abs_tol=0.1)


def check_there_and_back_is_the_same_sword():
    (root,) = kit.generate()
    before, length = kit.sword_coordinates(root), root.rodin.blade_length
    for share in (1.02, 1.05, 1.1, 1.04, 1.0):
        root.rodin.blade_length = share * length
    assert abs(kit.sword_coordinates(root) - before).max() < 1e-4


def check_sliders_and_blend_stay_with_a_handle():
    a, b = kit.generate(count=2, seed=30)
    kit.select(a, b)
    bpy.ops.rodin.interpolate()
    blend = bpy.context.active_object
    blend.rodin.sliders[1] = 0.7
    wanted = 1.05 * blend.rodin.guard_width
    blend.rodin.guard_width = wanted
    assert not blend.rodin.message
    assert math.isclose(blend.rodin.guard_width, wanted, rel_tol=1e-3)
    assert math.isclose(blend.rodin.sliders[1], 0.7, rel_tol=1e-6)
    assert blend.rodin.mix == 0.5
    blend.rodin.mix = 0.2
    assert not blend.rodin.message


def check_units_and_object_scale_are_respected():
    bpy.context.scene.unit_settings.scale_length = 0.01
    (root,) = kit.generate()
    low, high = kit.bounds(kit.sword_coordinates(root))
    assert math.isclose(root.rodin.overall_length, (high - low)[2], rel_tol=0.02), "in scene units, centimetres here"
    assert root.rodin.overall_length > 30
    root.rodin.blade_width = 5.0
    metres = kit.model().dimensions(_recipe(root))
    assert math.isclose(metres["blade_width"], 0.05, rel_tol=1e-3)


def check_out_of_reach_is_as_far_as_it_goes_and_a_sentence():
    """What is reached is an asset like any other, and dragging back gives the first one again."""
    (root,) = kit.generate()
    before, length = kit.sword_coordinates(root), root.rodin.blade_length
    low, high = kit.model().dimension_ranges["blade_length"]
    for value in (50.0, 0.0, -1.0, float("inf")):
        root.rodin.blade_length = value
        assert root.rodin.message.startswith("Blade Length stops at "), root.rodin.message
        assert low - 1e-3 <= root.rodin.blade_length <= high + 1e-3
        assert (root.rodin.blade_length > length + 0.05) == (value > 1.0)
        assert abs(root.rodin.blade_length - length) > 0.05
        told = float(root.rodin.message.split()[4])
        assert math.isclose(told, root.rodin.blade_length, rel_tol=0.01), root.rodin.message
    root.rodin.blade_length = length
    assert not root.rodin.message
    assert abs(kit.sword_coordinates(root) - before).max() < 1e-4


def check_what_no_sword_near_has_stops_before():
    """Within what all assets reach, but too far from this one."""
    (root,) = kit.generate(style="dagger", seed=3)
    _, high = kit.model().dimension_ranges["guard_width"]
    width = root.rodin.guard_width
    root.rodin.guard_width = 0.999 * high
    assert root.rodin.message.endswith("no asset near this one goes farther."), root.rodin.message
    assert width < root.rodin.guard_width < high
    reached = root.rodin.guard_width
    root.rodin.guard_width = 0.99 * high
    assert math.isclose(root.rodin.guard_width, reached, rel_tol=1e-3), "a drag that goes on stays there"


def check_what_is_no_number_changes_nothing():
    (root,) = kit.generate()
    before = kit.sword_coordinates(root)
    root.rodin.blade_length = float("nan")
    assert "cannot be" in root.rodin.message, root.rodin.message
    assert np.array_equal(kit.sword_coordinates(root), before)


def check_a_dimension_of_another_kind_changes_nothing():
    """Every asset has the properties of all kinds."""
    (root,) = kit.generate()
    before = kit.sword_coordinates(root)
    root.rodin.haft_length = 0.5
    assert root.rodin.message.startswith("There is no dimension haft_length; choose from overall_length, "), (
        root.rodin.message
    )
    assert root.rodin.haft_length == 0
    assert np.array_equal(kit.sword_coordinates(root), before)


def check_a_foreign_sword_has_no_dimensions():
    (root,) = kit.generate()
    foreign = json.dumps(json.loads(root.rodin.recipe) | {"weights": "f" * 64})
    root.rodin.recipe = root["rodin_recipe"] = foreign
    assert root.rodin.blade_length == 0.0
    root.rodin.blade_length = 1.0
    assert "is not here" in root.rodin.message


def check_vary_keeps_what_is_locked():
    (root,) = kit.generate()
    before = _dimensions(root)
    root.rodin.locked = {"guard", "grip", "pommel"}
    kit.select(root)
    assert bpy.ops.rodin.vary(seed=6, strength=1.0) == {"FINISHED"}
    after = _dimensions(root)
    for name in ("guard_width", "grip_length", "pommel_size"):
        assert math.isclose(after[name], before[name], rel_tol=0.05), name
    assert not math.isclose(after["blade_length"], before["blade_length"], rel_tol=0.02)
    assert list(root.rodin.sliders) == [0.0] * 8


def check_vary_by_nothing_changes_nothing():
    (root,) = kit.generate()
    before = kit.sword_coordinates(root)
    kit.select(root)
    bpy.ops.rodin.vary(seed=4, strength=0.0)
    assert np.allclose(kit.sword_coordinates(root), before, atol=1e-6)


def check_the_dice_roll_the_seed():
    rolled = set()
    for _ in range(4):
        bpy.ops.rodin.roll_seed()
        rolled.add(kit.settings().seed)
    assert len(rolled) > 1


def check_a_sword_is_saved_and_brought_back():
    (root,) = kit.generate()
    kit.select(root)
    before = kit.sword_coordinates(root)
    assert bpy.ops.rodin.asset_preset_add(name="My Asset") == {"FINISHED"}
    bpy.ops.rodin.vary(seed=1)
    assert abs(kit.sword_coordinates(root) - before).max() > 1e-3
    _apply("sword", "My_Asset", "RODIN_PT_asset_presets")
    assert np.allclose(kit.sword_coordinates(root), before, atol=1e-6)
    kit.select()
    _apply("sword", "My_Asset", "RODIN_PT_asset_presets")
    assert bpy.context.active_object.name == "Arming 002", "with no asset active it is a new one"


def check_settings_are_saved_and_brought_back():
    settings = kit.settings()
    settings.style, settings.variety, settings.resolution, settings.welded = "katana", 0.5, 12, True
    assert bpy.ops.rodin.generate_preset_add(name="Mine") == {"FINISHED"}
    settings.style, settings.variety, settings.resolution, settings.welded = "ANY", 1.0, 24, False
    _apply("generate", "Mine", "RODIN_PT_generate_presets")
    assert (settings.style, settings.variety, settings.resolution, settings.welded) == ("katana", 0.5, 12, True)


def check_a_damaged_recipe_is_refused():
    (root,) = kit.generate()
    kit.select(root)
    foreign = json.dumps(json.loads(root.rodin.recipe) | {"weights": "f" * 64})
    for recipe, word in (("{", "recipe"), ("", "recipe"), (foreign, "is not here")):
        assert word in kit.refusal(bpy.ops.rodin.from_recipe, recipe=recipe)
    kit.select()
    assert "is not here" in kit.refusal(bpy.ops.rodin.from_recipe, recipe=foreign)


def _apply(folder: str, name: str, menu: str) -> None:
    path = Path(bpy.utils.user_resource("SCRIPTS", path=f"presets/rodin/{folder}")) / f"{name}.py"
    assert bpy.ops.script.execute_preset(filepath=str(path), menu_idname=menu) == {"FINISHED"}


def _recipe(root: bpy.types.Object):
    return kit.our("model_core.recipe").Recipe.from_json(root["rodin_recipe"])

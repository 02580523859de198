"""Variations, history, breeding and keeping."""

from __future__ import annotations

import json

import bpy
import kit
import numpy as np


def _grid() -> list[bpy.types.Object]:
    """Roots of the grid, in order."""
    items = bpy.context.scene.rodin_explore.grid.all_objects
    return sorted((item for item in items if item.rodin.recipe), key=lambda item: item.name)


def _shapes() -> list[list[float]]:
    return [kit.recipe_of(root)["latent"] for root in _grid()]


def check_variations_stand_in_a_grid_beside_the_sword():
    (root,) = kit.generate()
    before = kit.sword_coordinates(root)
    kit.select(root)
    assert bpy.ops.rodin.variations(cells=8, seed=3) == {"FINISHED"}
    assert np.array_equal(kit.sword_coordinates(root), before)
    grid = _grid()
    assert len(grid) == 9
    shapes = np.array(_shapes())
    assert np.array_equal(shapes[0], kit.recipe_of(root)["latent"]), "the parent comes first"
    assert np.linalg.norm(shapes[1:] - shapes[0], axis=1).min() > 0.1
    boxes = [kit.bounds(kit.sword_coordinates(item)) for item in (root, *grid)]
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            assert (one[1] < other[0])[[0, 2]].any() or (other[1] < one[0])[[0, 2]].any(), "assets stand apart"
    assert bpy.context.active_object == grid[0]


def check_the_same_seed_gives_the_same_grid():
    (root,) = kit.generate()
    shapes = []
    for seed in (3, 3, 4):
        kit.select(root)
        bpy.ops.rodin.variations(cells=3, seed=seed)
        shapes.append(_shapes())
    assert shapes[0] == shapes[1] != shapes[2]


def check_strength_is_how_far_they_go():
    (root,) = kit.generate()
    spread = []
    for strength in (0.0, 0.3, 0.9):
        kit.select(root)
        bpy.ops.rodin.variations(cells=4, seed=1, strength=strength)
        shapes = np.array(_shapes())
        spread.append(np.linalg.norm(shapes[1:] - shapes[0], axis=1).mean())
    assert spread[0] < 1e-5 < spread[1] < spread[2]


def check_kept_parts_stay():
    (root,) = kit.generate()
    root.rodin.locked = {"blade"}
    kit.select(root)
    bpy.ops.rodin.variations(cells=4, seed=2, strength=1.0)
    parent, *others = _grid()
    for other in others:
        assert abs(other.rodin.blade_length / parent.rodin.blade_length - 1) < 0.02
        assert abs(other.rodin.blade_width / parent.rodin.blade_width - 1) < 0.05
    assert max(abs(other.rodin.guard_width / parent.rodin.guard_width - 1) for other in others) > 0.05


def check_a_picked_one_is_the_next_parent_and_history_goes_both_ways():
    (root,) = kit.generate()
    kit.select(root)
    bpy.ops.rodin.variations(cells=4, seed=1)
    first = _shapes()
    kit.select(_grid()[2])
    bpy.ops.rodin.variations(cells=4, seed=2)
    second = _shapes()
    assert second[0] == first[2]
    assert len(_grid()) == 5, "the old grid is gone"
    assert bpy.ops.rodin.explore_step(direction="BACK") == {"FINISHED"}
    assert _shapes() == first
    assert bpy.ops.rodin.explore_step(direction="FORWARD") == {"FINISHED"}
    assert _shapes() == second
    assert bpy.ops.rodin.explore_step(direction="FORWARD") == {"CANCELLED"}
    bpy.ops.rodin.explore_step(direction="BACK")
    kit.select(_grid()[4])
    bpy.ops.rodin.variations(cells=4, seed=3)
    assert len(bpy.context.scene.rodin_explore.steps) == 2, "a new way forgets the old one"


def check_sliders_of_a_grid_sword_count():
    (root,) = kit.generate()
    kit.select(root)
    bpy.ops.rodin.variations(cells=2, seed=1)
    picked = _grid()[1]
    picked.rodin.sliders[0] = 2.0
    shape = kit.recipe_of(picked)["latent"]
    kit.select(picked)
    bpy.ops.rodin.variations(cells=2, seed=1)
    assert _shapes()[0] == shape


def check_breeding_lies_between_the_parents():
    a, b = kit.generate(style="katana")[0], kit.generate(style="claymore")[0]
    kit.select(a, b)
    assert bpy.ops.rodin.breed(cells=6, seed=1) == {"FINISHED"}
    first, second, *children = _shapes()
    ends = {tuple(kit.recipe_of(item)["latent"]) for item in (a, b)}
    assert {tuple(first), tuple(second)} == ends
    apart = np.linalg.norm(np.subtract(first, second))
    for child in children:
        assert np.linalg.norm(np.subtract(child, first)) < 1.1 * apart
        assert np.linalg.norm(np.subtract(child, second)) < 1.1 * apart
    assert len({tuple(child) for child in children}) == 6


def check_keeping_makes_a_sword_of_ones_own():
    (root,) = kit.generate()
    kit.select(root)
    bpy.ops.rodin.variations(cells=3, seed=1)
    picked = _grid()[1:3]
    wanted = [kit.recipe_of(item)["latent"] for item in picked]
    kit.select(*picked)
    assert bpy.ops.rodin.keep(resolution=5) == {"FINISHED"}
    kept = [bpy.data.objects[name] for name in ("Arming 002", "Arming 003")]
    assert [kit.recipe_of(item)["latent"] for item in kept] == wanted
    assert [item.rodin.resolution for item in kept] == [5, 5]
    assert bpy.ops.rodin.explore_clear() == {"FINISHED"}
    assert "Variations" not in bpy.data.collections
    assert {item.name for item in bpy.data.objects if item.rodin.recipe} == {"Arming 001", "Arming 002", "Arming 003"}
    assert "first" in kit.refusal(bpy.ops.rodin.explore_step)


def check_undo_brings_the_grid_before_back():
    (root,) = kit.generate()
    kit.select(root)
    bpy.ops.ed.undo_push(message="sword")
    bpy.ops.rodin.variations(cells=2, seed=1)
    first = _shapes()
    bpy.ops.ed.undo_push(message="first")
    kit.select(_grid()[1])
    bpy.ops.rodin.variations(cells=2, seed=2)
    bpy.ops.ed.undo_push(message="second")
    bpy.ops.ed.undo()
    assert _shapes() == first
    assert len(bpy.context.scene.rodin_explore.steps) == 1
    bpy.ops.ed.undo()
    assert bpy.context.scene.rodin_explore.grid is None
    bpy.ops.ed.redo()
    assert _shapes() == first


def check_a_grid_taken_apart_by_hand_is_no_trouble():
    (root,) = kit.generate()
    kit.select(root)
    bpy.ops.rodin.variations(cells=3, seed=1)
    bpy.data.objects.remove(_grid()[1])
    kit.select(root)
    assert bpy.ops.rodin.variations(cells=3, seed=2) == {"FINISHED"}
    assert len(_grid()) == 4
    bpy.data.collections.remove(bpy.context.scene.rodin_explore.grid)
    assert bpy.ops.rodin.explore_step(direction="FORWARD") == {"CANCELLED"}
    kit.select(root)
    assert bpy.ops.rodin.variations(cells=3, seed=3) == {"FINISHED"}
    assert len(_grid()) == 4


def check_other_weights_are_refused():
    (root,) = kit.generate()
    kit.select(root)
    bpy.ops.rodin.variations(cells=2, seed=1)
    before = _shapes()
    root.rodin.recipe = json.dumps(json.loads(root.rodin.recipe) | {"weights": "f" * 64})
    kit.select(root)
    assert "is not here" in kit.refusal(bpy.ops.rodin.variations, cells=2, seed=2)
    assert _shapes() == before
    assert len(bpy.context.scene.rodin_explore.steps) == 1

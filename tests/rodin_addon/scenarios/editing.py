"""Live sliders, randomise and reset."""

from __future__ import annotations

import json

import bpy
import kit
import numpy as np


def check_a_slider_moves_the_sword():
    (root,) = kit.generate()
    before, recipe = kit.sword_coordinates(root), root["rodin_recipe"]
    root.rodin.sliders[0] = 2.0
    after = kit.sword_coordinates(root)
    assert before.shape == after.shape
    assert abs(after - before).max() > 1e-3
    assert root["rodin_recipe"] != recipe
    assert {item["rodin_recipe"] for item in root.children} == {root["rodin_recipe"]}
    assert not root.rodin.message


def check_bounding_boxes_follow():
    for welded in (False, True):
        (root,) = kit.generate(welded=welded)
        root.rodin.sliders[0] = 2.5
        bpy.context.view_layer.update()
        depsgraph = bpy.context.evaluated_depsgraph_get()
        for item in [root] if welded else root.children:
            points = np.array([vertex.co for vertex in item.data.vertices])
            for seen in (item, item.evaluated_get(depsgraph)):
                corners = np.array([tuple(corner) for corner in seen.bound_box])
                assert np.allclose(kit.bounds(corners), kit.bounds(points), atol=1e-6), item.name


def check_the_data_blocks_stay_the_same():
    (root,) = kit.generate()
    before = kit.scene_state()
    root.rodin.sliders[3] = -1.0
    bpy.context.view_layer.update()
    assert kit.scene_state() == before


def check_reset_brings_the_sword_back():
    (root,) = kit.generate()
    before = kit.sword_coordinates(root)
    root.rodin.sliders = [1.0] * 8
    assert bpy.ops.rodin.reset() == {"FINISHED"}
    assert list(root.rodin.sliders) == [0.0] * 8
    assert np.array_equal(kit.sword_coordinates(root), before)


def check_randomise_moves_all_sliders():
    (root,) = kit.generate()
    kit.select(root.children[7])
    before = kit.sword_coordinates(root)
    assert bpy.ops.rodin.randomise(seed=4) == {"FINISHED"}
    first = list(root.rodin.sliders)
    assert all(first)
    assert abs(kit.sword_coordinates(root) - before).max() > 1e-3
    bpy.ops.rodin.randomise(seed=5)
    assert list(root.rodin.sliders) != first
    bpy.ops.rodin.randomise(seed=4)
    assert list(root.rodin.sliders) == first


def check_sliders_are_sorted_by_effect():
    (root,) = kit.generate(style="longsword")
    before = kit.sword_coordinates(root)
    moved = []
    for index in (0, 7):
        root.rodin.sliders = [1.0 if slider == index else 0.0 for slider in range(8)]
        moved.append(float(np.sqrt(((kit.sword_coordinates(root) - before) ** 2).sum(axis=1).mean())))
    assert moved[0] > moved[1] > 0, moved


def check_only_the_active_sword_moves():
    first, second = kit.generate(count=2)
    before = kit.sword_coordinates(first)
    second.rodin.sliders[0] = 2.0
    assert np.array_equal(kit.sword_coordinates(first), before)


def check_a_duplicate_is_a_sword_of_its_own():
    (root,) = kit.generate()
    kit.select(*root.children, root)
    bpy.ops.object.duplicate()
    copy = bpy.context.active_object
    assert copy != root
    before = kit.sword_coordinates(root)
    copy.rodin.sliders[0] = 2.0
    assert np.array_equal(kit.sword_coordinates(root), before)
    assert abs(kit.sword_coordinates(copy) - before).max() > 1e-3


def check_a_moved_sword_stays_where_it_is():
    (root,) = kit.generate()
    root.location = (4.0, 5.0, 6.0)
    root.rotation_euler = (0.3, 0.2, 0.1)
    bpy.context.view_layer.update()
    before = [list(row) for row in root.matrix_world]
    root.rodin.sliders[1] = 1.0
    bpy.context.view_layer.update()
    assert [list(row) for row in root.matrix_world] == before


def check_shape_keys_are_carried_along():
    (root,) = kit.generate(welded=True)
    root.shape_key_add(name="Basis")
    key = root.shape_key_add(name="Bent")
    key.data[0].co.x += 0.5
    key.value = 1.0
    plain = kit.coordinates(root)
    root.rodin.sliders[0] = 2.0
    bpy.context.view_layer.update()
    moved = kit.coordinates(root)
    assert abs(moved - plain)[1:].max() > 1e-3
    bend = key.data[0].co.x - root.data.shape_keys.key_blocks["Basis"].data[0].co.x
    assert abs(bend - 0.5) < 1e-5


def check_an_edited_patch_gets_a_message():
    (root,) = kit.generate()
    patch = root.children[3]
    patch.data.vertices.add(1)
    before = kit.sword_coordinates(root)
    root.rodin.sliders[0] = 1.0
    assert patch.name in root.rodin.message
    assert np.array_equal(kit.sword_coordinates(root), before)


def check_edit_mode_gets_a_message():
    (root,) = kit.generate(welded=True)
    bpy.ops.object.mode_set(mode="EDIT")
    root.rodin.sliders[0] = 1.0
    assert "Edit Mode" in root.rodin.message
    bpy.ops.object.mode_set(mode="OBJECT")
    root.rodin.sliders[0] = 1.1
    assert not root.rodin.message


def check_a_recipe_of_other_weights_gets_a_message():
    (root,) = kit.generate()
    before = kit.sword_coordinates(root)
    root.rodin.recipe = json.dumps(json.loads(root.rodin.recipe) | {"weights": "f" * 64})
    root.rodin.sliders[0] = 1.0
    assert "is not here" in root.rodin.message
    assert np.array_equal(kit.sword_coordinates(root), before)
    assert "is not here" in kit.refusal(bpy.ops.rodin.randomise, seed=1)
    assert list(root.rodin.sliders) == [1.0] + [0.0] * 7, "a refused randomise leaves the sliders"


def check_a_damaged_recipe_gets_a_message():
    (root,) = kit.generate()
    for damaged in ("{", "[]", "null", '{"latent": []}', root.rodin.recipe.replace("latent", "talent")):
        root.rodin.recipe = damaged
        root.rodin.sliders[0] += 0.1
        assert root.rodin.message.endswith("."), damaged


def check_sliders_ask_for_a_sword():
    kit.add_mesh("Cube", [(0, 0, 0), (1, 0, 0), (0, 1, 0)], [(0, 1, 2)])
    for operator in (bpy.ops.rodin.randomise, bpy.ops.rodin.reset):
        assert "Select an asset" in kit.refusal(operator)


def check_one_drag_is_one_undo_step():
    (root,) = kit.generate()
    name, before = root.name, kit.sword_coordinates(root)
    bpy.ops.ed.undo_push(message="before")
    for step in range(5):
        root.rodin.sliders[0] = 0.2 * step + 0.2
    bpy.ops.ed.undo_push(message="drag")
    bpy.ops.ed.undo()
    root = bpy.data.objects[name]
    assert root.rodin.sliders[0] == 0.0
    assert np.array_equal(kit.sword_coordinates(root), before)

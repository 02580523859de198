"""What a damaged file, or one from a stranger, can hold where Rodin keeps its own, and meshes that cannot be read."""

from __future__ import annotations

import json
from dataclasses import replace

import bpy
import kit

WRONG = (5, 1.5, "", "x", "null", [1, 2], ["a", "b"], {"a": 1}, {})


def check_a_stamp_that_is_no_recipe():
    for wrong in WRONG:
        (root,) = kit.generate()
        root["rodin_recipe"] = wrong
        assert root.rodin.blade_length == 0.0, wrong
        for change in (_lengthen, _slide):
            root.rodin.message = ""
            change(root)
            assert "recipe" in root.rodin.message, (wrong, root.rodin.message)
        assert not kit.our("rodin_addon.assets.edits").has_edits(root)
        kit.select(root)
        assert "recipe" in _message(bpy.ops.rodin.edits_carry)


def check_a_stamp_that_is_no_recipe_is_exported_as_it_is():
    (root,) = kit.generate()
    root["rodin_recipe"] = [1, 2]
    kit.select(root)
    words = {"folder": str(kit.folder() / "out"), "finest": 6, "levels": 2}
    assert bpy.ops.rodin.export_batch(**words) == {"FINISHED"}


def check_shape_keys_said_of_an_asset_of_patches():
    (root,) = kit.generate()
    before, recipe = root.rodin.blade_length, json.loads(root.rodin.recipe)
    for wrong in ("x", "[]", "[[]]", json.dumps([["Basis", 0.0, recipe], ["one", 1.0, recipe]])):
        root.rodin.shape_keys = wrong
        assert abs(root.rodin.blade_length - before) < 1e-6
        root.rodin.mix = 0.5
        _slide(root)
        assert not root.rodin.message, root.rodin.message
        before = root.rodin.blade_length


def check_sizes_are_shown_while_a_patch_is_in_edit_mode():
    for welded in (False, True):
        (root,) = kit.generate(welded=welded)
        before = root.rodin.blade_length
        kit.select(root if welded else root.children[3])
        bpy.ops.object.mode_set(mode="EDIT")
        assert root.rodin.blade_length == before
        assert not kit.our("rodin_addon.assets.edits").has_edits(root)
        bpy.ops.object.mode_set(mode="OBJECT")
        assert root.rodin.blade_length == before


def check_a_mesh_that_another_object_has_in_edit_mode():
    (root,) = kit.generate(welded=True)
    before, twin = root.rodin.blade_length, kit.add("Twin", root.data)
    bpy.ops.object.mode_set(mode="EDIT")
    assert (root.mode, twin.mode) == ("OBJECT", "EDIT")
    assert root.rodin.blade_length == before
    _slide(root)
    assert "Leave Edit Mode" in root.rodin.message
    bpy.ops.object.mode_set(mode="OBJECT")


def check_a_patch_without_its_number_is_refused_before_anything_is_rebuilt():
    for wrong in (-1, 25, 10**9, 1.5, *WRONG[1:]):
        (root,) = kit.generate()
        root.children[3]["rodin_chart"] = wrong
        kit.select(root)
        assert "lost its patch ID" in kit.refusal(bpy.ops.rodin.edits_rebuild), wrong
        assert "missing" in _message(bpy.ops.rodin.update), wrong


def check_an_update_of_meshes_that_are_no_surface():
    for wrong, word in ((float("nan"), "NaN"), (float("inf"), "infinite"), (0.0, "area")):
        (root,) = kit.generate(welded=True)
        root.data.attributes["position"].data.foreach_set("vector", [wrong] * 3 * len(root.data.vertices))
        kit.select(root)
        assert word in kit.refusal(bpy.ops.rodin.update), wrong


def check_rebuilding_an_asset_whose_root_is_in_no_collection():
    (root,) = kit.generate()
    patches = list(root.children)
    for collection in root.users_collection:
        collection.objects.unlink(root)
    bpy.data.objects.remove(patches[5])
    kit.select(patches[0])
    assert bpy.ops.rodin.edits_rebuild() == {"FINISHED"}
    assert len(root.children) == 25


def check_a_grid_that_an_asset_was_put_into():
    (root,) = kit.generate()
    kit.select(root)
    assert bpy.ops.rodin.variations(cells=2, seed=1) == {"FINISHED"}
    grid = bpy.context.scene.rodin_explore.grid
    grid.objects.link(root)  # as a drag in the outliner does
    assert bpy.ops.rodin.variations(cells=2, seed=2) == {"FINISHED"}
    assert bpy.ops.rodin.explore_clear() == {"FINISHED"}
    assert not [item for item in bpy.data.objects if item.name.startswith("Variations")]


def check_a_grid_that_cannot_be_leaves_the_one_before():
    (root,) = kit.generate()
    kit.select(root)
    assert bpy.ops.rodin.variations(cells=2, seed=1) == {"FINISHED"}
    kit.refusal(bpy.ops.rodin.variations, cells=2, strength=float("nan"))


def check_an_asset_that_no_recipe_may_hold_is_not_begun():
    """Reconstruct left half of one, of an object some 100 km long."""
    (root,) = kit.generate()
    recipe = kit.our("model_core.recipe").Recipe.from_json(root.rodin.recipe)
    grids, before = kit.model().shape(recipe, 8), kit.scene_state()
    for welded in (False, True):
        try:
            kit.our("rodin_addon.assets.build").build(
                bpy.context.scene, "Huge", replace(recipe, length=2e5), grids, welded
            )
        except kit.our("model_core.errors").RecipeError as error:
            assert "length" in str(error)
        else:
            raise AssertionError("It was built.")
    assert kit.scene_state() == before


def check_a_history_that_asks_for_too_many():
    (root,) = kit.generate()
    kit.select(root)
    for _ in range(2):
        assert bpy.ops.rodin.variations(cells=1, seed=1) == {"FINISHED"}
    stored(bpy.context.scene, "rodin_explore")["steps"][0]["cells"] = 5_000
    assert bpy.ops.rodin.explore_step(direction="BACK") == {"FINISHED"}
    assert len(bpy.context.scene.rodin_explore.grid.all_objects) == 101


def check_a_source_that_was_drawn_nobody_knows_how():
    for wrong in (*WRONG, {"hidden": "x", "display_type": 7}, {"hidden": [1], "display_type": "NO SUCH"}):
        cube = kit.add_mesh("Cube", [(0, 0, 0), (1, 0, 0), (0, 0, 3)], [(0, 1, 2)])
        cube["rodin_compared"] = wrong
        assert bpy.ops.rodin.compare(on=False) == {"FINISHED"}, wrong
        assert "rodin_compared" not in cube
        assert cube.display_type == "TEXTURED"


def stored(block: bpy.types.ID, group: str):
    """Where a file keeps a property group of ours: from Blender 5.0 on apart from custom properties."""
    return (block.bl_system_properties_get() if bpy.app.version >= (5, 0, 0) else block)[group]


def _lengthen(root: bpy.types.Object) -> None:
    root.rodin.blade_length = 0.7


def _slide(root: bpy.types.Object) -> None:
    root.rodin.sliders[0] += 0.1


def _message(operator) -> str:
    try:
        operator()
    except RuntimeError as error:
        assert "Traceback" not in str(error), str(error)
        return str(error)
    raise AssertionError(f"{operator.idname_py()} went through.")

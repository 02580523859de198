"""A kind that Rodin does not bring, by its trained model alone: clubs, of 16 charts and three parts."""

from __future__ import annotations

import json
import math

import bpy
import kit
import numpy as np

SIZES = ("reach", "head_length", "head_size", "handle_length")


def check_the_menu_offers_it_and_its_styles():
    kit.use_models(kit.toy())
    items = kit.our("rodin_addon.settings.styles")
    before = [item[0] for item in items.style_items(kit.settings(), bpy.context)]
    kit.choose_model(kit.toy())
    names = [item[1] for item in items.model_items(kit.settings(), bpy.context)]
    assert (names[0], *names[-2:]) == ("Rodin swords", "Rodin clubs", "All Kinds")
    after = [item[0] for item in items.style_items(kit.settings(), bpy.context)]
    assert {"short", "long"} <= set(after) and not set(after) & {"arming", "katana"} and "katana" in before


def check_it_is_generated_in_its_own_charts_and_materials():
    for welded in (False, True):
        root = _club(welded=welded)
        recipe = kit.recipe_of(root)
        assert (recipe["kind"], recipe["style"]) == ("club", "long")
        assert len(root.children) == (0 if welded else 16)
        meshes = [root] if welded else list(root.children)
        names = {slot.material.name for item in meshes for slot in item.material_slots}
        assert names == {"Club Head", "Club Wood", "Club Knob"}
        low, high = kit.bounds(kit.sword_coordinates(root))
        assert math.isclose(root.rodin.reach, (high - low)[2], rel_tol=0.01)


def check_a_restart_learns_the_kinds_of_the_preferences():
    """Their cards are read as soon as Blender has started: sizes and words are there before the first asset."""
    kit.use_models(kit.toy())
    addon, preferences = kit.our("rodin_addon"), kit.our("rodin_addon.preferences")
    addon.unregister()
    addon.register()
    root_type = kit.our("rodin_addon.settings.asset").RODIN_AssetSettings
    assert not hasattr(root_type, "reach")
    assert bpy.app.timers.is_registered(preferences._learn_kinds)
    preferences._learn_kinds()  # as Blender's event loop does, which there is none of in the background
    assert all(hasattr(root_type, name) for name in SIZES)
    addon.unregister()
    assert not bpy.app.timers.is_registered(preferences._learn_kinds)
    addon.register()
    preferences._learn_kinds()


def check_its_atlas_and_words_come_with_its_model():
    kit.use_models(kit.toy())
    kinds = kit.our("rodin_addon.models").known_kinds()
    club = next(kind for kind in kinds if kind.name == "club")
    assert club.folder is None
    assert kit.our("rodin_addon.translations").languages(kinds)["de"]["Club"] == "Keule"
    assert club.atlases[0] != kit.our("model_core.charts.atlas").tiles(club.layout)
    root = _club(welded=True)
    uv = np.empty(2 * len(root.data.loops), dtype=np.float32)
    root.data.uv_layers[0].uv.foreach_get("vector", uv)
    low, high = club.atlases[0].low, club.atlases[0].high
    inside = ((uv.reshape(-1, 1, 2) >= low - 1e-5) & (uv.reshape(-1, 1, 2) <= high + 1e-5)).all(axis=2)
    assert inside.any(axis=1).all()


def check_it_stands_beside_a_sword_of_the_same_resolution():
    """What is kept of the meshes of one kind is not given to the other."""
    for welded in (False, True):
        club = _club(welded=welded)
        kit.settings().model = "FIRST"
        (sword,) = kit.generate(style="arming", welded=welded)
        for root, charts, length in ((club, 16, "reach"), (sword, 25, "overall_length")):
            assert len(root.children) == (0 if welded else charts)
            before = kit.sword_coordinates(root)
            assert math.isclose(np.ptp(before[:, 2]), getattr(root.rodin, length), rel_tol=0.02)
            root.rodin.sliders[0] = 1.0
            assert not root.rodin.message
            assert abs(kit.sword_coordinates(root) - before).max() > 1e-3


def check_its_handles_change_it_and_hold_the_rest():
    for welded in (False, True):
        root = _club(welded=welded)
        before = {name: getattr(root.rodin, name) for name in SIZES}
        root.rodin.head_size = 1.1 * before["head_size"]
        assert not root.rodin.message
        after = {name: getattr(root.rodin, name) for name in SIZES}
        assert math.isclose(after["head_size"], 1.1 * before["head_size"], rel_tol=1e-3)
        for name in ("head_length", "handle_length"):
            assert math.isclose(after[name], before[name], rel_tol=1e-2), name
        widest = np.ptp(kit.sword_coordinates(root)[:, 0])
        assert math.isclose(widest, after["head_size"], rel_tol=0.02)


def check_sliders_move_it():
    root = _club()
    before = kit.sword_coordinates(root)
    root.rodin.sliders[0] = 1.0
    assert not root.rodin.message
    assert abs(kit.sword_coordinates(root) - before).max() > 1e-3


def check_two_are_blended_and_bred():
    long, short = _club(), _club(style="short")
    kit.select(long, short)
    assert bpy.ops.rodin.interpolate(form="BLEND") == {"FINISHED"}
    between = bpy.context.active_object.rodin.reach
    assert short.rodin.reach < between < long.rodin.reach
    kit.select(long, short)
    assert bpy.ops.rodin.breed() == {"FINISHED"}
    assert kit.recipe_of(bpy.context.active_object)["kind"] == "club"


def check_a_locked_part_is_kept():
    root = _club()
    before = {name: getattr(root.rodin, name) for name in SIZES}
    root.rodin.locked = {"handle"}
    kit.select(root)
    assert bpy.ops.rodin.vary(seed=4, strength=1.0) == {"FINISHED"}
    assert math.isclose(root.rodin.handle_length, before["handle_length"], rel_tol=0.03)
    assert not math.isclose(root.rodin.head_length, before["head_length"], rel_tol=0.03)


def check_a_mesh_is_rebuilt():
    root = _club(welded=True, resolution=16)
    mesh, reach = root.data.copy(), root.rodin.reach
    mesh.materials.clear()
    found = kit.add("Found", mesh)
    found.rotation_euler = (0.4, 0.2, 1.0)
    kit.select(found)
    before = set(bpy.data.objects)
    assert bpy.ops.rodin.reconstruct() == {"FINISHED"}
    (made,) = (item for item in bpy.data.objects if item not in before and item.rodin.recipe)
    assert kit.recipe_of(made)["kind"] == "club"
    assert math.isclose(made.rodin.reach, reach, rel_tol=0.04)


def check_it_is_exported_and_its_recipe_read_back():
    root = _club()
    root.rodin.head_length *= 1.05
    assert not root.rodin.message
    sizes = {name: getattr(root.rodin, name) for name in SIZES}
    kit.select(root)
    out = kit.folder() / "out"
    words = {"engine": "GODOT", "format": "GLTF", "finest": 8, "levels": 1}
    assert bpy.ops.rodin.export_batch(folder=str(out), **words) == {"FINISHED"}
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    (told,) = manifest["assets"]
    assert told["by_construction"] and told["recipe"]["kind"] == "club"
    low, high = kit.bounds(kit.sword_coordinates(root))
    height = (high - low)[2]
    kit.begin(kit.folder() / "back")
    kit.use_models(kit.toy())
    bpy.ops.import_scene.gltf(filepath=str(out / told["files"][0]["name"]))
    found = [item for item in bpy.data.objects if item.type == "MESH" and "col" not in item.name.lower()]
    points = np.concatenate([kit.coordinates(item) for item in found])
    assert math.isclose(np.ptp(points[:, 2]), height, rel_tol=0.01)
    kit.select()
    assert bpy.ops.rodin.from_recipe(recipe=json.dumps(told["recipe"])) == {"FINISHED"}
    (again,) = (item for item in bpy.data.objects if item.rodin.recipe)
    for name, size in sizes.items():
        assert math.isclose(getattr(again.rodin, name), size, rel_tol=1e-4), name


def check_it_is_edited_after_reopening():
    root = _club()
    root.rodin.handle_length *= 0.95
    assert not root.rodin.message
    name, recipe, length = root.name, root["rodin_recipe"], root.rodin.handle_length
    before = kit.sword_coordinates(root)
    path = str(kit.folder() / "clubs.blend")
    bpy.ops.wm.save_as_mainfile(filepath=path)
    kit.our("rodin_addon.models").forget()
    bpy.ops.wm.open_mainfile(filepath=path)
    root = bpy.data.objects[name]
    assert root["rodin_recipe"] == recipe
    assert math.isclose(root.rodin.handle_length, length, rel_tol=1e-6)
    assert np.array_equal(kit.sword_coordinates(root), before)
    root.rodin.handle_length *= 1.05
    assert not root.rodin.message
    assert abs(kit.sword_coordinates(root) - before).max() > 1e-3


def check_without_its_folder_it_says_so_and_stays():
    root = _club()
    kit.use_models()
    before = kit.sword_coordinates(root)
    root.rodin.sliders[0] = 1.0
    assert "is not here" in root.rodin.message
    assert np.array_equal(kit.sword_coordinates(root), before)


def _club(**words) -> bpy.types.Object:
    """One club of the toy's model, which is chosen."""
    kit.use_models(kit.toy())
    kit.choose_model(kit.toy())
    (root,) = kit.generate(**{"style": "long", **words})
    return root

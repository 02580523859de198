"""Every operator of the add-on, with properties in range and out of it, and every slider and dimension."""

from __future__ import annotations

import contextlib
from pathlib import Path

import bpy
from world import World, our

_MOST_AT_ONCE = {"export_batch": 2, "reconstruct": 1}  # objects, of what takes seconds each
_SIDE = (3, 10)  # points along a patch's side, of what is built
_BIG = {"count": 3, "sheet_count": 3, "cells": 3, "assets": 4, "resolution": _SIDE[1], "finest": 8, "textures": 0}
_LATER = {"model_folder_add", "model_folder_remove", "models_reload"}  # steps of their own: they change preferences


def press_any(world: World) -> None:
    """An operator of ours on a random selection."""
    names = [name for name in dir(bpy.ops.rodin) if name not in _LATER and not name.endswith("_preset_add")]
    name = world.one(names)
    if name is None:  # the add-on is disabled
        return
    select_any(world, most=_MOST_AT_ONCE.get(name, 4))
    operator = getattr(bpy.ops.rodin, name)
    words = _words(world, operator)
    if name == "export_batch":
        words |= {"folder": str(world.folder / "out"), "finest": world.chance.randint(-1, 8), "levels": 2}
        words["textures"] = "0"
    if name == "from_recipe":
        words["recipe"] = some_recipe(world)
    before = refusable_state()
    if not world.press(operator, **words) and refusable_state() != before:
        world.told.append(("wrong", f"rodin.{name} refused, but the scene has changed: {_difference(before)}"))


def press_generate(world: World) -> None:
    """Assets to work on."""
    words = {"count": world.chance.randint(1, 2), "seed": world.chance.randint(0, 10**6)}
    words |= {"resolution": world.chance.randint(*_SIDE), "welded": world.chance.random() < 0.4}
    world.press(bpy.ops.rodin.generate, **words)


def press_interpolate(world: World) -> None:
    """A blend, a row, keys or an animation, of two assets or three."""
    roots = [item for item in bpy.context.scene.objects if item.rodin.recipe]
    world.select(world.some(roots, 3))
    form = world.one(["BLEND", "ROW", "KEYS", "ANIMATION"])
    world.press(bpy.ops.rodin.interpolate, form=form, assets=world.chance.randint(2, 4), frames=5)


def press_explore(world: World) -> None:
    """Back and forth, keep, clear."""
    names = ["variations", "breed", "explore_step", "keep", "explore_clear"]
    name = world.one(names)
    select_any(world)
    grid = bpy.context.scene.rodin_explore.grid
    if name == "keep" and grid:
        world.select(world.some(grid.all_objects, 2))
    words = {"cells": world.chance.randint(1, 3)} if name in ("variations", "breed") else {}
    words |= {"direction": world.one(["BACK", "FORWARD"])} if name == "explore_step" else {}
    world.press(getattr(bpy.ops.rodin, name), **words)


def press_preset(world: World) -> None:
    """Save one, play one, remove one."""
    kind = world.one(["generate", "export", "asset"])
    operator = getattr(bpy.ops.rodin, f"{kind}_preset_add", None)
    name = world.one(["mine", "a/b", "", "剣", "x" * 300, "..", "katana 1"])
    if operator is None:
        return
    select_any(world)
    world.press(operator, name=name)
    folder = {"generate": "rodin/generate", "export": "rodin/export", "asset": "rodin/sword"}[kind]
    found = [path for base in bpy.utils.preset_paths(folder) for path in _files(base)]
    if found:
        world.press(bpy.ops.script.execute_preset, filepath=world.one(found), menu_idname=f"RODIN_PT_{kind}_presets")
    if world.chance.random() < 0.3:
        world.press(operator, name=name, remove_name=True)


def set_settings(world: World) -> None:
    """Choices of the panel."""
    scene = bpy.context.scene
    for group in (scene.rodin, scene.rodin.export, scene.rodin_explore):
        _set_any(world, group)


def set_sliders(world: World) -> None:
    """Of an asset, in and out of range."""
    root = world.root()
    if root is None:
        return
    spread = world.one([0.5, 3.0, 6.0, 1e6])
    if world.chance.random() < 0.3:
        root.rodin.sliders = [world.chance.uniform(-spread, spread) for _ in root.rodin.sliders]
    else:
        value = world.one([world.chance.uniform(-spread, spread), float("nan"), float("inf"), 0.0])
        root.rodin.sliders[world.chance.randrange(len(root.rodin.sliders))] = value


def set_handle(world: World) -> None:
    """A dimension, or the blend's slider."""
    root = world.root()
    if root is None:
        return
    names = list(our("rodin_addon.settings.handles")._defined)
    name = world.one([*names, "mix"])
    now = getattr(root.rodin, name)
    value = now * world.chance.uniform(0.8, 1.25)
    if world.chance.random() < 0.3:
        value = world.one([0.0, -1.0, 1e9, float("nan"), float("inf"), 1e-9, now * 3])
    setattr(root.rodin, name, value)


def set_locks(world: World) -> None:
    """Parts to keep, edits to keep, a source."""
    root = world.root()
    if root is None:
        return
    parts = our("rodin_addon.settings.asset")._part_items(root.rodin, bpy.context)
    root.rodin.locked = {item[0] for item in world.some(parts)} if parts else set()
    root.rodin.edits = world.one(["ASK", "ASK", "CARRY", "KEEP"])
    root.rodin.source = world.object()


def change_models(world: World) -> None:
    """Folders of models that are none, and another compute engine."""
    wanted = our("rodin_addon.extension").own_preferences()
    if wanted is None:
        return
    if world.chance.random() < 0.5:
        world.press(bpy.ops.rodin.model_folder_add)
        wanted.model_folders[-1].folder = world.one(["", "//", "/nowhere", str(world.folder), "\0", "/dev/null"])
    elif wanted.model_folders:
        index = world.chance.randint(-2, len(wanted.model_folders) + 1)
        world.press(bpy.ops.rodin.model_folder_remove, index=index)
    world.press(bpy.ops.rodin.models_reload)


def some_recipe(world: World) -> str:
    """An asset's, or rubbish."""
    root = world.root()
    good = [root.rodin.recipe] if root else []
    return world.one([*good * 4, "", "{}", "[" * 3000, "null", '{"latent": [1]}'])


def select_any(world: World, most: int = 4) -> None:
    """Objects, whole assets or nothing."""
    scene = bpy.context.scene
    roots = [item for item in scene.objects if item.rodin.recipe]
    pool = roots if roots and world.chance.random() < 0.7 else list(scene.objects)
    world.select(world.some(pool, most) if pool and world.chance.random() < 0.95 else [])


def refusable_state() -> dict:
    """What an operator that refuses must leave alone."""
    data = bpy.data
    blocks = ("scenes", "collections", "meshes", "materials", "objects", "actions", "images", "texts")
    state = {kind: sorted(block.name_full for block in getattr(data, kind)) for kind in blocks}
    state["places"] = {item.name_full: [tuple(row) for row in item.matrix_world] for item in data.objects}
    return state


def _difference(before: dict) -> str:
    after = refusable_state()
    return ", ".join(key for key in before if before[key] != after[key])


def _files(folder: str) -> list[str]:
    return [str(path) for path in Path(folder).glob("*.py")]


def _words(world: World, operator) -> dict[str, object]:
    """Some of its properties; those that say how much is made are small."""
    words = {}
    for one in operator.get_rna_type().properties:
        if one.identifier == "rna_type":
            continue
        if one.identifier in _BIG:
            words[one.identifier] = world.chance.randint(-1, _BIG[one.identifier])
        elif world.chance.random() < 0.5:
            words[one.identifier] = _value(world, one)
    words.pop("textures", None)
    return {name: value for name, value in words.items() if value is not None}


def _value(world: World, one: bpy.types.Property) -> object | None:
    chance = world.chance
    if one.type == "BOOLEAN":
        return chance.random() < 0.5
    if one.type == "INT":
        return world.one([one.hard_min, one.hard_max, chance.randint(-3, 40), 0])
    if one.type == "FLOAT":
        return world.one([chance.uniform(-1, 2), 0.0, 1.0, float("nan"), float("inf"), -1e30])
    if one.type == "ENUM":
        return world.one([item.identifier for item in one.enum_items] or [None])
    if one.type == "STRING":
        return world.one(["", "x", "剣", "\n", "a" * 500])
    return None


def _set_any(world: World, group: bpy.types.PropertyGroup) -> None:
    """Set a few properties of a group; values of another kind are refused by Blender."""
    for one in world.some([item for item in group.bl_rna.properties if not item.is_readonly], 4):
        name = one.identifier
        if name in ("rna_type", "folder") or one.type in ("POINTER", "COLLECTION"):
            continue
        value = world.chance.randint(1, max(_BIG[name], 1)) if name in _BIG else _value(world, one)
        if name == "textures" or value is None or getattr(one, "is_array", False):
            continue
        with contextlib.suppress(TypeError, ValueError, OverflowError):
            setattr(group, name, value)

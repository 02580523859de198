"""What a file from a stranger can hold where the add-on keeps its own: values of the wrong kind and size."""

from __future__ import annotations

import json

import bpy
from world import World

_TEXTS = (
    "",
    " ",
    "null",
    "5",
    "[]",
    "{}",
    "not json",
    "[" * 5000,
    '{"latent": NaN}',
    "剣",
)
_FIELDS = {
    "latent": ([], [1.0], "x", None, [1e300] * 128, [float("nan")] * 128, [True] * 128, [99.0] * 128, [[1]] * 128),
    "length": (0, -1, 1e300, "1", None, 1e-4, 1e5, True),
    "style": ("nobody", 5, None, "x" * 5000, "{name}"),
    "seed": (-1, 10**30, "x", None, 1.5),
    "origin": ("", "stolen", None),
    "weights": ("", "0" * 64, 5, "../../x"),
    "detail": ("", "AAAA", "!", 5, "A" * 4000, None),
    "kind": ("", "axe", "../x", 5, None, "{kind}"),
}


def spoil_recipe(world: World) -> None:
    """The recipe of an asset, or its stamp, or of a blend's other end or its shape keys."""
    root = world.root()
    if root is None or root.library:
        return
    good = root.rodin.recipe
    where = world.one(["recipe", "recipe", "recipe_b", "shape_keys", "stamp", "stamp"])
    if where == "stamp":
        root["rodin_recipe"] = world.one([_spoilt(world, good), b"\xff\xfe", *_wrong_kinds()])
    elif where == "shape_keys":
        keyed = root.rodin.shape_keys or json.dumps([["Basis", 0.0, _parsed(good)], ["x", 1.0, _parsed(good)]])
        root.rodin.shape_keys = world.one([_spoilt(world, good), keyed, "[[]]", '[["a"]]', "[1, 2]", keyed[:-2]])
    else:
        setattr(root.rodin, where, _spoilt(world, good))


def spoil_chart(world: World) -> None:
    """The number of a patch."""
    patch = world.one([item for item in bpy.context.scene.objects if "rodin_chart" in item and not item.library])
    if patch:
        patch["rodin_chart"] = world.one([-1, 24, 25, 10**9, 1.5, float("nan"), True, *_wrong_kinds()])


def spoil_compared(world: World) -> None:
    """How a source was drawn before."""
    item = world.object()
    if item and not item.library:
        item["rodin_compared"] = world.one([*_wrong_kinds(), {"hidden": "x"}, {"hidden": 1, "display_type": 7}])


def spoil_asset(world: World) -> None:
    """Settings of an asset beyond what their limits allow, as they lie in the file."""
    root = world.root()
    if root is None or root.library:
        return
    stored = stored_values(root, "rodin")
    if stored is None:
        return
    name = world.one(["resolution", "resolution", "sliders", "mix", "locked", "edits", "recipe", "source", "message"])
    numbers = [-5, 0, 1, 2, 4, 129, 5000, 2**31 - 1, float("nan"), float("inf")]
    _store(stored, name, world.one([*numbers, [float("nan")] * 8, [1.0] * 8, *_wrong_kinds()]))


def _store(stored, name: str, value: object) -> None:
    """Whatever kind was stored before, which Blender would keep to."""
    if name in stored:
        del stored[name]
    stored[name] = value


def spoil_scene(world: World) -> None:
    """Settings of a scene, its sheet, and the history of grids."""
    scene = bpy.context.scene
    group = world.one(["rodin", "rodin", "rodin_explore", "sheet", "step", "grid"])
    if group == "sheet":
        item = scene.rodin.sheet.add()
        item.recipe, item.chosen = _spoilt(world, _any_recipe(world)), True
        item.name = world.one(["", "x" * 100, "{name}"])
    elif group == "step":
        step = scene.rodin_explore.steps.add()
        step.recipe, step.recipe_b = _spoilt(world, _any_recipe(world)), world.one(["", _any_recipe(world)])
        step.locked = world.one(["", "blade", "nothing such", "{x}"])
        step.cells, step.strength = world.chance.randint(1, 2), world.one([0.5, float("nan"), 1e30])
        scene.rodin_explore.index = world.one([-1, 0, 5, 10**6])
    elif group == "grid":
        scene.rodin_explore.grid = world.one(bpy.data.collections)
    else:
        stored = stored_values(scene, group)
        names = [one.identifier for one in getattr(scene, group).bl_rna.properties if one.identifier != "rna_type"]
        if stored is not None:
            value = world.one([-5, 0, 3, 2**31 - 1, float("nan"), "x", [float("nan")] * 7, *_wrong_kinds()])
            _store(stored, world.one(names), value)


def stored_values(block: bpy.types.ID, group: str):
    """Where a file keeps a property group of ours: from Blender 5.0 on apart from custom properties."""
    place = block.bl_system_properties_get(do_create=True) if bpy.app.version >= (5, 0, 0) else block
    try:
        if group not in place:
            place[group] = {}
        return place[group]
    except (TypeError, KeyError):
        return None


def _wrong_kinds() -> list:
    """But no bytes: Blender itself reads no text that is not UTF-8."""
    return [5, 1.5, "", "x", [1, 2], ["a", "b"], {"a": 1}, {}, []]


def _any_recipe(world: World) -> str:
    root = world.root()
    return root.rodin.recipe if root else "{}"


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return {}


def _spoilt(world: World, text: str) -> str:
    """A recipe with one field of rubbish, or no recipe at all."""
    values = _parsed(text)
    if not isinstance(values, dict) or world.chance.random() < 0.3:
        return world.one(_TEXTS)
    name = world.one(_FIELDS)
    return json.dumps({**values, name: world.one(_FIELDS[name])})

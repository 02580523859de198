"""Shape keys of one welded asset along a path through several.

Each key at 1, with the others at 0, is one asset of the path, just as the model
makes it; from one key to the next the first goes down as the second goes up.

They are relative keys with values, because exporters leave out absolute keys and
their evaluation time, and all are relative to Basis, because glTF reads no other.

What changes the asset, be it sliders or handles, changes Basis, and each key as Basis
is changed: by the same step of the code, not of the vertices, which would be off by
half or more elsewhere on the path.

``object.rodin.shape_keys`` is JSON, one [name, place, recipe] a key, Basis first: the
place on the path (see ``path.py``) and the recipe it was made with. Keys that a user
renames or adds are carried along with Basis's vertices; those removed are passed over.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import bpy
import numpy as np

from ...model_core.errors import RecipeError
from ...model_core.recipe import Recipe
from .. import models
from ..mesh.plan import welded_plan
from ..mesh.writing import smooth_welded_through

if TYPE_CHECKING:
    from ...model_core.model import Model


@dataclass(frozen=True)
class _Key:
    """One of our keys that an asset still has, and what it was made with."""

    block: bpy.types.ShapeKey
    place: float
    recipe: Recipe


def add_keys(
    root: bpy.types.Object, names: list[str], places: list[float], recipes: list[Recipe], shapes: np.ndarray
) -> None:
    """Give a welded asset that has none its keys; the asset itself becomes Basis, at place 0.

    Args:
        names: K, without Basis. places, recipes: K + 1, Basis first.
        shapes: (K + 1, C, R, R, 3) float32 metres, asset space, R as when the asset was built.
    """
    plan = welded_plan(models.kind_of(recipes[0]), shapes.shape[2])
    basis, *others = (plan.positions(grids) for grids in shapes)
    smooth_welded_through(root.data, (*others, basis))
    root.shape_key_add(name="Basis")
    noted = [["Basis", 0.0, recipes[0].to_dict()]]
    for name, place, recipe, positions in zip(names, places[1:], recipes[1:], others, strict=True):
        block = root.shape_key_add(name=name)
        block.points.foreach_set("co", positions.ravel())
        block.value = 0.0  # from Blender 5.0 on a new key begins at 1
        noted.append([block.name, place, recipe.to_dict()])
    root.rodin.shape_keys = json.dumps(noted)


def has_keys(root: bpy.types.Object) -> bool:
    """Whether an asset has shape keys along a path; a damaged file may say so of one that is no mesh."""
    return bool(root.rodin.shape_keys and root.data and root.data.shape_keys)


def moved_keys(root: bpy.types.Object, model: Model, recipe: Recipe) -> list[tuple[bpy.types.ShapeKey, Recipe]]:
    """Our keys, and what each is when Basis is changed to a recipe.

    Raises:
        RodinError: foreign or damaged recipes.
    """
    first, keys = _read(root)
    if first and (first.latent, first.length, first.detail) == (recipe.latent, recipe.length, recipe.detail):
        return [(key.block, key.recipe) for key in keys]
    # Each is opposite to first in a parallelogram.
    halves = [model.blend(key.recipe, recipe, 0.5, sound=False) for key in keys]
    return [(key.block, model.blend(first, half, 2.0)) for key, half in zip(keys, halves, strict=True)]


def key_positions(
    root: bpy.types.Object, model: Model, keys: list[tuple[bpy.types.ShapeKey, Recipe]]
) -> list[tuple[bpy.types.ShapeKey, np.ndarray]]:
    """Keys and their (V, 3) float32 positions.

    Raises:
        RodinError: foreign recipes.
    """
    resolution = root.rodin.resolution
    plan = welded_plan(model.kind, resolution)
    return [(block, plan.positions(model.shape(recipe, resolution))) for block, recipe in keys]


def write_keys(root: bpy.types.Object, moved: list[tuple[bpy.types.ShapeKey, np.ndarray]]) -> None:
    """Move keys to their positions."""
    for block, positions in moved:
        block.points.foreach_set("co", positions.ravel())
    if moved:
        root.data.update()


def mix_keys(root: bpy.types.Object) -> None:
    """Set the values of our keys to where ``mix`` says, 0 at Basis and 1 at the last key.

    Raises:
        RecipeError: the stored keys are damaged.
    """
    _, keys = _read(root)
    places = _places(keys)
    for key, values in zip(keys, _tents(len(keys)), strict=True):
        key.block.value = np.interp(root.rodin.mix * places[-1], places, values)


def animate_keys(root: bpy.types.Object, start: float, frames: float) -> None:
    """Keyframes that go along the path at an even pace.

    Args:
        start: frame of Basis. frames: from one place of the path to the next.
    """
    _, keys = _read(root)
    moments = [start + frames * place for place in _places(keys)]
    for key, values in zip(keys, _tents(len(keys)), strict=True):
        near = np.flatnonzero(values)[0]
        for index in range(near - 1, min(near + 2, len(moments))):
            key.block.value = values[index]
            key.block.keyframe_insert("value", frame=moments[index])
    shape_keys = root.data.shape_keys
    shape_keys.animation_data.action.name = root.name
    for curve in _curves(shape_keys.animation_data):
        for point in curve.keyframe_points:
            point.interpolation = "LINEAR"


def _read(root: bpy.types.Object) -> tuple[Recipe | None, list[_Key]]:
    """What Basis was made with, and our keys that are still there, in the order of the path.

    Raises:
        RecipeError: what is stored is damaged.
    """
    if not has_keys(root):
        return None, []
    blocks = root.data.shape_keys.key_blocks
    try:
        basis, *noted = json.loads(root.rodin.shape_keys)
        first = Recipe.from_dict(basis[2])
        found = [(blocks.get(name), float(place), Recipe.from_dict(recipe)) for name, place, recipe in noted]
    except (ValueError, TypeError, LookupError) as error:
        raise RecipeError("The asset's shape keys cannot be read.") from error
    return first, [_Key(block, place, recipe) for block, place, recipe in found if block]


def _places(keys: list[_Key]) -> list[float]:
    """Basis's place, then each key's."""
    return [0.0, *(key.place for key in keys)]


def _tents(count: int) -> np.ndarray:
    """(count, count + 1) value of each key at each place: 1 at its own, 0 at the others."""
    return np.eye(count, count + 1, 1)


def _curves(animation: bpy.types.AnimData) -> bpy.types.bpy_prop_collection:
    """The curves of an action that keyframes were just put into."""
    if bpy.app.version < (4, 4, 0):  # before actions had slots
        return animation.action.fcurves
    return animation.action.layers[0].strips[0].channelbag(animation.action_slot).fcurves

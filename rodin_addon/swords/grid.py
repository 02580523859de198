"""A grid of swords to choose from: the parent first, then its variations or children."""

from __future__ import annotations

import math

import bpy
import numpy as np

from ...model_core.recipe import Recipe
from .. import models
from .build import build, remove
from .find import roots_of
from .row import GAP, free_x, taken

_RESOLUTION = 24
_NAME = "Variations"


def show(scene: bpy.types.Scene, step: bpy.types.PropertyGroup) -> list[bpy.types.Object]:
    """Put a step's swords in place of the grid that stands there.

    Args:
        step: a ``RODIN_ExploreStep``.
    Returns:
        Roots of its swords; the first is the parent.
    Raises:
        RodinError: a recipe that cannot be read or is of other weights; the old grid stays.
    """
    recipes = _recipes(step)
    model = models.model_of(*recipes)
    shapes = [model.shape(recipe, _RESOLUTION) for recipe in recipes]
    clear(scene)
    grid = scene.rodin_explore.grid = bpy.data.collections.new(_NAME)
    scene.collection.children.link(grid)
    roots = [
        build(scene, f"{_NAME} {index:02d}", recipe, grids, True, inside=grid)
        for index, (recipe, grids) in enumerate(zip(recipes, shapes, strict=True))
    ]
    _lay_out(scene, roots, np.stack(shapes))
    return roots


def clear(scene: bpy.types.Scene) -> None:
    """Take the grid away; its history stays."""
    grid = scene.rodin_explore.grid
    if grid is None:
        return
    for root in roots_of(grid.all_objects):
        remove(root)
    bpy.data.collections.remove(grid)


def in_grid(scene: bpy.types.Scene, root: bpy.types.Object) -> bool:
    """Whether a sword is one of the grid."""
    grid = scene.rodin_explore.grid
    return grid is not None and root.name in grid.all_objects


def _recipes(step: bpy.types.PropertyGroup) -> list[Recipe]:
    parents = [Recipe.from_json(text) for text in (step.recipe, step.recipe_b) if text]
    parent, model = parents[0], models.model_of(*parents)
    seeds = [int(seed) for seed in np.random.default_rng(step.seed).integers(2**31, size=step.cells)]
    if len(parents) == 2:
        return [*parents, *(model.breed(*parents, seed) for seed in seeds)]
    locked = step.locked.split()
    return [parent, *(model.vary(parent, locked, seed, reach=step.strength) for seed in seeds)]


def _lay_out(scene: bpy.types.Scene, roots: list[bpy.types.Object], shapes: np.ndarray) -> None:
    """Columns along X, rows from the top down, about as wide as high, in the first free place of the row."""
    scale = 1.0 / scene.unit_settings.scale_length
    low, high = (side(shapes, axis=(0, 1, 2, 3)) * scale for side in (np.min, np.max))
    wide, tall = high[0] - low[0] + GAP, high[2] - low[2] + GAP
    columns = min(math.ceil(math.sqrt(len(roots) * tall / wide)), len(roots))
    rows = math.ceil(len(roots) / columns)
    cursor = scene.cursor.location
    left = free_x(cursor.x, low[0], low[0] + columns * wide, taken(scene))
    for index, root in enumerate(roots):
        row, column = divmod(index, columns)
        root.location = (left + column * wide, cursor.y, cursor.z + (rows - 1 - row) * tall)
        root.scale = (scale,) * 3

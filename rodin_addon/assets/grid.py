"""A grid of assets to choose from: the parent first, then its variations or children."""

from __future__ import annotations

import math

import bpy
import numpy as np
from mathutils import Vector

from ...model_core.recipe import Recipe
from .. import models
from .build import build, remove
from .find import alive, roots_of
from .row import GAP, Row, free_x

MOST_CELLS = 100
"""Variations that a grid may hold."""
_RESOLUTION = 24
_NAME = "Variations"


def show(context: bpy.types.Context, step: bpy.types.PropertyGroup) -> list[bpy.types.Object]:
    """Put a step's assets in place of the grid that stands there.

    Args:
        step: a ``RODIN_ExploreStep``.
    Returns:
        Roots of its assets; the first is the parent.
    Raises:
        RodinError: a recipe that cannot be read or is of other weights; the old grid stays.
    """
    scene, recipes = context.scene, _recipes(step)
    model = models.model_of(*recipes)
    for recipe in recipes:
        Recipe.from_json(recipe.to_json())  # what no recipe may hold is refused before anything changes
    shapes = [model.shape(recipe, _RESOLUTION) for recipe in recipes]
    clear(scene)
    row = Row.at_cursor(context)
    grid = scene.rodin_explore.grid = bpy.data.collections.new(_NAME)
    scene.collection.children.link(grid)
    roots = [
        build(scene, f"{_NAME} {index:02d}", recipe, grids, True, inside=grid)
        for index, (recipe, grids) in enumerate(zip(recipes, shapes, strict=True))
    ]
    _lay_out(row, roots, np.stack(shapes))
    return roots


def clear(scene: bpy.types.Scene) -> None:
    """Take the grid away; its history stays."""
    grid = scene.rodin_explore.grid
    if grid is None:
        return
    for root in roots_of(grid.all_objects):
        remove(root)
    if alive(grid):  # a collection of an asset's own goes with it, and an asset may have been put into the grid itself
        bpy.data.collections.remove(grid)


def in_grid(scene: bpy.types.Scene, root: bpy.types.Object) -> bool:
    """Whether an asset is one of the grid."""
    grid = scene.rodin_explore.grid
    return grid is not None and root.name in grid.all_objects


def _recipes(step: bpy.types.PropertyGroup) -> list[Recipe]:
    parents = [Recipe.from_json(text) for text in (step.recipe, step.recipe_b) if text]
    parent, model = parents[0], models.model_of(*parents)
    cells = min(step.cells, MOST_CELLS)  # a damaged file may ask for any number
    seeds = [int(seed) for seed in np.random.default_rng(step.seed).integers(2**31, size=cells)]
    if len(parents) == 2:
        return [*parents, *(model.breed(*parents, seed) for seed in seeds)]
    locked = step.locked.split()
    return [parent, *(model.vary(parent, locked, seed, reach=step.strength) for seed in seeds)]


def _lay_out(row: Row, roots: list[bpy.types.Object], shapes: np.ndarray) -> None:
    """Columns along the row, lines from the top down, about as wide as high, in the first free place."""
    low, high = (side(shapes, axis=(0, 1, 2, 3)) * row.unit for side in (np.min, np.max))
    gap = GAP * row.unit
    wide, tall = high[0] - low[0] + gap, high[2] - low[2] + gap
    columns = min(math.ceil(math.sqrt(len(roots) * tall / wide)), len(roots))
    lines = math.ceil(len(roots) / columns)
    left = free_x(0.0, low[0], low[0] + columns * wide, row.spans, gap)
    for index, root in enumerate(roots):
        line, column = divmod(index, columns)
        row.place(root, Vector((left + column * wide, 0.0, (lines - 1 - line) * tall)))

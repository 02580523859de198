"""Assets built one after the other, side by side."""

from __future__ import annotations

from collections.abc import Generator, Iterable

import bpy

from ...model_core.recipe import Recipe
from .. import models
from .build import build, next_name, remove, select_only
from .row import Row
from .view import View


def place_in_row(
    context: bpy.types.Context,
    recipes: Iterable[Recipe],
    count: int,
    resolution: int,
    welded: bool,
) -> Generator[float, None, list[bpy.types.Object]]:
    """Build assets beside those that stand at the 3D cursor, one a step, select and show them.

    Args:
        count: how many recipes there are, for the progress.
    Yields:
        The share done. On any error, and when it is closed, those built are removed again.
    Returns:
        The assets' roots.
    """
    row = Row.at_cursor(context)
    roots: list[bpy.types.Object] = []
    try:
        for recipe in recipes:
            grids = models.model_of(recipe).shape(recipe, resolution)
            root = build(context.scene, next_name(base_name(recipe)), recipe, grids, welded)
            roots.append(root)
            row.put(root, grids)
            yield len(roots) / count
    except BaseException:
        for root in roots:
            remove(root)
        raise
    show_new(context, roots)
    return roots


def show_new(context: bpy.types.Context, roots: list[bpy.types.Object]) -> None:
    """Select new assets alone, and see that the viewport shows them."""
    select_only(context, roots)
    view = View.of(context)
    if view:
        view.show(context, roots)


def base_name(recipe: Recipe) -> str:
    """What a new asset is called, without its number: "Katana", or "Asset" for one of no style."""
    return (recipe.style or models.kind_of(recipe).words.singular).replace("_", " ").title()

"""Exploring by eye, kept with each scene as ``scene.rodin_explore``: every grid shown so far, to go back to.

A grid is its parents, a seed and a few numbers, so a step of the history is
small, and the same step shows the same assets.
"""

from __future__ import annotations

import bpy
from bpy.props import CollectionProperty, FloatProperty, IntProperty, PointerProperty, StringProperty

from ..assets.grid import MOST_CELLS
from .choices import LARGEST_SEED

_OPTIONS = {"SKIP_SAVE"}


class Exploring:
    """What the next grid will be like; also asked by its operators."""

    cells: IntProperty(
        name="Assets",
        description="Number of assets in the grid",
        default=9,
        min=1,
        max=MOST_CELLS,
        soft_max=30,
        options=_OPTIONS,
    )
    strength: FloatProperty(
        name="Strength",
        description="How far the variations go: 0 is the asset itself, 1 replaces everything not kept",
        default=0.8,
        min=0.0,
        max=1.0,
        subtype="FACTOR",
        options=_OPTIONS,
    )


class RODIN_ExploreStep(bpy.types.PropertyGroup):
    """One grid; ``recipe_b`` is the other parent where assets were bred, else empty."""

    recipe: StringProperty(options={"HIDDEN"})
    recipe_b: StringProperty(options={"HIDDEN"})
    locked: StringProperty(options={"HIDDEN"})  # parts, with blanks between
    seed: IntProperty(options={"HIDDEN"}, min=0, max=LARGEST_SEED)
    cells: IntProperty(options={"HIDDEN"}, min=1)
    strength: FloatProperty(options={"HIDDEN"})


class RODIN_Explore(Exploring, bpy.types.PropertyGroup):
    """The history of grids, which one is shown, and the collection that holds it."""

    steps: CollectionProperty(type=RODIN_ExploreStep, options={"HIDDEN"})
    index: IntProperty(options={"HIDDEN"}, default=-1, min=-1)
    grid: PointerProperty(type=bpy.types.Collection, options={"HIDDEN"})


def register() -> None:
    """Register ``scene.rodin_explore``."""
    bpy.utils.register_class(RODIN_ExploreStep)
    bpy.utils.register_class(RODIN_Explore)
    bpy.types.Scene.rodin_explore = PointerProperty(type=RODIN_Explore)


def unregister() -> None:
    """Remove ``scene.rodin_explore``."""
    del bpy.types.Scene.rodin_explore
    bpy.utils.unregister_class(RODIN_Explore)
    bpy.utils.unregister_class(RODIN_ExploreStep)

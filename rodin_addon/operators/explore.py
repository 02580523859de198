"""Exploring by eye: a grid of variations, one of which is the parent of the next; back and forth; children of two."""

from __future__ import annotations

from typing import ClassVar

import bpy
from bpy.props import EnumProperty

from ...model_core.errors import RodinError
from ...model_core.steps import finish
from ..assets.build import select_only
from ..assets.find import chosen_objects, root_of, roots_of
from ..assets.grid import clear, in_grid, show
from ..assets.live import effective_recipe
from ..assets.place import place_in_row, show_new
from ..settings.choices import Building, take_unset
from ..settings.explore import Exploring
from ..translations import said
from .conditions import has_active_asset, has_assets, in_object_mode
from .random_seed import RandomSeed
from .reporting import reports_errors

_LONGEST_HISTORY = 50


class _NewGrid(RandomSeed, Exploring):
    """Adds a step to the history and shows it; what was forward of it is forgotten."""

    bl_options: ClassVar = {"REGISTER", "UNDO"}

    @reports_errors
    def execute(self, context: bpy.types.Context) -> None:
        """The same seed gives the same assets."""
        explore = context.scene.rodin_explore
        take_unset(self, explore, Exploring)
        parents = [effective_recipe(root).to_json() for root in self.parents(context)]
        step = explore.steps.add()
        step.recipe, step.recipe_b = (*parents, "")[:2]
        step.locked = " ".join(sorted(root_of(context.active_object).rodin.locked))
        step.seed, step.cells, step.strength = self.seed, self.cells, self.strength
        try:
            roots = show(context, step)
        except RodinError:
            explore.steps.remove(len(explore.steps) - 1)
            raise
        _keep_history(explore)
        show_new(context, roots)
        select_only(context, roots[:1])

    def parents(self, context: bpy.types.Context) -> list[bpy.types.Object]:
        """The one or two assets to start from."""
        raise NotImplementedError


class RODIN_OT_variations(_NewGrid, bpy.types.Operator):
    """Show a grid of variations of the active asset; select one and press again to continue from it"""

    bl_idname = "rodin.variations"
    bl_label = "Variations"

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode and an active asset."""
        return in_object_mode(cls, context) and has_active_asset(cls, context)

    def parents(self, context: bpy.types.Context) -> list[bpy.types.Object]:
        """The active asset."""
        return [root_of(context.active_object)]


class RODIN_OT_breed(_NewGrid, bpy.types.Operator):
    """Show a grid of children of two selected assets; each part is a mix of the parents' parts"""

    bl_idname = "rodin.breed"
    bl_label = "Breed"

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode and two assets, one of them active."""
        return (
            in_object_mode(cls, context)
            and has_assets(cls, context, at_least=2, at_most=2)
            and has_active_asset(cls, context)
        )

    def parents(self, context: bpy.types.Context) -> list[bpy.types.Object]:
        """The two selected assets."""
        return roots_of(chosen_objects(context))


class RODIN_OT_explore_step(bpy.types.Operator):
    """Go back or forward through the grids"""

    bl_idname = "rodin.explore_step"
    bl_label = "Earlier or Later Grid"
    bl_options: ClassVar = {"REGISTER", "UNDO"}

    direction: EnumProperty(
        name="Direction",
        description="Which grid to show",
        items=[("BACK", "Earlier", "The grid before this one"), ("FORWARD", "Later", "The grid after this one")],
        options={"SKIP_SAVE"},
    )

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode and a history."""
        if not in_object_mode(cls, context):
            return False
        if len(context.scene.rodin_explore.steps) > 0:
            return True
        cls.poll_message_set(said, "Show variations of an asset first")
        return False

    @reports_errors
    def execute(self, context: bpy.types.Context) -> set[str] | None:
        """One grid back or forth."""
        explore = context.scene.rodin_explore
        index = explore.index + (1 if self.direction == "FORWARD" else -1)
        if not 0 <= index < len(explore.steps):
            self.report({"WARNING"}, said("There is no later grid." if index > 0 else "There is no earlier grid."))
            return {"CANCELLED"}
        roots = show(context, explore.steps[index])
        explore.index = index
        show_new(context, roots)
        select_only(context, roots[:1])
        return None


class RODIN_OT_keep(Building, bpy.types.Operator):
    """Turn the selected assets of the grid into assets of their own, beside the others"""

    bl_idname = "rodin.keep"
    bl_label = "Keep"
    bl_options: ClassVar = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode and assets of the grid."""
        if not in_object_mode(cls, context):
            return False
        if _chosen_of_grid(context):
            return True
        cls.poll_message_set(said, "Select assets of the grid")
        return False

    @reports_errors
    def execute(self, context: bpy.types.Context) -> None:
        """The grid stays."""
        take_unset(self, context.scene.rodin, Building)
        recipes = [effective_recipe(root) for root in _chosen_of_grid(context)]
        steps = place_in_row(context, recipes, len(recipes), self.resolution, self.welded)
        self.report({"INFO"}, said("Kept {names}.", names=", ".join(root.name for root in finish(steps))))


class RODIN_OT_explore_clear(bpy.types.Operator):
    """Remove the grid and forget the grids before it; assets that were kept stay"""

    bl_idname = "rodin.explore_clear"
    bl_label = "Clear Grid"
    bl_options: ClassVar = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """As for going back."""
        return RODIN_OT_explore_step.poll(context)

    def execute(self, context: bpy.types.Context) -> set[str]:
        """Grid and history."""
        clear(context.scene)
        context.scene.rodin_explore.steps.clear()
        context.scene.rodin_explore.index = -1
        return {"FINISHED"}


def _keep_history(explore: bpy.types.PropertyGroup) -> None:
    """Let the newest step follow the one that was shown, and forget the oldest beyond the limit."""
    newest = len(explore.steps) - 1
    for _ in range(newest - explore.index - 1):
        explore.steps.remove(explore.index + 1)
    while len(explore.steps) > _LONGEST_HISTORY:
        explore.steps.remove(0)
    explore.index = len(explore.steps) - 1


def _chosen_of_grid(context: bpy.types.Context) -> list[bpy.types.Object]:
    return [root for root in roots_of(chosen_objects(context)) if in_grid(context.scene, root)]


CLASSES = (RODIN_OT_variations, RODIN_OT_breed, RODIN_OT_explore_step, RODIN_OT_keep, RODIN_OT_explore_clear)

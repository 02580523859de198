"""An asset of a recipe: what presets and scripts call."""

from __future__ import annotations

from typing import ClassVar

import bpy
from bpy.props import StringProperty

from ...model_core.recipe import Recipe
from ...model_core.steps import finish
from ..assets.find import root_of
from ..assets.live import become
from ..assets.place import place_in_row
from ..settings.choices import Building, take_unset
from .conditions import in_object_mode
from .reporting import reports_errors


class RODIN_OT_from_recipe(Building, bpy.types.Operator):
    """Rebuild the active asset from a recipe, or add a new asset if none is active"""

    bl_idname = "rodin.from_recipe"
    bl_label = "Asset from Recipe"
    bl_options: ClassVar = {"REGISTER", "UNDO", "INTERNAL"}

    recipe: StringProperty(
        name="Recipe", description="Recipe as stored in exported files and presets", options={"SKIP_SAVE"}
    )

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode only."""
        return in_object_mode(cls, context)

    @reports_errors
    def execute(self, context: bpy.types.Context) -> None:
        """Change or build."""
        take_unset(self, context.scene.rodin, Building)
        recipe, root = Recipe.from_json(self.recipe), root_of(context.active_object)
        if root:
            become(root, recipe)
        else:
            finish(place_in_row(context, [recipe], 1, self.resolution, self.welded))


CLASSES = (RODIN_OT_from_recipe,)

"""A sword of a recipe: what presets and scripts call."""

from __future__ import annotations

from typing import ClassVar

import bpy
from bpy.props import StringProperty

from ...model_core.errors import RodinError
from ...model_core.recipe import Recipe
from .. import model_cache
from ..settings.choices import Building, take_unset
from ..swords.build import build, next_name, select_only
from ..swords.find import root_of
from ..swords.live import become
from ..swords.row import put_in_row, taken
from ..swords.stand import sword_stem
from ..translations import said
from .conditions import in_object_mode


class RODIN_OT_from_recipe(Building, bpy.types.Operator):
    """Make the active sword the one of a recipe, or a new sword where none is active"""

    bl_idname = "rodin.from_recipe"
    bl_label = "Sword of a Recipe"
    bl_options: ClassVar = {"REGISTER", "UNDO", "INTERNAL"}

    recipe: StringProperty(name="Recipe", description="As exported files and presets carry it", options={"SKIP_SAVE"})

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode only."""
        return in_object_mode(cls, context)

    def execute(self, context: bpy.types.Context) -> set[str]:
        """Change or build."""
        take_unset(self, context.scene.rodin, Building)
        root = root_of(context.active_object)
        try:
            recipe = Recipe.from_json(self.recipe)
            if root:
                become(root, recipe)
            else:
                self._build(context, recipe)
        except RodinError as error:
            self.report({"ERROR"}, said(str(error)))
            return {"CANCELLED"}
        return {"FINISHED"}

    def _build(self, context: bpy.types.Context, recipe: Recipe) -> None:
        grids = model_cache.open_model().shape(recipe, self.resolution)
        context.view_layer.update()
        spans = taken(context.scene)
        root = build(context.scene, next_name(sword_stem(recipe)), recipe, grids, self.welded)
        put_in_row(context.scene, root, grids, spans)
        select_only(context, [root])


CLASSES = (RODIN_OT_from_recipe,)

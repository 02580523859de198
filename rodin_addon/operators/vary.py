"""Dice: another seed, another asset in place of the active one."""

from __future__ import annotations

from typing import ClassVar

import bpy
from bpy.props import FloatProperty

from .. import models
from ..assets.find import root_of
from ..assets.live import become, effective_recipe
from .conditions import has_active_asset
from .random_seed import RandomSeed, random_seed
from .reporting import reports_errors


class RODIN_OT_vary(RandomSeed, bpy.types.Operator):
    """Change the active asset at random, except for the parts to keep"""

    bl_idname = "rodin.vary"
    bl_label = "Vary"
    bl_options: ClassVar = {"REGISTER", "UNDO"}

    strength: FloatProperty(
        name="Strength",
        description="How far to go: 0 changes nothing, 1 replaces everything not kept",
        default=0.8,
        min=0.0,
        max=1.0,
        subtype="FACTOR",
    )

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """An asset is active."""
        return has_active_asset(cls, context)

    @reports_errors
    def execute(self, context: bpy.types.Context) -> None:
        """The same seed gives the same asset."""
        root = root_of(context.active_object)
        recipe = effective_recipe(root)
        become(root, models.model_of(recipe).vary(recipe, root.rodin.locked, self.seed, reach=self.strength))


class RODIN_OT_roll_seed(bpy.types.Operator):
    """Choose a seed at random"""

    bl_idname = "rodin.roll_seed"
    bl_label = "Roll the Dice"
    bl_options: ClassVar = {"REGISTER", "UNDO", "INTERNAL"}

    def execute(self, context: bpy.types.Context) -> set[str]:
        """The panel's seed."""
        context.scene.rodin.seed = random_seed()
        return {"FINISHED"}


CLASSES = (RODIN_OT_vary, RODIN_OT_roll_seed)

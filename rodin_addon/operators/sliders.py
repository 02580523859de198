"""Randomise and reset the sliders of the active asset."""

from __future__ import annotations

import random
from typing import ClassVar

import bpy
from bpy.props import FloatProperty

from ...model_core.errors import RodinError
from ..assets.find import root_of
from ..assets.live import paused, show_slide
from .conditions import has_active_asset
from .random_seed import RandomSeed
from .reporting import reports_errors


class _SliderOperator:
    """Sets all sliders of the active asset at once, or leaves them as they were."""

    bl_options: ClassVar = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """An asset is active."""
        return has_active_asset(cls, context)

    def set_sliders(self, context: bpy.types.Context, values: list[float]) -> None:
        """Set, show as far as they can go, and put back if they cannot be shown."""
        root = root_of(context.active_object)
        before = list(root.rodin.sliders)
        try:
            _set(root, values)
            show_slide(root, from_rest=True)
        except RodinError:
            _set(root, before)
            raise


class RODIN_OT_randomise(RandomSeed, _SliderOperator, bpy.types.Operator):
    """Set all shape sliders of the active asset to random values"""

    bl_idname = "rodin.randomise"
    bl_label = "Randomise"

    strength: FloatProperty(
        name="Strength",
        description="Spread of the random values, in standard deviations",
        default=0.8,
        min=0.0,
        max=2.0,
    )

    @reports_errors
    def execute(self, context: bpy.types.Context) -> None:
        """The same seed gives the same values."""
        draw = random.Random(self.seed)
        count = len(root_of(context.active_object).rodin.sliders)
        self.set_sliders(context, [draw.gauss(0.0, self.strength) for _ in range(count)])


class RODIN_OT_reset(_SliderOperator, bpy.types.Operator):
    """Reset all shape sliders of the active asset to zero"""

    bl_idname = "rodin.reset"
    bl_label = "Reset"

    @reports_errors
    def execute(self, context: bpy.types.Context) -> None:
        """All zero."""
        self.set_sliders(context, [0.0] * len(root_of(context.active_object).rodin.sliders))


def _set(root: bpy.types.Object, values: list[float]) -> None:
    with paused():
        root.rodin.sliders = values


CLASSES = (RODIN_OT_randomise, RODIN_OT_reset)

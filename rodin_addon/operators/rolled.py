"""Operators of chance: every press rolls another seed, and the same seed does the same again."""

from __future__ import annotations

import random

import bpy
from bpy.props import IntProperty

from ..settings.choices import LARGEST_SEED


class Rolled:
    """Mixin for operators, which read ``seed``."""

    seed: IntProperty(
        name="Seed",
        description="The same seed gives the same change",
        min=0,
        max=LARGEST_SEED,
        options={"SKIP_SAVE"},
    )

    def invoke(self, context: bpy.types.Context, _event) -> set[str]:
        """A press rolls."""
        self.seed = rolled_seed()
        return self.execute(context)


def rolled_seed() -> int:
    """Any seed."""
    return random.randint(0, LARGEST_SEED)

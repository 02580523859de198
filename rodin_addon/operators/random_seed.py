"""Operators with a random seed: each press draws another, and the same seed gives the same result."""

from __future__ import annotations

import random

import bpy
from bpy.props import IntProperty

from ..settings.choices import LARGEST_SEED


class RandomSeed:
    """Mixin for operators, which read ``seed``."""

    seed: IntProperty(
        name="Seed",
        description="The same seed gives the same change",
        min=0,
        max=LARGEST_SEED,
        options={"SKIP_SAVE"},
    )

    def invoke(self, context: bpy.types.Context, _event) -> set[str]:
        """A press draws a new seed."""
        self.seed = random_seed()
        return self.execute(context)


def random_seed() -> int:
    """Any seed."""
    return random.randint(0, LARGEST_SEED)

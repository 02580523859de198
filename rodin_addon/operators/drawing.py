"""Drawing assets from the model, as the panel's style, seed and variety say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import bpy

from ...model_core.recipe import Recipe
from ..settings.choices import LARGEST_SEED, Drawing
from ..settings.styles import asked_style

if TYPE_CHECKING:
    from ...model_core.model import Model


def drawn(choices: Drawing, model: Model, count: int) -> Iterator[Recipe]:
    """Assets of seeds in a row, each drawn when it is asked for."""
    for seed in range(choices.seed, choices.seed + count):
        yield model.sample(asked_style(choices.style), _wrapped(seed), choices.variety)


def advance_seed(settings: bpy.types.PropertyGroup, seed: int) -> None:
    """Move the panel's seed on, if it is to give new assets each time."""
    if settings.advance_seed:
        settings.seed = _wrapped(seed)


def _wrapped(seed: int) -> int:
    return seed % (LARGEST_SEED + 1)

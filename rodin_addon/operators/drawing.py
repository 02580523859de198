"""Drawing assets from the model, as the panel's style, seed and variety say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import bpy

from ...model_core.recipe import Recipe
from .. import models
from ..settings.choices import LARGEST_SEED, Drawing
from ..settings.styles import asked_style

if TYPE_CHECKING:
    from ...model_core.model import Model


def drawn(choices: Drawing, count: int) -> Iterator[tuple[Model, Recipe]]:
    """Assets of seeds in a row and the models that they are of, each drawn when it is asked for.

    Raises:
        WeightsError, EngineError: one sentence each.
    """
    entries = models.meant(choices.model)
    for seed in map(_wrapped, range(choices.seed, choices.seed + count)):
        model = models.library().in_turn(entries, seed)
        yield model, model.sample(asked_style(choices.style), seed, choices.variety)


def advance_seed(settings: bpy.types.PropertyGroup, seed: int) -> None:
    """Move the panel's seed on, if it is to give new assets each time."""
    if settings.advance_seed:
        settings.seed = _wrapped(seed)


def _wrapped(seed: int) -> int:
    return seed % (LARGEST_SEED + 1)

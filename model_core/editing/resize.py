"""Sizes asked for: the nearest recipe that has them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from ..charts.weld import weld
from ..codec import Codec, with_latent
from ..handles.solve import Resizer, check_range
from ..latent.decode import detail_charts
from ..latent.linear import closed_shapes
from ..recipe import Recipe
from .sound import SoundRecipes

RESOLUTION = 24
"""What a flamberge needs before its middle line is told from its waves."""


class Resizing:
    """Resizes recipes; the one last asked about is kept, for a drag asks again and again."""

    def __init__(self, codec: Codec, soundness: SoundRecipes):
        self._codec, self._soundness = codec, soundness
        self._last: tuple[Recipe, Resizer] | None = None

    def resize(self, recipe: Recipe, wanted: dict[str, float], hold: bool) -> Recipe:
        """See ``Model.resize``."""
        self._codec.checked(recipe)
        check_range(self._codec.kind, wanted, self.ranges)
        if self._last is None or self._last[0] != recipe:
            shapes, is_sound = self._closed_shapes(recipe), self._is_sound(recipe)
            self._last = recipe, Resizer(self._codec.kind, shapes, is_sound, recipe.vector(), recipe.length)
        latent, length = self._last[1].to(wanted, hold)
        return replace(with_latent(recipe, latent), length=length)

    @property
    def ranges(self) -> dict[str, tuple[float, float]]:
        """{dimension: (low, high)}, metres or degrees."""
        return {name: tuple(bounds) for name, bounds in self._codec.weights.card["dimensions"].items()}

    def _is_sound(self, recipe: Recipe) -> Callable[[np.ndarray], bool]:
        """Latent (D,) -> whether it makes a sound shape, with a recipe's detail."""
        return lambda latent: self._soundness.is_sound(with_latent(recipe, latent))

    def _closed_shapes(self, recipe: Recipe) -> Callable[[np.ndarray], np.ndarray]:
        """Latents (B, D) -> closed charts (B, C, R, R, 3), unit sphere, with a recipe's detail."""
        engine, moved, detail = self._codec.engine, 0.0, self._codec.detail(recipe)
        if detail is not None:
            moved = weld(engine.layout, RESOLUTION).close_seams(detail_charts(engine, detail, RESOLUTION))
        return lambda latents: closed_shapes(engine, latents, RESOLUTION) + moved

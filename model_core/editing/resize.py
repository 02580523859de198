"""Sizes asked for: the nearest recipe that has them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np

from ..charts.weld import weld
from ..codec import Codec, with_latent
from ..handles.solve import Resizer, Shapes, check_range
from ..latent.decode import detail_charts
from ..latent.linear import closed_shapes
from ..recipe import Recipe
from .sound import SoundRecipes


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

    def _closed_shapes(self, recipe: Recipe) -> Shapes:
        """With a recipe's detail, unit sphere."""
        engine, detail = self._codec.engine, self._codec.detail(recipe)

        @cache
        def moved(resolution: int) -> np.ndarray | float:
            if detail is None:
                return 0.0
            return weld(engine.layout, resolution).close_seams(detail_charts(engine, detail, resolution))

        return lambda latents, resolution: closed_shapes(engine, latents, resolution) + moved(resolution)

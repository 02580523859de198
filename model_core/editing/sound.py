"""Recipes of sound shapes: ``latent.soundness`` asked by recipe."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..codec import Codec, with_latent
from ..latent.soundness import Soundness
from ..recipe import Recipe


class SoundRecipes:
    """Tells recipes of sound shapes from others."""

    def __init__(self, codec: Codec):
        self._codec = codec
        self._last: Recipe | None = None  # found sound: a slider's step asks twice
        self._plain = Soundness(codec.engine)
        self._detailed: tuple[str, Soundness] | None = None  # of the recipe asked about last

    def is_sound(self, recipe: Recipe, quads: Callable[[], np.ndarray] | None = None) -> bool:
        """Whether all parts are the right way out.

        Args:
            quads: see ``Soundness.is_sound``.
        """
        last = self._last
        if last is not None and last.latent == recipe.latent and last.detail == recipe.detail:
            return True
        sound = self._of(recipe).is_sound(recipe.vector(), quads)
        if sound:
            self._last = recipe
        return sound

    def turned(self, recipe: Recipe) -> list[str]:
        """Parts that are not the right way out, or hardly."""
        return self._of(recipe).turned(recipe.vector())

    def share(self, start: Recipe, wanted: Recipe) -> float:
        """How much of the straight way from a sound recipe to another can be gone: 1 is all of it."""
        return self._of(wanted).share(start.vector(), wanted.vector())

    def sound(self, recipe: Recipe) -> Recipe:
        """The recipe itself where it is sound, else the nearest one.

        Raises:
            NoShapeError: there is none.
        """
        return recipe if self.is_sound(recipe) else with_latent(recipe, self._of(recipe).nearest(recipe.vector()))

    def _of(self, recipe: Recipe) -> Soundness:
        if recipe.detail is None:
            return self._plain
        if self._detailed is None or self._detailed[0] != recipe.detail:
            self._detailed = recipe.detail, Soundness(self._codec.engine, self._codec.detail(recipe))
        return self._detailed[1]

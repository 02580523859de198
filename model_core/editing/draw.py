"""New assets, drawn from the prior."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..codec import Codec
from ..errors import RecipeError
from ..handles.novelty import Novelty
from ..latent.prior import Prior
from ..recipe import Recipe
from .combine import blend
from .sound import SoundRecipes

_TRIES = 8  # a draw may have a part inside out


class Sampler:
    """Draws recipes."""

    def __init__(self, codec: Codec, soundness: SoundRecipes):
        self._codec, self._soundness = codec, soundness
        self._prior = Prior(codec.weights.prior, codec.weights.styles)
        self._novelty = Novelty(codec.weights.novelty)

    def sample(self, style: str | None, seed: int, variety: float) -> Recipe:
        """See ``Model.sample``."""
        if seed < 0:
            raise RecipeError("The seed must be 0 or more, not {seed}.", seed=seed)
        rng = np.random.default_rng(seed)
        for _ in range(_TRIES):
            latent, length, style = self._prior.draw(style, rng, variety)
            recipe = self._codec.recipe(latent, length, style=style, seed=seed, origin="generated")
            if self._soundness.is_sound(recipe):
                return recipe
        return self._soundness.sound(recipe)

    def sample_between(self, first: str, second: str, share: float, seed: int, variety: float) -> Recipe:
        """See ``Model.sample_between``."""
        if not 0 <= share <= 1:
            raise RecipeError("The share must be between 0 and 1, not {share}.", share=share)
        ends = [self.sample(style, seed, variety) for style in (first, second)]
        if share in (0, 1):
            return ends[int(share)]
        between = self._soundness.sound(blend(self._codec, *ends, share))
        return replace(between, seed=seed, origin="generated")

    def novelty(self, latent: np.ndarray) -> float:
        """Distance of a latent (D,) to the nearest training shape, see ``handles.novelty``."""
        return self._novelty.of(latent)

"""Assets moved along the model's own directions, as far as they stay sound."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from ..codec import Codec, with_latent
from ..errors import RecipeError
from ..latent.soundness import coarse_quads
from ..recipe import Recipe
from .sound import SoundRecipes

LARGEST_SLIDE = 10
"""Standard deviations a slider may move; the panel stops at 6."""
_OFF = 1e-3  # standard deviations: farther from what sliders can make, and they did not make it


class Sliding:
    """Slides recipes."""

    def __init__(self, codec: Codec, soundness: SoundRecipes):
        self._codec, self._soundness = codec, soundness
        self._directions = codec.weights.sliders
        self._at_rest: tuple[tuple[float, ...], np.ndarray] | None = None  # of the latent slid last

    def slide(self, recipe: Recipe, values: Sequence[float], sound: bool) -> Recipe:
        """See ``Model.slide``."""
        values = self._checked(values)
        moved = self._moved(recipe, values)
        if not sound or not values.any() or self._is_sound(recipe, values, moved):
            return moved
        if self._soundness.is_sound(recipe):
            return self._moved(recipe, np.float32(self._soundness.share(recipe, moved)) * values)
        return self._soundness.sound(moved)

    def can_slide(self, recipe: Recipe, values: Sequence[float]) -> bool:
        """See ``Model.can_slide``."""
        values = self._checked(values)
        return self._is_sound(recipe, values, self._moved(recipe, values))

    def reach(self, recipe: Recipe, values: Sequence[float], shown: Recipe | None) -> np.ndarray:
        """See ``Model.reach``."""
        values = self._checked(values)
        moved = self._moved(recipe, values)
        if self._soundness.is_sound(moved):
            return values
        for start in (self._values(recipe, shown), np.zeros_like(values)):
            if start is not None and self._soundness.is_sound(first := self._moved(recipe, start)):
                return start + np.float32(self._soundness.share(first, moved)) * (values - start)
        return values

    def _moved(self, recipe: Recipe, values: np.ndarray) -> Recipe:
        return with_latent(self._codec.checked(recipe), recipe.vector() + values @ self._directions)

    def _is_sound(self, recipe: Recipe, values: np.ndarray, moved: Recipe) -> bool:
        """Of a recipe moved by some values; to add up eight directions is quicker than to decode 128 latents."""
        if not self._codec.engine.linear:
            return self._soundness.is_sound(moved)
        return self._soundness.is_sound(moved, lambda: self._quads(recipe, values))

    def _quads(self, recipe: Recipe, values: np.ndarray) -> np.ndarray:
        """(9, Q) the coarse quads of a moved latent, see ``latent.soundness``."""
        if self._at_rest is None or self._at_rest[0] != recipe.latent:
            self._at_rest = recipe.latent, coarse_quads(self._codec.engine, recipe.vector())
        rest, motions = self._at_rest[1], self._motions
        return rest + (values @ motions.reshape(len(motions), -1)).reshape(rest.shape)

    @cached_property
    def _motions(self) -> np.ndarray:
        """(SLIDERS, 9, Q) float32: what each direction adds to the coarse quads."""
        none = np.zeros_like(self._directions[:1])
        quads = coarse_quads(self._codec.engine, np.concatenate([self._directions, none]))
        return quads[:-1] - quads[-1]

    def _values(self, recipe: Recipe, shown: Recipe | None) -> np.ndarray | None:
        """(SLIDERS,) float32 that make one asset of another; None if none do."""
        if shown is None or shown.weights != recipe.weights or len(shown.latent) != len(recipe.latent):
            return None
        way = shown.vector() - recipe.vector()
        values = np.linalg.lstsq(self._directions.T, way, rcond=None)[0].astype(np.float32)
        return values if np.abs(values @ self._directions - way).max() < _OFF else None

    def _checked(self, values: Sequence[float]) -> np.ndarray:
        """(SLIDERS,) float32.

        Raises:
            RecipeError: another count, or too large, or not finite.
        """
        values, count = np.asarray(values, dtype=np.float32), len(self._directions)
        if values.shape != (count,):
            raise RecipeError("There are {count} sliders, not {found}.", count=count, found=values.size)
        if not np.isfinite(values).all():
            raise RecipeError("A slider must be a finite number.")
        if not np.abs(values).max() <= LARGEST_SLIDE:
            raise RecipeError("A slider must be between -{most} and {most}.", most=LARGEST_SLIDE)
        return values

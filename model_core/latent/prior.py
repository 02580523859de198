"""Draws codes like those of the training shapes: a latent and the logarithm of a length, one style at a time.

N(0, I) is not what codes of real families look like, nor is a Gaussian a family: its parts come in
several forms, and a Gaussian over all of them draws what is none of them, with a grip that floats. So a
draw lies up to half-way from the code of a training shape to that of one of those most like it (SMOTE;
Chawla et al., 2002): what is between two that are nearly alike holds together as they do.

Weights of Rodin 0.1.0 hold Gaussians instead, and go on drawing from those.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..errors import RecipeError

_NEAREST = 4  # training shapes of the same style, of which a draw goes towards one
_FARTHEST = 0.5  # of the way: past it lies the other's own half, and shapes that many are near would be drawn too often


class Prior:
    """Draws latents and lengths.

    Args:
        parameters: see ``Weights.prior``.
        styles: names that ``parameters["style"]`` counts into.
    """

    def __init__(self, parameters: dict[str, np.ndarray], styles: tuple[str, ...]):
        self._p = parameters
        self._styles = styles
        self._typical = lru_cache(maxsize=None)(self._find_typical)

    def draw(self, style: str | None, rng: np.random.Generator, variety: float = 1.0) -> tuple[np.ndarray, float, str]:
        """One shape.

        Args:
            style: a style's name, or None for any.
            variety: 0 is a shape typical of the style, 1 as far from it as training shapes are; what is
                drawn is moved from the one towards the other, or past it.
        Returns:
            latent (D,) float32, length in metres, the style drawn.
        Raises:
            RecipeError: unknown style, or variety not in 0..2.
        """
        if not 0 <= variety <= 2:
            raise RecipeError("Variety must be between 0 and 2, not {variety}.", variety=variety)
        index = self._component(style, rng)
        if "factors" in self._p:
            centre, step = self._p["means"][index], self._step_of_gaussian(index, rng)
        else:
            centre = self._typical(int(self._p["style"][index]))
            step = self._between(index, rng) - centre
        value = centre + variety * step
        return value[:-1].astype(np.float32), float(np.exp(value[-1])), self._styles[int(self._p["style"][index])]

    def _component(self, style: str | None, rng: np.random.Generator) -> int:
        weights = self._p["weights"].astype(np.float64)
        if style is not None:
            if style not in self._styles:
                raise RecipeError(
                    "There is no style {name}; choose from {names}.", name=style, names=", ".join(self._styles)
                )
            weights = weights * (self._p["style"] == self._styles.index(style))
        return int(rng.choice(len(weights), p=weights / weights.sum()))

    def _step_of_gaussian(self, index: int, rng: np.random.Generator) -> np.ndarray:
        return self._p["factors"][index] @ rng.standard_normal(self._p["means"].shape[1])

    def _between(self, index: int, rng: np.random.Generator) -> np.ndarray:
        """(D + 1,) on the way from one code to another near it."""
        codes = self._p["means"]
        apart = np.square(codes - codes[index]).sum(axis=1)
        apart[self._p["style"] != self._p["style"][index]] = np.inf
        near = [other for other in apart.argsort()[: _NEAREST + 1] if other != index and np.isfinite(apart[other])]
        share, other = rng.uniform(0, _FARTHEST), rng.choice(near or [index])
        return (1 - share) * codes[index] + share * codes[other]

    def _find_typical(self, style: int) -> np.ndarray:
        """(D + 1,) the code nearest to the style's mean: the mean itself may be no shape of it."""
        own = self._p["means"][self._p["style"] == style]
        return own[np.square(own - own.mean(axis=0)).sum(axis=1).argmin()]

"""A Gaussian mixture over (latent, log length), one group of components a style.

N(0, I) is not what codes of real families look like, not even when its mean and
covariance match: families are modes. Drawing from the mixture stays on them.
"""

from __future__ import annotations

import numpy as np

from ..errors import RecipeError


class Prior:
    """Draws latents and lengths.

    Args:
        parameters: see ``Weights.prior``.
        styles: names that ``parameters["style"]`` counts into.
    """

    def __init__(self, parameters: dict[str, np.ndarray], styles: tuple[str, ...]):
        self._p = parameters
        self._styles = styles

    def draw(self, style: str | None, rng: np.random.Generator, variety: float = 1.0) -> tuple[np.ndarray, float, str]:
        """One shape.

        Args:
            style: a style's name, or None for any.
            variety: spread around the component's centre; 0 is the centre itself, 1 the
                spread of the training set.
        Returns:
            latent (D,) float32, length in metres, the style drawn.
        Raises:
            RecipeError: unknown style, or variety not in 0..2.
        """
        if not 0 <= variety <= 2:
            raise RecipeError("Variety must be between 0 and 2, not {variety}.", variety=variety)
        index = self._component(style, rng)
        noise = rng.standard_normal(self._p["means"].shape[1])
        value = self._p["means"][index] + variety * self._p["factors"][index] @ noise
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

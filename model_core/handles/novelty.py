"""How new a shape is: its distance to the nearest one of the training set.

Distances are between corresponding chart points, root mean square, in the few
directions of latent space that move the surface most. One unit is the typical
distance between a training shape and its nearest neighbour, so 1 is as new as the
training shapes are to each other, and 0 a copy.
"""

from __future__ import annotations

import numpy as np

DIRECTIONS = 16
_LEVELS = 127  # stored as int8


class Novelty:
    """The training set, as much of it as distances need."""

    def __init__(self, arrays: dict[str, np.ndarray]):
        """``arrays``: as made by :func:`remember`."""
        self._projection = arrays["projection"]
        self._references = arrays["seen"] * arrays["step"]
        self._typical = float(arrays["typical"][0])

    def of(self, latent: np.ndarray) -> float:
        """Distance of a latent (D,) to the nearest training shape, in typical nearest-neighbour distances."""
        gap = self._references - self._projection @ latent
        return float(np.sqrt(np.einsum("nd,nd->n", gap, gap).min()) / self._typical)


def remember(components: np.ndarray, codes: np.ndarray) -> dict[str, np.ndarray]:
    """What :class:`Novelty` needs of a training set.

    Args:
        components: (D, C, R, R, 3) unit sphere, what each latent moves.
        codes: (N, D) of the training shapes.
    Returns:
        {"projection" (K, D) float32, "seen" (N, K) int8, "step" (K,) float32, "typical" (1,) float32}.
    """
    moves = components.reshape(len(components), -1).astype(np.float64)
    values, vectors = np.linalg.eigh(moves @ moves.T / (moves.shape[1] / 3))
    best = values.argsort()[::-1][:DIRECTIONS]
    projection = (vectors[:, best] * np.sqrt(np.maximum(values[best], 0))).T
    projection = np.pad(projection, ((0, DIRECTIONS - len(projection)), (0, 0)))  # a small latent has fewer
    places = codes @ projection.T
    step = np.maximum(np.abs(places).max(axis=0), 1e-12) / _LEVELS
    references = np.rint(places / step).astype(np.int8)
    typical = np.median(_nearest_others(references * step)) if len(codes) > 1 else 1.0  # one alone has no neighbour
    return {
        "projection": projection.astype(np.float32),
        "seen": references,
        "step": step.astype(np.float32),
        "typical": np.array([max(typical, 1e-12)], dtype=np.float32),
    }


def _nearest_others(places: np.ndarray, probes: int = 1_000) -> np.ndarray:
    """Distance of evenly chosen rows of (N, K) to the nearest other row."""
    chosen = np.unique(np.linspace(0, len(places) - 1, probes).astype(int))
    norms = np.square(places).sum(axis=1)
    nearest = []
    for index in chosen:
        squared = norms - 2 * places @ places[index] + norms[index]
        squared[index] = np.inf
        nearest.append(squared.min())
    return np.sqrt(np.maximum(nearest, 0))

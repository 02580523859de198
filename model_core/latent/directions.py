"""Directions in latent space that change the shape most, for sliders."""

from __future__ import annotations

import numpy as np

from ..engine import Engine

_RESOLUTION = 6
_SHIFT = 0.1
_LEAST = 1e-12  # of a variance, so that it has a logarithm


def principal_directions(engine: Engine, prior: dict[str, np.ndarray], count: int) -> np.ndarray:
    """Latent steps of one standard deviation of a usual family, by descending mean squared displacement of the surface.

    With C = L L^T the mean covariance of the prior's components and J the decoder's
    Jacobian, they are L v for the leading eigenvectors v of the mean of (J L)^T (J L)
    over the components' centres. Spread over all families would be no measure: from a
    rapier, a toy's grip is many deviations away, and so is no grip at all. Nor is the
    plain mean of the covariances, which is that of the widest.

    Args:
        prior: see ``Weights.prior``.
    Returns:
        (count, D) float32.
    """
    size = prior["means"].shape[1] - 1  # the last is the length
    factor = np.linalg.cholesky(_usual_covariance(prior["factors"][:, :size, :size], prior["weights"]))
    total = np.zeros_like(factor)
    for code in prior["means"][:, :size]:
        steps = np.concatenate([code[None], code + _SHIFT * factor.T]).astype(np.float32)
        flat = engine.decode(steps, _RESOLUTION).reshape(len(steps), -1).astype(np.float64)
        moved = (flat[1:] - flat[0]) / _SHIFT
        total += moved @ moved.T
    _, vectors = np.linalg.eigh(total)
    return (factor @ vectors[:, ::-1][:, :count]).T.astype(np.float32)


def _usual_covariance(factors: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Mean of covariances by their logarithms (Arsigny et al., 2006), of Cholesky factors (K, D, D)."""
    total = np.zeros(factors.shape[1:])
    for factor, weight in zip(factors.astype(np.float64), weights / weights.sum(), strict=True):
        values, vectors = np.linalg.eigh(factor @ factor.T)
        total += weight * (vectors * np.log(np.maximum(values, _LEAST))) @ vectors.T
    values, vectors = np.linalg.eigh(total)
    return (vectors * np.exp(values)) @ vectors.T

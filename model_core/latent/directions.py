"""Directions in latent space that change the shape most, for sliders."""

from __future__ import annotations

import numpy as np

from ..engine import Engine

_RESOLUTION = 6
_SHIFT = 0.1


def principal_directions(engine: Engine, codes: np.ndarray, count: int, probes: int = 48) -> np.ndarray:
    """Latent steps of one standard deviation, by descending mean squared displacement of the surface.

    With C = cov(codes) = L L^T and J the decoder's Jacobian, they are L v for the
    leading eigenvectors v of the mean of (J L)^T (J L) over a few codes.

    Args:
        codes: (N, D) codes of training shapes.
    Returns:
        (count, D) float32.
    """
    factor = np.linalg.cholesky(np.cov(codes.T) + 1e-6 * np.eye(codes.shape[1]))
    total = np.zeros_like(factor)
    for code in codes[:: max(1, len(codes) // probes)][:probes]:
        steps = np.concatenate([code[None], code + _SHIFT * factor.T]).astype(np.float32)
        flat = engine.decode(steps, _RESOLUTION).reshape(len(steps), -1).astype(np.float64)
        moved = (flat[1:] - flat[0]) / _SHIFT
        total += moved @ moved.T
    _, vectors = np.linalg.eigh(total)
    return (factor @ vectors[:, ::-1][:, :count]).T.astype(np.float32)

"""Directions in latent space that change the shape most, for sliders."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..engine import Engine

_RESOLUTION = 6
_SHIFT = 0.1
_REGULARISER = 1e-3  # of a family's covariance, in squared standard deviations
_STEP = 2 / 3  # of a deviation: a slider goes to three, and little of a family lies past two deviations
_LEAST = 1e-12  # of a variance, so that it has a logarithm


def principal_directions(engine: Engine, codes: np.ndarray, family: np.ndarray, count: int) -> np.ndarray:
    """Latent steps across a usual family, by descending mean squared displacement of the surface.

    With C = L L^T the mean covariance of the families and J the decoder's Jacobian, they
    are two thirds of L v, which is one standard deviation, for the leading eigenvectors v
    of the mean of (J L)^T (J L) over the families' means. Spread over all families would
    be no measure: from a rapier, a toy's grip is many deviations away, and so is no grip
    at all. Nor is the plain mean of the covariances, which is that of the widest.

    Args:
        codes: (N, D) of shapes. family: (N,) of each.
    Returns:
        (count, D) float32.
    """
    families = [codes[family == one].astype(np.float64) for one in np.unique(family)]
    factor = np.linalg.cholesky(_usual_covariance([_covariance(own) for own in families]))
    total = np.zeros_like(factor)
    for code in (own.mean(axis=0) for own in families):
        steps = np.concatenate([code[None], code + _SHIFT * factor.T]).astype(np.float32)
        flat = engine.decode(steps, _RESOLUTION).reshape(len(steps), -1).astype(np.float64)
        moved = (flat[1:] - flat[0]) / _SHIFT
        total += moved @ moved.T
    _, vectors = np.linalg.eigh(total)
    return (_STEP * factor @ vectors[:, ::-1][:, :count]).T.astype(np.float32)


def _covariance(codes: np.ndarray) -> np.ndarray:
    """(D, D) of codes (N, D), a little wider along all axes."""
    apart = codes - codes.mean(axis=0)
    return apart.T @ apart / len(codes) + _REGULARISER * np.eye(codes.shape[1])


def _usual_covariance(covariances: list[np.ndarray]) -> np.ndarray:
    """Mean of covariances by their logarithms (Arsigny et al., 2006)."""
    logarithms = [
        _of_values(covariance, lambda values: np.log(np.maximum(values, _LEAST))) for covariance in covariances
    ]
    return _of_values(np.mean(logarithms, axis=0), np.exp)


def _of_values(matrix: np.ndarray, function: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """A function of a symmetric matrix, by its eigenvalues."""
    values, vectors = np.linalg.eigh(matrix)
    return (vectors * function(values)) @ vectors.T

"""The decoder as a linear map of the latent: its Jacobian, and the code nearest to any charts."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..engine import Engine

_SHIFT = 0.05  # standard deviations: finite differences of a smooth map in float32


@lru_cache(maxsize=4)
def components(engine: Engine, size: int, resolution: int) -> np.ndarray:
    """(D + 1, 25, R, R, 3) float32 unit sphere: change by each latent, and last the shape of latent zero.

    Args:
        engine: one whose decoder is linear. size: D.
    """
    shapes = engine.decode(np.eye(size + 1, size, dtype=np.float32), resolution)
    shapes[:-1] -= shapes[-1]
    shapes.setflags(write=False)
    return shapes


def jacobian(engine: Engine, latent: np.ndarray, resolution: int) -> np.ndarray:
    """(D, 25, R, R, 3) what each latent moves, unit sphere; for a decoder that is not linear, near ``latent``."""
    if engine.linear:
        return components(engine, len(latent), resolution)[:-1]
    steps = np.concatenate([latent[None], latent + _SHIFT * np.eye(len(latent))]).astype(np.float32)
    shapes = engine.decode(steps, resolution)
    return (shapes[1:] - shapes[0]) / _SHIFT


def project(engine: Engine, size: int, grids: np.ndarray) -> np.ndarray:
    """The code whose charts are nearest, in least squares of corresponding points.

    Args:
        grids: (25, R, R, 3) unit sphere.
    Returns:
        (D,) float32.
    """
    basis = components(engine, size, grids.shape[1]).reshape(size + 1, -1)
    code, *_ = np.linalg.lstsq(basis[:-1].T, grids.ravel() - basis[-1], rcond=None)
    return code.astype(np.float32)

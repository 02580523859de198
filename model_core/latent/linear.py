"""The decoder as a linear map of the latent: its Jacobian, and the code nearest to any charts."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..charts.weld import weld
from ..engine import Engine

_RIDGE = 1e-9  # of the mean diagonal: keeps directions that move nothing at zero
_SHIFT = 0.05  # standard deviations: finite differences of a smooth map in float32


@lru_cache(maxsize=4)
def components(engine: Engine, size: int, resolution: int) -> np.ndarray:
    """(D + 1, C, R, R, 3) float32 unit sphere: change by each latent, and last the shape of latent zero.

    Args:
        engine: one whose decoder is linear. size: D.
    """
    shapes = engine.decode(np.eye(size + 1, size, dtype=np.float32), resolution)
    shapes[:-1] -= shapes[-1]
    shapes.setflags(write=False)
    return shapes


def closed_shapes(engine: Engine, latents: np.ndarray, resolution: int) -> np.ndarray:
    """(B, D) -> (B, C, R, R, 3) float32 unit sphere, borders closed; a matrix product where the decoder is linear."""
    if not engine.linear:
        return np.stack(
            [weld(engine.layout, resolution).close_seams(grids) for grids in engine.decode(latents, resolution)]
        )
    basis = _closed_components(engine, latents.shape[1], resolution)
    flat = latents @ basis[:-1].reshape(len(basis) - 1, -1) + basis[-1].ravel()
    return flat.reshape(len(latents), *basis.shape[1:])


@lru_cache(maxsize=2)
def _closed_components(engine: Engine, size: int, resolution: int) -> np.ndarray:
    """Closing is linear, so closed components add up to closed shapes."""
    return np.stack(
        [weld(engine.layout, resolution).close_seams(grids) for grids in components(engine, size, resolution)]
    )


def jacobian(engine: Engine, latent: np.ndarray, resolution: int) -> np.ndarray:
    """(D, C, R, R, 3) what each latent moves, unit sphere; for a decoder that is not linear, near ``latent``."""
    if engine.linear:
        return components(engine, len(latent), resolution)[:-1]
    steps = np.concatenate([latent[None], latent + _SHIFT * np.eye(len(latent))]).astype(np.float32)
    shapes = engine.decode(steps, resolution)
    return (shapes[1:] - shapes[0]) / _SHIFT


def project(engine: Engine, size: int, grids: np.ndarray, weights: np.ndarray | float = 1.0) -> np.ndarray:
    """The code whose charts are nearest, in least squares of corresponding points.

    Args:
        grids: (C, R, R, 3) unit sphere. weights: of a point's squared error, broadcastable to ``grids``.
    Returns:
        (D,) float32.
    """
    basis = components(engine, size, grids.shape[1])
    root = np.broadcast_to(np.sqrt(weights), grids.shape).reshape(-1, 1)
    design = root * basis[:-1].reshape(size, -1).T
    gap = root[:, 0] * (grids - basis[-1]).ravel()
    normal = design.T @ design
    normal[np.diag_indices(size)] += _RIDGE * np.trace(normal) / size
    return np.linalg.solve(normal, design.T @ gap).astype(np.float32)

"""The decoder as a linear map of the latent: its Jacobian, and the code nearest to any charts."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..charts.weld import weld
from ..engine import Engine

_NOISE = 1e-5  # of the unit sphere, a point's: what moves less than that is left to the prior, N(0, 1) each
_ROUNDS = 3  # of alignment, each to first order: 0.07 of scale leaves 2e-5 after one and 1e-7 after two
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
    """The most likely code of charts that were seen with a little noise, and at a similarity that is not known.

    A shape's decoded charts fill the unit sphere only nearly, so its frame and its code are found together
    (generalised Procrustes analysis with the alignment linearised, Gauss and Newton's way).

    Args:
        grids: (C, R, R, 3) near the unit sphere. weights: of a point's squared error, broadcastable to ``grids``.
    Returns:
        (D,) float32.
    """
    basis = components(engine, size, grids.shape[1]).astype(np.float64)
    share = np.broadcast_to(weights, grids.shape).ravel()
    share = share / share.sum()
    mean, moves = basis[-1].ravel(), basis[:-1].reshape(size, -1)
    weighted = moves * share
    own = weighted @ moves.T + _NOISE**2 * np.eye(size)
    points = np.asarray(grids, dtype=np.float64).reshape(-1, 3)
    for _ in range(_ROUNDS):
        motions = _motions(points)
        across = -weighted @ motions.T
        normal = np.block([[own, across], [across.T, (motions * share) @ motions.T]])
        gap = points.ravel() - mean
        found = np.linalg.solve(normal, np.concatenate([weighted @ gap, -(motions * share) @ gap]))
        points = _moved(points, found[size:])
    return found[:size].astype(np.float32)


def _motions(points: np.ndarray) -> np.ndarray:
    """(7, 3 P) how scale, rotations about the axes and translations along them move (P, 3) points, to first order."""
    axes = np.eye(3)
    shifts = np.broadcast_to(axes[:, None], (3, *points.shape))
    return np.concatenate([points[None], np.cross(axes[:, None], points[None]), shifts]).reshape(7, -1)


def _moved(points: np.ndarray, motion: np.ndarray) -> np.ndarray:
    """Points after a motion (7,) of :func:`_motions`, whose rotation is made a true one."""
    x, y, z = motion[1:4]
    left, _, right = np.linalg.svd(np.array([[1, -z, y], [z, 1, -x], [-y, x, 1]]))
    return (1 + motion[0]) * points @ (left @ right).T + motion[4:]

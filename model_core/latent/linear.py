"""The decoder as a linear map of the latent: its Jacobian, and the code nearest to any charts."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..charts.weld import weld
from ..engine import Engine

NOISE = 1e-5
"""Unit sphere, of a point of a shape that the weights can make: what moves it less is left to the prior, N(0, 1)."""
_ROUNDS = 3  # of alignment, each to first order: 0.07 of scale leaves 2e-5 after one and 1e-7 after two
_SHIFT = 0.05  # standard deviations: finite differences of a smooth map in float32


@lru_cache(maxsize=4)
def components(engine: Engine, size: int, resolution: int) -> np.ndarray:
    """(D + 1, C, R, R, 3) float32 unit sphere: change by each latent, and last the shape of latent zero.

    Args:
        engine: one whose decoder is linear. size: D.
    """
    shapes = _decoded_components(engine, size, resolution)
    shapes.setflags(write=False)
    return shapes


def _decoded_components(engine: Engine, size: int, resolution: int) -> np.ndarray:
    shapes = engine.decode(np.eye(size + 1, size, dtype=np.float32), resolution)
    shapes[:-1] -= shapes[-1]
    return shapes


def closed_shapes(
    engine: Engine, latents: np.ndarray, resolution: int, charts: tuple[int, ...] | None = None
) -> np.ndarray:
    """(B, D) -> (B, C, R, R, 3) float32 unit sphere, borders closed; a matrix product where the decoder is linear.

    Args:
        charts: which ones; None for all.
    """
    if not engine.linear:
        close = weld(engine.layout, resolution).close_seams
        shapes = np.stack([close(grids) for grids in engine.decode(latents, resolution)])
        return shapes[:, list(charts)] if charts else shapes
    if charts:
        basis = _closed_part(engine, latents.shape[1], resolution, charts)
    else:
        basis = _closed_components(engine, latents.shape[1], resolution)
    flat = latents @ basis[:-1].reshape(len(basis) - 1, -1) + basis[-1].ravel()
    return flat.reshape(len(latents), *basis.shape[1:])


@lru_cache(maxsize=12)  # two resolutions of six kinds: a set asks for all of them in turn
def _closed_components(engine: Engine, size: int, resolution: int) -> np.ndarray:
    """Closing is linear, so closed components add up to closed shapes; open ones would take as much memory again."""
    shapes = _decoded_components(engine, size, resolution)
    for index, grids in enumerate(shapes):
        shapes[index] = weld(engine.layout, resolution).close_seams(grids)
    return shapes


@lru_cache(maxsize=8)
def _closed_part(engine: Engine, size: int, resolution: int, charts: tuple[int, ...]) -> np.ndarray:
    """Of some charts alone, side by side in memory."""
    return np.ascontiguousarray(_closed_components(engine, size, resolution)[:, list(charts)])


def jacobian(engine: Engine, latent: np.ndarray, resolution: int) -> np.ndarray:
    """(D, C, R, R, 3) what each latent moves, unit sphere; for a decoder that is not linear, near ``latent``."""
    if engine.linear:
        return components(engine, len(latent), resolution)[:-1]
    steps = np.concatenate([latent[None], latent + _SHIFT * np.eye(len(latent))]).astype(np.float32)
    shapes = engine.decode(steps, resolution)
    return (shapes[1:] - shapes[0]) / _SHIFT


def project(
    engine: Engine, size: int, grids: np.ndarray, weights: np.ndarray | float = 1.0, noise: float = NOISE
) -> np.ndarray:
    """The most likely code of charts that were seen with a little noise, and at a similarity that is not known.

    A shape's decoded charts fill the unit sphere only nearly, so its frame and its code are found together
    (generalised Procrustes analysis with the alignment linearised, Gauss and Newton's way).

    Args:
        grids: (C, R, R, 3) near the unit sphere. weights: of a point's squared error, broadcastable to ``grids``.
        noise: unit sphere, standard deviation of a point: the more, the nearer the code stays to usual ones.
    Returns:
        (D,) float32.
    """
    basis = components(engine, size, grids.shape[1])
    root = np.sqrt(np.broadcast_to(weights, grids.shape), dtype=np.float64).ravel()
    root /= np.linalg.norm(root)
    moves, mean = root * basis[:-1].reshape(size, -1), root * basis[-1].ravel()
    affine = root * _affine(grids.reshape(-1, 3))
    own, across, inner = moves @ moves.T + noise**2 * np.eye(size), moves @ affine.T, affine @ affine.T
    own_mean, inner_mean = moves @ mean, affine @ mean
    frame = np.eye(3, 4)  # from the given points to those that the code is found for
    for _ in range(_ROUNDS):
        motions = _motions(frame)
        normal = np.block([[own, -across @ motions.T], [-motions @ across.T, motions @ inner @ motions.T]])
        gap = across @ frame.ravel() - own_mean, -motions @ (inner @ frame.ravel() - inner_mean)
        found = np.linalg.solve(normal, np.concatenate(gap))
        frame = _moved(frame, found[size:])
    return found[:size].astype(np.float32)


def _affine(points: np.ndarray) -> np.ndarray:
    """(12, 3 P) what each number of a (3, 4) affine map adds to (P, 3) points."""
    homogeneous = np.column_stack([points, np.ones(len(points))]).astype(np.float64)
    return np.einsum("ij,pk->ikpj", np.eye(3), homogeneous).reshape(12, -1)


def _motions(frame: np.ndarray) -> np.ndarray:
    """(7, 12) how scale, rotations about the axes and translations along them change a (3, 4) map, to first order."""
    axes = np.eye(3)
    turns = [np.cross(axis, frame.T).T for axis in axes]
    shifts = [np.outer(axis, [0, 0, 0, 1]) for axis in axes]
    return np.stack([frame, *turns, *shifts]).reshape(7, 12)


def _moved(frame: np.ndarray, motion: np.ndarray) -> np.ndarray:
    """The map followed by a motion (7,) of :func:`_motions`, whose rotation is made a true one."""
    x, y, z = motion[1:4]
    left, _, right = np.linalg.svd(np.array([[1, -z, y], [z, 1, -x], [-y, x, 1]]))
    moved = (1 + motion[0]) * (left @ right) @ frame
    moved[:, 3] += motion[4:]
    return moved

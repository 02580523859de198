"""Smooth motions of charts as patch weights: those that a set of registrations has, and those that any part may make.

A registration is what its latent decodes to, moved by a detail: weights of the patches' own functions, of which the
decoder's last layer is made as well. So what a set has beyond the forge is found and kept without any training.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from ..charts.layout import Layout
from ..charts.weld import same_points
from ..engine import Engine

RESOLUTION = 16
_AFFINE = 0.1  # of a part's half size: standard deviation of its motions
_STIFFNESS = 10.0  # from 3 on ripples are gone, and up to 30 unseen swords lie no farther off
_CLOSED = 100.0  # a point of a seam that opens counts as so many that lie apart
_RIDGE = 1e-8  # of the mean square: functions of a patch may be alike
_LEAST_FUNCTION = 3e-3  # of the strongest of a patch's functions; what needs weaker ones is left out


def smoothed(engine: Engine, motions: np.ndarray) -> np.ndarray:
    """Motions with less bending: what a registration ripples by is its mesh's facets and chance, and would be drawn.

    The motion is that which lies nearest to the given one, its second differences over each chart's grid weighed by a
    stiffness (a thin plate, as in ridge regression of splines), and what opens along a seam by far more: charts that
    were smoothed each by itself would not meet. What is affine over a part stays as it is.

    Args:
        motions: (N, C, F + 1, 3) patch weights.
    Returns:
        The same shape, float64.
    """
    trunk = engine.trunk(RESOLUTION).astype(np.float64)
    bends = _second_differences(trunk)
    near, bent = (np.swapaxes(rows, 1, 2) @ rows for rows in (trunk, bends))
    ridge = _RIDGE * np.trace(near, axis1=1, axis2=2) / near.shape[1]
    own = near + _STIFFNESS * bent + ridge[:, None, None] * np.eye(near.shape[1])
    opening = _openings(trunk, engine.layout)
    normal = _block_diagonal(own) + _CLOSED * opening.T @ opening
    wanted = np.moveaxis(near @ motions, 0, 2).reshape(len(normal), -1)
    return np.moveaxis(np.linalg.solve(normal, wanted).reshape(*motions.shape[1:3], len(motions), 3), 2, 0)


def _block_diagonal(blocks: np.ndarray) -> np.ndarray:
    """(C F, C F) of blocks (C, F, F)."""
    count, size, _ = blocks.shape
    whole = np.zeros((count, size, count, size))
    whole[range(count), :, range(count)] = blocks
    return whole.reshape(count * size, -1)


def _openings(trunk: np.ndarray, layout: Layout) -> np.ndarray:
    """(S, C (F + 1)): how far motions move what is one point of a seam or a pole apart."""
    charts, places, size = trunk.shape
    index = np.arange(charts * places).reshape(charts, RESOLUTION, RESOLUTION)
    rows = []
    for pair in same_points(layout, index):
        row = np.zeros((charts, size))
        for point, sign in zip(pair, (1.0, -1.0), strict=True):
            chart, place = divmod(int(point), places)
            row[chart] += sign * trunk[chart, place]
        rows.append(row.ravel())
    return np.stack(rows)


def _second_differences(trunk: np.ndarray) -> np.ndarray:
    """(C, B, F + 1): of each function of a chart, along both sides of its grid and across."""
    grid = trunk.reshape(len(trunk), RESOLUTION, RESOLUTION, -1)
    along = [np.diff(grid, 2, axis=1), np.diff(grid, 2, axis=2), 2**0.5 * np.diff(np.diff(grid, axis=1), axis=2)]
    return np.concatenate([one.reshape(len(trunk), -1, trunk.shape[-1]) for one in along], axis=1)


def components_of(engine: Engine, motions: np.ndarray, most: int) -> np.ndarray:
    """Principal components of motions, by what they move, so that the codes of the motions have variance 1.

    Args:
        motions: (N, C, F + 1, 3) patch weights. most: components at most.
    Returns:
        (K, C, F + 1, 3) float64, the greatest first; K is less than ``most`` where N is.
    """
    moved = (engine.trunk(RESOLUTION) @ motions).reshape(len(motions), -1)
    values, vectors = np.linalg.eigh(moved @ moved.T / len(motions))
    order = values.argsort()[::-1][:most]
    order = order[values[order] > 1e-9 * max(values.max(), 1e-30)]
    return np.einsum("nk,ncfa->kcfa", vectors[:, order], motions) / np.sqrt(len(motions))


def affine_motions(engine: Engine, latent_size: int) -> np.ndarray:
    """What neither forge nor set may have seen: each part moved, stretched, sheared and turned by itself.

    The smooth part of a Gaussian process morphable model (Luethi et al., arXiv 1603.07254), of lowest rank.

    Returns:
        (12 per part, C, F + 1, 3) float64 patch weights, a standard deviation each, unit sphere.
    """
    return part_motions(engine, latent_size, _affine_fields)


def _affine_fields(places: np.ndarray) -> list[np.ndarray]:
    return [_AFFINE * field for field in (np.ones(places.shape[:2]), *np.moveaxis(places, -1, 0))]


def part_motions(engine: Engine, latent_size: int, fields: Callable[[np.ndarray], Sequence[np.ndarray]]) -> np.ndarray:
    """Each part moved by itself along X, Y and Z, as functions of the place within it say.

    Args:
        fields: takes a part's points (C, P, 3) in [-1, 1]^3 and gives functions (C, P), shares of its half size.
    Returns:
        (3 per function and part, C, F + 1, 3) float64 patch weights, a standard deviation each, unit sphere.
    """
    layout = engine.layout
    mean = engine.decode(np.zeros((1, latent_size), dtype=np.float32), RESOLUTION)[0].astype(np.float64)
    found = []
    for charts in map(list, layout.charts_of_part.values()):
        places = mean[charts].reshape(len(charts), -1, 3)
        low, high = places.min(axis=(0, 1)), places.max(axis=(0, 1))
        half = np.maximum((high - low) / 2, 1e-6)
        for field in fields((places - (low + high) / 2) / half):
            for axis in range(3):
                moved = np.zeros(mean.shape)
                moved[charts, ..., axis] = half[axis] * field.reshape(len(charts), RESOLUTION, RESOLUTION)
                found.append(patch_weights(engine, moved))
    return np.stack(found)


def patch_weights(engine: Engine, grids: np.ndarray) -> np.ndarray:
    """(C, F + 1, 3) float64 patch weights that make charts (C, R, R, 3), R = ``RESOLUTION``, as nearly as they can."""
    return _solver(engine) @ grids.reshape(len(grids), -1, 3)


@lru_cache(maxsize=2)
def _solver(engine: Engine) -> np.ndarray:
    """(C, F + 1, P)."""
    return np.linalg.pinv(engine.trunk(RESOLUTION).astype(np.float64), rcond=_LEAST_FUNCTION)


def codes_of(engine: Engine, motions: np.ndarray, basis: np.ndarray, noise: float) -> np.ndarray:
    """The most likely codes of motions that were seen with a little noise.

    Args:
        motions: (N, C, F + 1, 3), basis: (K, C, F + 1, 3) patch weights. noise: of a point, unit sphere.
    Returns:
        (N, K) float64.
    """
    trunk = engine.trunk(RESOLUTION)
    rows, given = ((trunk @ weights).reshape(len(weights), -1) for weights in (basis, motions))
    points = rows.shape[1] / 3
    normal = rows @ rows.T / points + noise**2 * np.eye(len(rows))
    return np.linalg.solve(normal, rows @ given.T / points).T

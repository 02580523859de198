"""Clouds as found meshes give them: noisy, unevenly dense, with pieces missing and shells inside.

Three quarters of game meshes are not closed, and most are several shells that
pass through each other. The charts to be found stay those of the whole shape.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

_NOISE = (0.001, 0.006)  # unit sphere, standard deviation along each axis
_UNEVEN = 1.5  # largest logarithm of density from the centre of the unit sphere to its rim
_BALL = (0.05, 0.18)  # unit sphere: radius of a missing piece
_SHELL = (0.05, 0.3)  # half the length of an inner shell, unit sphere
_INSIDE = (0.4, 0.9)  # its width over the shape's there
_SHELL_SHARE = 0.15  # of the cloud at most

Augmentation = Callable[[np.ndarray, np.random.Generator], np.ndarray]


def augmented(points: np.ndarray, share: float, seed: int) -> np.ndarray:
    """A copy in which a share of the clouds is augmented, each with one of ``KINDS``.

    Args:
        points: (N, P, 3) unit sphere, any float type. share: of the clouds, 0 to 1.
        seed: cloud i depends on (seed, i) alone.
    Returns:
        (N, P, 3) of the same type.
    """
    points = points.copy()
    for index in range(len(points)):
        rng = np.random.default_rng([seed, index, 5])
        if rng.random() < share:
            augment = KINDS[int(rng.integers(len(KINDS)))]
            points[index] = augment(points[index].astype(np.float32), rng)
    return points


def noisy(cloud: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Every point moved a little: (P, 3) -> (P, 3)."""
    return cloud + rng.normal(0.0, rng.uniform(*_NOISE), cloud.shape)


def uneven(cloud: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Denser towards one direction: (P, 3) -> (P, 3), some points more than once."""
    slope = rng.uniform(-_UNEVEN, _UNEVEN, 3)
    return _redrawn(cloud, np.exp(cloud @ slope), rng)


def holed(cloud: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A ball about one of its points left out: (P, 3) -> (P, 3)."""
    centre = cloud[rng.integers(len(cloud))]
    outside = np.linalg.norm(cloud - centre, axis=1) > rng.uniform(*_BALL)
    return _redrawn(cloud, outside.astype(np.float64), rng) if outside.any() else cloud


def shelled(cloud: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A stretch of it repeated inside, thinner: (P, 3) -> (P, 3), the shell's points in others' stead."""
    middle = cloud[rng.integers(len(cloud)), 2]
    stretch = cloud[np.abs(cloud[:, 2] - middle) < rng.uniform(*_SHELL)]
    count = int(len(cloud) * rng.uniform(0, _SHELL_SHARE))
    shell = stretch[rng.integers(len(stretch), size=count)]
    axis = stretch.mean(axis=0) * [1, 1, 0]
    shell = axis + (shell - axis) * np.append(np.full(2, rng.uniform(*_INSIDE)), 1.0)
    return rng.permutation(np.concatenate([shell, cloud[count:]]))


KINDS: tuple[Augmentation, ...] = (noisy, uneven, holed, shelled)


def _redrawn(cloud: np.ndarray, density: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    return cloud[rng.choice(len(cloud), len(cloud), p=density / density.sum())]

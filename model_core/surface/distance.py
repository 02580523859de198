"""Distances between point sets. Squared metrics say so in their names.

Nearest neighbours are found by brute force in blocks: at 2,500 points a matrix
product is as quick as a tree, and numpy is all that Blender brings.
"""

from __future__ import annotations

import numpy as np

_BLOCK = 512  # rows a block: keeps the distance matrix in the cache


def nearest(points: np.ndarray, targets: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Index of and squared distance to the nearest target of each point.

    Args:
        points: (N, 3) float; targets: (M, 3) float.
    Returns:
        (N,) int64 indices, (N,) float64 squared distances.
    """
    points, targets = np.asarray(points, dtype=np.float64), np.asarray(targets, dtype=np.float64)
    middle = targets.mean(axis=0)  # far from the origin the expanded square would lose all its digits
    targets32 = (targets - middle).astype(np.float32)
    points32 = (points - middle).astype(np.float32)
    norms = np.einsum("ij,ij->i", targets32, targets32)
    index = np.empty(len(points32), dtype=np.int64)
    for start in range(0, len(points32), _BLOCK):
        block = points32[start : start + _BLOCK]
        # |p|^2 is the same for all targets, so it need not be added to find the least.
        index[start : start + _BLOCK] = np.argmin(norms - 2 * block @ targets32.T, axis=1)
    # The expanded square loses digits; the distance itself is recomputed exactly.
    gap = points - targets[index]
    return index, np.einsum("ij,ij->i", gap, gap)


def mutual_nearest(a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Index of the nearest b of each a, and of the nearest a of each b, from one table of distances.

    Args:
        a: (N, K) float32, b: (M, K) float32, about the origin; K need not be 3.
    Returns:
        (N,) and (M,) int64.
    """
    squared = np.square(b).sum(axis=1) - 2 * a @ b.T  # but for |a|^2
    nearest_b = squared.argmin(axis=1)
    squared += np.square(a).sum(axis=1)[:, None]
    return nearest_b, squared.argmin(axis=0)


def chamfer_l2_sq(a: np.ndarray, b: np.ndarray) -> float:
    """Mean squared nearest-neighbour distance from a to b plus the same from b to a.

    CD = mean_p min_q |p - q|^2 + mean_q min_p |p - q|^2, as AtlasNet reports it;
    units squared, no root, no half.

    >>> chamfer_l2_sq(np.zeros((1, 3)), np.array([[3.0, 4.0, 0.0]]))
    50.0
    """
    return float(nearest(a, b)[1].mean() + nearest(b, a)[1].mean())


def fscore(a: np.ndarray, b: np.ndarray, radius: float) -> float:
    """Harmonic mean of the shares of a and of b that have a neighbour within ``radius`` (not squared)."""
    precision = float((nearest(a, b)[1] <= radius**2).mean())
    recall = float((nearest(b, a)[1] <= radius**2).mean())
    return 0.0 if precision + recall == 0 else 2 * precision * recall / (precision + recall)

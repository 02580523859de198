"""Which point of which chart is seen in each pixel: dense sampling and a depth buffer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

_SPACING = 0.65  # pixels between samples; less than half a diagonal, so that no pixel is missed


@dataclass(frozen=True)
class VisiblePoints:
    """The N pixels that show something.

    Attributes:
        pixel: (N,) int64, row times side plus column.
        normal: (N, 3) float32, of about unit length.
        chart: (N,) int64.
    """

    pixel: np.ndarray
    normal: np.ndarray
    chart: np.ndarray


def splat(grids: np.ndarray, side: int) -> VisiblePoints:
    """Look at chart grids along their third axis.

    Args:
        grids: (C, R, R, 3) float32: column and row in pixels, nearness in any units; all within the square.
        side: pixels of the square.
    """
    samples = [_facing(np.concatenate([grid, _normals(grid)], axis=-1)) for grid in grids]
    chart = np.repeat(np.arange(len(grids)), [len(sample) for sample in samples])
    sample = np.concatenate(samples)
    column, row = sample[:, :2].astype(np.int64).clip(0, side - 1).T
    pixel, order = row * side + column, np.argsort(sample[:, 2])
    nearest = np.full(side * side, -1)
    nearest[pixel[order]] = order  # of several, numpy keeps the last: the nearest
    pixel = np.flatnonzero(nearest >= 0)
    return VisiblePoints(pixel, sample[nearest[pixel], 3:], chart[nearest[pixel]])


def _facing(grid: np.ndarray) -> np.ndarray:
    """(N, 6): an (R, R, 6) grid of points and normals sampled densely; only what faces the viewer."""
    rows, columns = (_hats(grid, axis) for axis in (0, 1))
    dense = np.tensordot(rows, np.tensordot(columns, grid, (1, 1)), (1, 1)).reshape(-1, 6)
    return dense[dense[:, 5] > 0]


def _hats(grid: np.ndarray, axis: int) -> np.ndarray:
    """(N, R) float32 weights that interpolate linearly along an axis, closely enough for every pixel."""
    steps = np.linalg.norm(np.diff(grid[..., :2], axis=axis), axis=-1).max(axis=1 - axis)
    along = np.append(0, np.cumsum(steps))
    knots = np.arange(len(along), dtype=np.float32)
    place = np.interp(np.linspace(0, along[-1], int(along[-1] / _SPACING) + 2), along, knots)
    return np.maximum(0, 1 - np.abs(place.astype(np.float32)[:, None] - knots))


def _normals(grid: np.ndarray) -> np.ndarray:
    """(R, R, 3) unit normals of a grid's points: means of the faces around each."""
    a, b, c, d = grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]
    faces = np.pad(_unit(np.cross(c - a, d - b)), ((1, 1), (1, 1), (0, 0)), mode="edge")
    return _unit(faces[:-1, :-1] + faces[1:, :-1] + faces[:-1, 1:] + faces[1:, 1:])


def _unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)

"""The topological weld: chart grids become one closed mesh.

Which grid points are the same vertex follows from a layout's seams and poles alone,
never from distances, so it is found once a layout and resolution and holds for every
shape, generated or decoded. C is the layout's count of charts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from ..errors import RodinError
from .layout import Layout

MIN_RESOLUTION, MAX_RESOLUTION = 3, 256  # at 2 a part between two poles has no face


@dataclass(frozen=True)
class Weld:
    """What is welded at one resolution R.

    Attributes:
        layout: whose charts they are.
        resolution: points along a chart's side.
        vertex_of_point: (C, R, R) int64, welded vertex of each grid point.
        share_of_point: (C, R, R) float64, weight of a grid point in its vertex's mean. At a
            pole only chart corners count, so that it is the same point at every resolution.
        vertex_count: number of welded vertices.
        quads: (F, 4) int64 welded vertices, counter-clockwise seen from outside.
            A quad at a pole repeats one vertex.
        quad_points: (F, 4) int64, the same corners as flat grid-point indices
            (for per-corner data such as UVs).
        chart_of_quad: (F,) int64.
        triangles: (T, 3) int64 welded vertices, without degenerate ones.
        triangle_points: (T, 3) int64, the same corners as flat grid-point indices.
        chart_of_triangle: (T,) int64.
    """

    layout: Layout
    resolution: int
    vertex_of_point: np.ndarray
    share_of_point: np.ndarray
    vertex_count: int
    quads: np.ndarray
    quad_points: np.ndarray
    chart_of_quad: np.ndarray
    triangles: np.ndarray
    triangle_points: np.ndarray
    chart_of_triangle: np.ndarray

    def vertices(self, grids: np.ndarray) -> np.ndarray:
        """Welded positions: each vertex is the mean of its grid points.

        Args:
            grids: (C, R, R, 3) float; index order chart, v, u, xyz.
        Returns:
            (vertex_count, 3), dtype of ``grids``.
        """
        return self.close_seams(grids).reshape(-1, 3).take(self._point_of_vertex, axis=0)

    def close_seams(self, grids: np.ndarray) -> np.ndarray:
        """The same grids with every shared border moved to its mean: (C, R, R, 3)."""
        points = grids.reshape(-1, 3).copy()
        shared, vertex, share, total = self._shared
        weighted = share * points.take(shared, axis=0).T
        mean = np.stack([np.bincount(vertex, values) for values in weighted], axis=1) / total[:, None]
        points[shared] = mean.take(vertex, axis=0)
        return points.reshape(grids.shape)

    @cached_property
    def _point_of_vertex(self) -> np.ndarray:
        """(vertex_count,) one grid point of each vertex."""
        return np.unique(self.vertex_of_point, return_index=True)[1]

    @cached_property
    def _shared(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Of the grid points (K,) that share a vertex: they, which of those N vertices it is, shares; sums (N,)."""
        index = self.vertex_of_point.ravel()
        points = np.flatnonzero(np.bincount(index)[index] > 1)
        _, vertex = np.unique(index[points], return_inverse=True)
        share = self.share_of_point.ravel()[points]
        return points, vertex, share, np.bincount(vertex, share)


def check_resolution(resolution: int) -> int:
    """The resolution itself.

    Raises:
        RodinError: outside 3..256 or not an integer.
    """
    if not MIN_RESOLUTION <= resolution <= MAX_RESOLUTION or int(resolution) != resolution:
        raise RodinError(
            "The resolution must be a whole number from {least} to {most}, not {resolution}.",
            least=MIN_RESOLUTION,
            most=MAX_RESOLUTION,
            resolution=resolution,
        )
    return int(resolution)


@lru_cache(maxsize=64)
def weld(layout: Layout, resolution: int) -> Weld:
    """The weld of a layout at one resolution, computed once and cached.

    Raises:
        RodinError: see :func:`check_resolution`.
    """
    resolution = check_resolution(resolution)
    points = np.arange(layout.chart_count * resolution**2).reshape(-1, resolution, resolution)
    _, vertex_of_point = np.unique(_merge(layout, points), return_inverse=True)
    vertex_of_point = vertex_of_point.ravel()
    quad_points, chart_of_quad = _quads(points)
    quads = vertex_of_point[quad_points]
    triangles = _halves(quads, resolution - 1)
    a, b, c = triangles.T
    kept = (a != b) & (b != c) & (c != a)
    return Weld(
        layout=layout,
        resolution=resolution,
        vertex_of_point=vertex_of_point.reshape(points.shape),
        share_of_point=_shares(layout, points.shape),
        vertex_count=int(vertex_of_point.max()) + 1,
        quads=quads,
        quad_points=quad_points,
        chart_of_quad=chart_of_quad,
        triangles=triangles[kept],
        triangle_points=_halves(quad_points, resolution - 1)[kept],
        chart_of_triangle=np.repeat(chart_of_quad, 2)[kept],
    )


def border(grid: np.ndarray, side: str) -> np.ndarray:
    """One border of a (..., R, R, *) array laid out as v, u: a view of R entries on axis 0."""
    return {"u0": grid[:, 0], "u1": grid[:, -1], "v0": grid[0], "v1": grid[-1]}[side]


def _shares(layout: Layout, shape: tuple[int, ...]) -> np.ndarray:
    share = np.ones(shape)
    for chart, side in layout.poles:
        border(share[chart], side)[1:-1] = 0.0
    return share


def _merge(layout: Layout, points: np.ndarray) -> np.ndarray:
    """Smallest point index reachable through seams and poles, for every point (union-find)."""
    parent = points.ravel().copy()

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for a, b in same_points(layout, points):
        a, b = root(a), root(b)
        parent[max(a, b)] = min(a, b)
    return np.array([root(index) for index in parent])


def same_points(layout: Layout, points: np.ndarray) -> Iterator[tuple]:
    """Pairs of entries of a (C, R, R) array that stand for the same point, along seams and at poles."""
    for seam in layout.seams:
        other = border(points[seam.other], seam.other_side)
        yield from zip(border(points[seam.chart], seam.side), other[::-1] if seam.reversed else other, strict=True)
    for chart, side in layout.poles:
        edge = border(points[chart], side)
        yield from zip(edge[:-1], edge[1:], strict=True)


def _quads(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    corners = (points[:, :-1, :-1], points[:, :-1, 1:], points[:, 1:, 1:], points[:, 1:, :-1])
    quads = np.stack(corners, axis=-1)
    return quads.reshape(-1, 4), np.repeat(np.arange(len(points)), quads[0, ..., 0].size)


def _halves(quads: np.ndarray, cells: int) -> np.ndarray:
    """(2 F, 3): both triangles of each quad (F, 4) of charts with ``cells`` quads along a side.

    No chart's corner is cut off: a cap's corner may lie on a straight line, and its triangle would have no area.
    """
    grid = quads.reshape(-1, cells, cells, 4).copy()
    for cell in (grid[:, 0, -1], grid[:, -1, 0]):
        cell[:] = np.roll(cell, 1, axis=1)
    quads = grid.reshape(-1, 4)
    return np.stack([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]], axis=1).reshape(-1, 3)

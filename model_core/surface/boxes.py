"""Exact distances from points to a surface, by boxes over its triangles.

Triangles that are neighbours in space share a box, such boxes a larger one, and so on up. From
the top down, a box is left out for a point as soon as something nearer is known.
"""

from __future__ import annotations

import numpy as np

from .distance import nearest
from .frame import principal_frame
from .mesh import TriangleMesh
from .sampling import pick_points

_FAN = 8  # boxes in a larger one
_BITS = 10  # cells along an axis, as a power of two, by which triangles are told to be neighbours
_SAMPLES = 4_000  # a point's nearest one is where its search begins
_THIN = 1e-12  # of the longest edge's square: a triangle of less area is its edges


class SurfaceBoxes:
    """A mesh made ready for distances; along its own axes, in which its boxes are small however it lies."""

    def __init__(self, mesh: TriangleMesh):
        self._frame = principal_frame(mesh)
        own = TriangleMesh(self._frame.to_unit(mesh.vertices), mesh.triangles)
        own = TriangleMesh(own.vertices, own.triangles[np.argsort(_along_a_curve(own.corners().mean(axis=0)))])
        self._corners = own.corners()
        self._triangle_of_sample, share = pick_points(own, _SAMPLES, np.random.default_rng(0))
        self._samples = np.einsum("sk,ksi->si", share, self._corners[:, self._triangle_of_sample])
        self._levels = [_filled(self._corners.min(axis=0), self._corners.max(axis=0))]
        while len(self._levels[-1][0]) > _FAN:
            low, high = (sides.reshape(-1, _FAN, 3) for sides in self._levels[-1])
            self._levels.append(_filled(low.min(axis=1), high.max(axis=1)))

    def distances(self, points: np.ndarray) -> np.ndarray:
        """(N, 3) points -> (N,) float64 to the nearest point of the surface, in the mesh's units."""
        points = self._frame.to_unit(points)
        first = self._triangle_of_sample[nearest(points, self._samples)[0]]
        least = to_triangles(points, self._corners[:, first])
        point, box = np.arange(len(points)), np.zeros(len(points), dtype=np.int64)
        for low, high in reversed(self._levels):
            point, box = np.repeat(point, _FAN), (box[:, None] * _FAN + np.arange(_FAN)).ravel()
            below, above = low[box] - points[point], points[point] - high[box]
            reach = _square(np.minimum(below, above))  # in the box lies something, at most so far
            np.minimum.at(least, point, reach)
            kept = _square(np.maximum(np.maximum(below, above), 0)) <= least[point]
            point, box = point[kept], box[kept]
        np.minimum.at(least, point, to_triangles(points[point], self._corners[:, box]))
        return self._frame.scale * np.sqrt(least)


def _filled(low: np.ndarray, high: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Boxes, filled up to a multiple of eight by ones that are far from everything."""
    missing = ((0, -len(low) % _FAN), (0, 0))
    return np.pad(low, missing, constant_values=np.inf), np.pad(high, missing, constant_values=-np.inf)


def _along_a_curve(places: np.ndarray) -> np.ndarray:
    """(T,) int64 places (T, 3) along Morton's curve, which keeps neighbours together."""
    low, size = places.min(axis=0), np.ptp(places, axis=0).max()
    cells = ((places - low) / max(size, 1e-300) * (2**_BITS - 1)).astype(np.int64)
    return sum(((cells >> bit) & 1) @ np.array([1, 2, 4]) << 3 * bit for bit in range(_BITS))


def to_triangles(points: np.ndarray, corners: np.ndarray) -> np.ndarray:
    """(P,) squared distances of points (P, 3) to triangles (3, P, 3), one each; all float64."""
    facing = np.cross(corners[1] - corners[0], corners[2] - corners[0])
    squared, longest = np.full(len(points), np.inf), np.zeros(len(points))
    inside = np.ones(len(points), dtype=bool)
    for start, end in zip(corners, corners[[1, 2, 0]], strict=True):
        edge, gap = end - start, points - start
        length = _square(edge)
        share = np.clip(_dot(gap, edge) / np.maximum(length, 1e-300), 0, 1)
        squared, longest = np.minimum(squared, _square(gap - share[:, None] * edge)), np.maximum(longest, length)
        inside &= _dot(np.cross(edge, gap), facing) >= 0
    area = _square(facing)
    inside &= area > np.square(_THIN * longest)
    return np.where(inside, np.square(_dot(points - corners[0], facing)) / np.maximum(area, 1e-300), squared)


def _square(vectors: np.ndarray) -> np.ndarray:
    return _dot(vectors, vectors)


def _dot(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.einsum("pi,pi->p", a, b)

"""A checked triangle soup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..charts.layout import Layout
from ..charts.weld import weld
from ..errors import SurfaceError

LARGEST_COORDINATE = 1e8
"""Enough for a planet in metres; powers of it are still far from what float32 can hold."""
SMALLEST_SIZE = 1e-9
"""Of the longest side of the bounding box; powers of it are still far from nothing."""
_FARTHEST = 1e9  # sizes from the origin: farther away, float64 rounds off what can be seen


@dataclass(frozen=True)
class TriangleMesh:
    """A triangle soup.

    Attributes:
        vertices: (V, 3) float64, any units.
        triangles: (T, 3) int64 into vertices; need not be closed or consistently wound.
    """

    vertices: np.ndarray
    triangles: np.ndarray

    @classmethod
    def checked(cls, vertices: np.ndarray, triangles: np.ndarray) -> TriangleMesh:
        """A mesh that can be sampled.

        Args:
            vertices: (V, 3) numbers.
            triangles: (T, 3) whole numbers.
        Returns:
            The mesh without vertices that no triangle names.
        Raises:
            SurfaceError: no faces, wrong shape, bad index, NaN or infinite or huge
                coordinates, no area, or too small or too far away for its size.
        """
        vertices = np.asarray(vertices, dtype=np.float64)
        triangles = np.asarray(triangles)
        if vertices.size == 0:
            raise SurfaceError("The mesh has no vertices.")
        if vertices.ndim != 2 or vertices.shape[-1] != 3:
            raise SurfaceError("The mesh's vertices must have three coordinates each.")
        if triangles.size == 0:
            raise SurfaceError("The mesh has no faces, so it has no surface to sample.")
        if triangles.ndim != 2 or triangles.shape[-1] != 3:
            raise SurfaceError("The mesh's faces must be triangles.")
        if not np.issubdtype(triangles.dtype, np.integer):
            raise SurfaceError("The mesh's face indices must be integers.")
        triangles = triangles.astype(np.int64)
        if triangles.min() < 0 or triangles.max() >= len(vertices):
            raise SurfaceError("The mesh has faces that refer to missing vertices.")
        mesh = cls(vertices, triangles)
        mesh._check_size()
        return mesh._without_unused()

    @classmethod
    def of_charts(cls, grids: np.ndarray, layout: Layout) -> TriangleMesh:
        """The closed mesh of chart grids (C, R, R, 3) of a layout, their borders welded."""
        topology = weld(layout, grids.shape[1])
        return cls(topology.vertices(np.asarray(grids, dtype=np.float64)), topology.triangles)

    @classmethod
    def joined(cls, meshes: Sequence[TriangleMesh]) -> TriangleMesh:
        """Several meshes in a row, not checked; of none, an empty one."""
        starts = np.cumsum([0] + [len(mesh.vertices) for mesh in meshes])
        vertices = [np.empty((0, 3)), *(mesh.vertices for mesh in meshes)]
        triangles = [mesh.triangles + start for mesh, start in zip(meshes, starts, strict=False)]
        return cls(np.concatenate(vertices), np.concatenate([np.empty((0, 3), dtype=np.int64), *triangles]))

    def _check_size(self) -> None:
        used = self.used_vertices()
        if not np.isfinite(used).all():
            raise SurfaceError("The mesh has NaN or infinite coordinates.")
        if np.abs(used).max() > LARGEST_COORDINATE:
            raise SurfaceError(
                "The mesh has coordinates beyond {limit:.0e}; move it to the origin or scale it down.",
                limit=LARGEST_COORDINATE,
            )
        extent = np.ptp(used, axis=0).max()
        if extent == 0:
            raise SurfaceError("The mesh's surface has no area.")
        if extent < SMALLEST_SIZE:
            raise SurfaceError("The mesh is smaller than {limit:.0e}; scale it up.", limit=SMALLEST_SIZE)
        if np.abs(used).max() > _FARTHEST * extent:
            raise SurfaceError("The mesh is too far from the origin for its size; move it to the origin.")
        if self.areas().sum() <= 1e-12 * extent**2:
            raise SurfaceError("The mesh's surface has no area.")

    def _without_unused(self) -> TriangleMesh:
        """The same without vertices that no triangle names, whose coordinates may be anything."""
        used = self._is_used()
        return self if used.all() else TriangleMesh(self.vertices[used], (np.cumsum(used) - 1)[self.triangles])

    def used_vertices(self) -> np.ndarray:
        """(U, 3) float64: the vertices that triangles name, in their order."""
        return self.vertices[self._is_used()]

    def _is_used(self) -> np.ndarray:
        used = np.zeros(len(self.vertices), dtype=bool)
        used[self.triangles] = True
        return used

    def corners(self) -> np.ndarray:
        """(3, T, 3) float64: the first, second and third corners of all triangles."""
        return self.vertices[self.triangles.T]

    def areas(self) -> np.ndarray:
        """(T,) float64, square units."""
        a, b, c = self.corners()
        cross = np.cross(b - a, c - a)
        return 0.5 * np.sqrt(np.einsum("ti,ti->t", cross, cross))

"""What of a surface can be seen: points from which a ray goes off freely in one of many directions.

Game meshes are full of surface inside other surface. Rays are Embree's, by way of trimesh.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import trimesh

from ..surface.mesh import TriangleMesh
from ..surface.sampling import sample_oriented

DIRECTIONS = 96
_OFF = 1e-5  # of the longest side: so far from its face a ray starts; an edge is ten times as thick
_SPARE = 4  # points sampled for each that is wanted; fewer are seen
_ROUNDS = 8


class Scene:
    """A mesh that rays are shot at."""

    def __init__(self, mesh: TriangleMesh):
        self._mesh = trimesh.Trimesh(mesh.vertices, mesh.triangles, process=False)
        self._off = _OFF * np.ptp(mesh.vertices, axis=0).max()

    def is_seen(self, points: np.ndarray, normals: np.ndarray) -> np.ndarray:
        """Whether points are seen from the side that their normals point to.

        Args:
            points: (N, 3) of the surface. normals: (N, 3) of unit length.
        Returns:
            (N,) bool.
        """
        seen, starts = np.zeros(len(points), dtype=bool), points + self._off * normals
        for way in directions():
            tried = np.flatnonzero(~seen & (normals @ way > 0))
            if len(tried):
                ways = np.broadcast_to(way, (len(tried), 3))
                seen[tried[~self._mesh.ray.intersects_any(starts[tried], ways)]] = True
        return seen

    def contains(self, points: np.ndarray) -> np.ndarray:
        """(N,) bool: whether points (N, 3) are inside a closed mesh."""
        return self._mesh.contains(points) if len(points) else np.zeros(0, dtype=bool)


def sample_seen(mesh: TriangleMesh, count: int, rng: np.random.Generator) -> np.ndarray:
    """Independent points that are seen from either side of their faces, uniform by area: (count, 3) float64.

    Fewer than that where next to nothing of the mesh can be seen.
    """
    scene, found, kept = Scene(mesh), [], 0
    for _ in range(_ROUNDS):
        points, normals = sample_oriented(mesh, _SPARE * count, rng)
        found.append(points[scene.is_seen(points, normals) | scene.is_seen(points, -normals)])
        kept += len(found[-1])
        if kept >= count:
            break
    return np.concatenate(found)[:count]


@lru_cache(maxsize=1)
def directions(count: int = DIRECTIONS) -> np.ndarray:
    """(count, 3) unit vectors, spread evenly (Fibonacci's lattice on the sphere)."""
    place = np.arange(count) + 0.5
    z, angle = 1 - 2 * place / count, np.pi * (1 + 5**0.5) * place
    radius = np.sqrt(1 - z * z)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle), z], axis=1)

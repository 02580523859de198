"""What of a surface can be seen: points from which a ray goes off freely in one of many directions.

Game meshes are full of surface inside other surface.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..surface.mesh import TriangleMesh
from ..surface.sampling import sample_oriented
from .rays import rays_at

DIRECTIONS = 96
_OFF = 1e-5  # of the longest side: so far from its face a ray starts; an edge is ten times as thick
_SPARE = 4  # points sampled for each that is wanted; fewer are seen
_ROUNDS = 8
_BACKS = 2_000  # points of the surface, in search of backs that are seen


class Scene:
    """A mesh that rays are shot at."""

    def __init__(self, mesh: TriangleMesh):
        self._stopped = rays_at(mesh)
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
                seen[tried[~self._stopped(starts[tried], way)]] = True
        return seen


def sample_seen(mesh: TriangleMesh, count: int, rng: np.random.Generator) -> np.ndarray:
    """Independent points that are seen from either side of their faces, uniform by area: (count, 3) float64.

    Fewer than that where next to nothing of the mesh can be seen.
    """
    scene, found, kept = Scene(mesh), [], 0
    for _ in range(_ROUNDS):
        points, normals = sample_oriented(mesh, _SPARE * count, rng)
        seen = scene.is_seen(points, normals)
        seen[~seen] = scene.is_seen(points[~seen], -normals[~seen])  # a face may be turned over
        found.append(points[seen])
        kept += len(found[-1])
        if kept >= count:
            break
    return np.concatenate(found)[:count]


def back_share(mesh: TriangleMesh) -> float:
    """Share of a surface whose back is seen, as where a closed mesh crosses itself."""
    points, normals = sample_oriented(mesh, _BACKS, np.random.default_rng(0))
    return float(np.mean(Scene(mesh).is_seen(points, -normals)))


@lru_cache(maxsize=1)
def directions(count: int = DIRECTIONS) -> np.ndarray:
    """(count, 3) unit vectors, spread evenly (Fibonacci's lattice on the sphere)."""
    place = np.arange(count) + 0.5
    z, angle = 1 - 2 * place / count, np.pi * (1 + 5**0.5) * place
    radius = np.sqrt(1 - z * z)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle), z], axis=1)

"""Closed meshes that can be asked what they contain."""

from __future__ import annotations

import numpy as np
import trimesh

from ..judging.seen import Scene
from ..surface.mesh import TriangleMesh


class Solid(Scene):
    """A closed mesh."""

    def __init__(self, mesh: TriangleMesh):
        super().__init__(mesh)
        self._mesh = trimesh.Trimesh(mesh.vertices, mesh.triangles, process=False)

    def contains(self, points: np.ndarray) -> np.ndarray:
        """(N,) bool: whether points (N, 3) are inside."""
        return self._mesh.contains(points) if len(points) else np.zeros(0, dtype=bool)

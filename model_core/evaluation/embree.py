"""Embree's rays, by way of trimesh, for a Python that is not Blender's."""

from __future__ import annotations

import numpy as np
import trimesh

from ..judging.rays import Stops
from ..surface.mesh import TriangleMesh


def embree(mesh: TriangleMesh) -> Stops:
    """See ``judging.rays``."""
    shot = trimesh.Trimesh(mesh.vertices, mesh.triangles, process=False).ray
    return lambda starts, way: shot.intersects_any(starts, np.broadcast_to(way, starts.shape))

"""Rays by Blender's own tree, for the core: Embree is not there."""

from __future__ import annotations

import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree

from ...model_core.judging.rays import Stops
from ...model_core.surface.mesh import TriangleMesh


def blender_rays(mesh: TriangleMesh) -> Stops:
    """See ``judging.rays``. Coordinates are brought to unit size first, for the tree keeps them as float32."""
    middle, size = mesh.vertices.mean(axis=0), max(float(np.ptp(mesh.vertices, axis=0).max()), 1e-30)
    tree = BVHTree.FromPolygons(((mesh.vertices - middle) / size).tolist(), mesh.triangles.tolist(), all_triangles=True)

    def stopped(starts: np.ndarray, way: np.ndarray) -> np.ndarray:
        direction = Vector(way.tolist())
        places = ((starts - middle) / size).tolist()
        return np.fromiter((tree.ray_cast(place, direction)[3] is not None for place in places), bool, len(places))

    return stopped

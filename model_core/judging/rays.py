"""Rays that a mesh stops: Embree's, by way of trimesh, unless a host brings its own."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..surface.mesh import TriangleMesh

Stops = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""Whether a mesh stops rays: starts (N, 3) and their one direction (3,) -> (N,) bool."""


def embree(mesh: TriangleMesh) -> Stops:
    """Rays at a mesh, many at a time; needs trimesh and embreex."""
    import trimesh

    shot = trimesh.Trimesh(mesh.vertices, mesh.triangles, process=False).ray
    return lambda starts, way: shot.intersects_any(starts, np.broadcast_to(way, starts.shape))


_maker: Callable[[TriangleMesh], Stops] = embree


def use(maker: Callable[[TriangleMesh], Stops]) -> None:
    """Have rays shot by ``maker`` from now on, in a host that has no trimesh."""
    global _maker
    _maker = maker


def rays_at(mesh: TriangleMesh) -> Stops:
    """What stops rays at a mesh."""
    return _maker(mesh)

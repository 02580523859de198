"""Rays that a mesh stops. Whoever judges brings them: ``evaluation`` Embree's, the add-on Blender's own."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..surface.mesh import TriangleMesh

Stops = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""Whether a mesh stops rays: starts (N, 3) and their one direction (3,) -> (N,) bool."""

_maker: Callable[[TriangleMesh], Stops] | None = None


def use(maker: Callable[[TriangleMesh], Stops]) -> None:
    """Have rays shot by ``maker`` from now on."""
    global _maker
    _maker = maker


def rays_at(mesh: TriangleMesh) -> Stops:
    """What stops rays at a mesh."""
    assert _maker is not None, "Nobody has said how rays are shot; see use."
    return _maker(mesh)

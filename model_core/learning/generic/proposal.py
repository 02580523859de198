"""Which layout suits a set: by whether its sections are round or square, and whether it is flat."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...surface.mesh import TriangleMesh
from ...surface.sampling import sample_oriented

_POINTS, _BINS = 8_000, 32
_UPRIGHT = 0.5  # a normal's Z at most, of the sides
_SQUARE = 1.17  # mean of x^2 + y^2 over a section's rim, in half-widths: 1 of an ellipse, 4/3 of a rectangle
_FLAT = 0.5  # depth over width


def proposed_layout(meshes: Sequence[TriangleMesh]) -> str:
    """A layout's name: that of one tube for round sections; of square ones a slab's for what is flat, else a block's.

    Args:
        meshes: of a set, standing.
    """
    squareness, flatness = np.median([_measured(mesh) for mesh in meshes], axis=0)
    if squareness < _SQUARE:
        return "tube"
    return "slab" if flatness < _FLAT else "block"


def _measured(mesh: TriangleMesh) -> tuple[float, float]:
    """Mean of x^2 + y^2 of the sides, in half-widths at their height, and the lesser width over the greater."""
    points, normals = sample_oriented(mesh, _POINTS, np.random.default_rng(0))
    extent = np.ptp(points, axis=0)
    sides = points[np.abs(normals[:, 2]) < _UPRIGHT]
    place = np.floor((sides[:, 2] - points[:, 2].min()) / max(extent[2], 1e-9) * _BINS)
    found = []
    for height in np.unique(place):
        ring = sides[place == height][:, :2]
        half = np.maximum(np.ptp(ring, axis=0) / 2, 1e-9)
        found.append(np.square((ring - (ring.min(axis=0) + ring.max(axis=0)) / 2) / half).sum(axis=1).mean())
    flatness = extent[:2].min() / max(extent[:2].max(), 1e-9)
    return float(np.median(found)) if found else 1.0, float(flatness)

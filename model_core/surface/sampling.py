"""Points on a surface, uniform by area."""

from __future__ import annotations

import numpy as np

from .mesh import TriangleMesh


def sample_surface(mesh: TriangleMesh, count: int, rng: np.random.Generator) -> np.ndarray:
    """Independent points, uniform by area: (count, 3) float64 in the mesh's units.

    Source: Osada et al., Shape Distributions, 2002, eq. 1 (square root of one variate).
    """
    cumulative = np.cumsum(mesh.areas())
    index = np.searchsorted(cumulative, rng.random(count) * cumulative[-1], side="right")
    a, b, c = np.moveaxis(mesh.vertices[mesh.triangles[np.minimum(index, len(cumulative) - 1)]], 1, 0)
    root, share = np.sqrt(rng.random((count, 1))), rng.random((count, 1))
    return (1 - root) * a + root * (1 - share) * b + root * share * c

"""Points on a surface, uniform by area."""

from __future__ import annotations

import numpy as np

from .mesh import TriangleMesh


def sample_surface(mesh: TriangleMesh, count: int, rng: np.random.Generator) -> np.ndarray:
    """Independent points, uniform by area: (count, 3) float64 in the mesh's units."""
    return sample_oriented(mesh, count, rng)[0]


def sample_oriented(mesh: TriangleMesh, count: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Independent points, uniform by area, and their triangles' unit normals: (count, 3) float64 each."""
    chosen, corners = pick_points(mesh, count, rng)
    a, b, c = np.moveaxis(mesh.vertices[mesh.triangles[chosen]], 1, 0)
    normals = np.cross(b - a, c - a)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-300)
    return corners[:, :1] * a + corners[:, 1:2] * b + corners[:, 2:] * c, normals


def pick_points(mesh: TriangleMesh, count: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Independent places, uniform by area: triangles (count,) int64 and barycentric coordinates (count, 3).

    Source: Osada et al., Shape Distributions, 2002, eq. 1 (square root of one variate).
    """
    cumulative = np.cumsum(mesh.areas())
    chosen = np.searchsorted(cumulative, rng.random(count) * cumulative[-1], side="right")
    root, share = np.sqrt(rng.random((count, 1))), rng.random((count, 1))
    corners = np.concatenate([1 - root, root * (1 - share), root * share], axis=1)
    return np.minimum(chosen, len(cumulative) - 1), corners

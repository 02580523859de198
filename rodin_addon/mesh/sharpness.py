"""Which edges of an asset are sharp, where it is patches: an edge's other face may be on another patch."""

from __future__ import annotations

import numpy as np

from ...model_core.charts.layout import Layout
from ...model_core.charts.weld import weld
from .seam_normals import SHARP_ANGLE


def sharp_pairs(layout: Layout, grids: np.ndarray) -> np.ndarray:
    """The asset's edges whose two faces meet at more than ``SHARP_ANGLE``.

    Args:
        grids: (C, R, R, 3).
    Returns:
        (S,) int64 of :func:`pair_numbers` of their welded vertices.
    """
    welding = weld(layout, grids.shape[1])
    points = welding.vertices(grids)
    a, b, c, d = (points[corner] for corner in welding.quads.T)
    normals = np.cross(c - a, d - b)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-30)
    start, end = welding.quads.ravel(), np.roll(welding.quads, -1, axis=1).ravel()
    real = start != end  # a quad at a pole repeats a vertex
    face = np.repeat(np.arange(len(welding.quads)), 4)[real]
    pairs = pair_numbers(start[real], end[real])
    order = np.argsort(pairs, kind="stable")  # the mesh is closed: each pair stands there twice
    one, other = face[order].reshape(-1, 2).T
    cosines = np.einsum("ij,ij->i", normals[one], normals[other])
    return pairs[order][::2][cosines < np.cos(SHARP_ANGLE)]


def pair_numbers(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """(N,) int64, one number for each pair of vertices, whichever comes first."""
    return (np.minimum(a, b).astype(np.int64) << 32) + np.maximum(a, b)

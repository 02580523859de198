"""Which triangles hang together."""

from __future__ import annotations

import numpy as np


def shell_of_vertex(triangles: np.ndarray, vertex_count: int) -> np.ndarray:
    """(V,) int64: the smallest vertex that is reached along edges; a vertex without a triangle is its own.

    Every triangle pulls its corners' roots down to the smallest of them, and every root then points to its own
    root, so the way halves from round to round.

    Args:
        triangles: (T, 3) int.
    """
    root = np.arange(vertex_count)
    while True:
        of_corner = root[triangles]
        least = of_corner.min(axis=1, keepdims=True)
        if (of_corner == least).all():
            return root
        np.minimum.at(root, of_corner, np.broadcast_to(least, of_corner.shape))
        while (root[root] != root).any():
            root = root[root]

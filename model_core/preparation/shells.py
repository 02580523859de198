"""Shells: the pieces of a surface that hang together."""

from __future__ import annotations

import numpy as np

from ..surface.mesh import TriangleMesh

_CELLS = 2**20  # along each axis, of the whole mesh's size: vertices in the same one are the same


def shells(mesh: TriangleMesh, most: int) -> list[TriangleMesh]:
    """A mesh's connected pieces, in the order of their first triangles; the mesh itself where there are too many.

    Vertices at the same place count as one, for files split them along the borders of UV maps and materials.

    Args:
        most: pieces that are not too many.
    """
    corners = _merged(mesh.vertices)[mesh.triangles]
    label = components(len(mesh.vertices), np.concatenate([corners[:, :2], corners[:, 1:]]))[corners[:, 0]]
    _, first, label = np.unique(label, return_index=True, return_inverse=True)
    if not 1 < len(first) <= most:
        return [mesh]
    order = np.argsort(label, kind="stable")
    parts = np.split(order, np.cumsum(np.bincount(label))[:-1])
    return [part_of(mesh, parts[index]) for index in np.argsort(first)]


def part_of(mesh: TriangleMesh, chosen: np.ndarray) -> TriangleMesh:
    """Some triangles (T,) of a mesh, with only their own vertices."""
    used, triangles = np.unique(mesh.triangles[chosen], return_inverse=True)
    return TriangleMesh(mesh.vertices[used], triangles.reshape(-1, 3))


def components(count: int, edges: np.ndarray) -> np.ndarray:
    """Connected components of a graph.

    Labels of neighbours are hooked to the lower one and then followed to their ends, again until all agree
    (Shiloach and Vishkin, 1982).

    Args:
        count: of nodes. edges: (E, 2) int, pairs of nodes.
    Returns:
        (count,) int64: of each node, the lowest node of its component.
    """
    label = np.arange(count)
    while True:
        ends = label[edges]
        if (ends[:, 0] == ends[:, 1]).all():
            return label
        np.minimum.at(label, ends.max(axis=1), ends.min(axis=1))
        while not np.array_equal(label, further := label[label]):
            label = further


def _merged(vertices: np.ndarray) -> np.ndarray:
    """(V,) int64: of each vertex, the first one at the same place."""
    low = vertices.min(axis=0)
    cell = ((vertices - low) / np.ptp(vertices, axis=0).max() * (_CELLS - 1)).round().astype(np.int64)
    _, first, same = np.unique(cell @ [_CELLS**2, _CELLS, 1], return_index=True, return_inverse=True)
    return first[same]

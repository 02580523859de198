"""Vertex normals that make separate patches look like one smooth body.

Blender smooths inside one mesh only, so a round grip made of four patches would
show its seams. Where the patches that meet at a point agree to within an angle,
they share the mean of their normals; where they do not, the edge stays sharp.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ...model_core.kinds import Kind
from .plan import patch_plans

SHARP_ANGLE = np.radians(35.0)
"""Faces that meet at more than this keep a sharp edge between them."""


@dataclass(frozen=True)
class _Seams:
    """All patches' vertices in one row, N of them.

    Attributes:
        first: (C + 1,) int64, where each patch's vertices begin.
        points: (N,) int64, flat grid-point index of each vertex.
        corners: (4, F) int64, vertices of each face; a triangle repeats its last.
        groups: (G, K) int64, vertices that are one point of the asset; 0 fills up.
        present: (G, K, 1) float32, 0 where a group is filled up, else 1.
    """

    first: np.ndarray
    points: np.ndarray
    corners: np.ndarray
    groups: np.ndarray
    present: np.ndarray


def patch_normals(kind: Kind, grids: np.ndarray) -> list[np.ndarray]:
    """Unit normals of each patch's vertices: an array (V_k, 3) float32 each.

    Args:
        grids: (C, R, R, 3) with closed seams.
    """
    seams = _seams(kind, grids.shape[1])
    normals = _unit(_own_normals(grids.reshape(-1, 3)[seams.points], seams.corners))
    grouped = normals[seams.groups] * seams.present
    agree = grouped @ grouped.swapaxes(1, 2) > np.cos(SHARP_ANGLE)
    shared = _unit(agree.astype(np.float32) @ grouped)
    present = seams.present[..., 0] > 0
    normals[seams.groups[present]] = shared[present]
    return np.split(normals, seams.first[1:-1])


def _own_normals(positions: np.ndarray, corners: np.ndarray) -> np.ndarray:
    """(N, 3) float32 sums of the area vectors of the faces (4, F) around each vertex."""
    a, b, c, d = (positions[corner] for corner in corners)
    (x, y, z), (p, q, r) = (c - a).T, (d - b).T
    areas = (y * r - z * q, z * p - x * r, x * q - y * p)  # a cross product, without np.cross's checks
    index, size = corners.ravel(), len(positions)
    return np.stack([np.bincount(index, np.tile(area, 4), size) for area in areas], axis=1).astype(np.float32)


def _unit(vectors: np.ndarray) -> np.ndarray:
    length = np.sqrt(np.einsum("...c,...c->...", vectors, vectors))[..., None]
    return vectors / np.maximum(length, 1e-30)


@lru_cache(maxsize=8)
def _seams(kind: Kind, resolution: int) -> _Seams:
    plans = patch_plans(kind, resolution)
    first = np.cumsum([0] + [len(plan.point_of_vertex) for plan in plans])
    corners = [_corners(plan) + start for plan, start in zip(plans, first[:-1], strict=True)]
    groups = _groups(np.concatenate([plan.welded_of_vertex for plan in plans]))
    return _Seams(
        first=first,
        points=np.concatenate([plan.point_of_vertex for plan in plans]),
        corners=np.ascontiguousarray(np.concatenate(corners).T),
        groups=np.maximum(groups, 0),
        present=(groups >= 0)[..., None].astype(np.float32),
    )


def _corners(plan) -> np.ndarray:
    """(F, 4) int64 vertices of each face; a triangle repeats its last."""
    end = np.append(plan.face_start[1:], len(plan.corner_vertex))
    index = np.minimum(plan.face_start[:, None] + np.arange(4), end[:, None] - 1)
    return plan.corner_vertex[index].astype(np.int64)


def _groups(welded: np.ndarray) -> np.ndarray:
    """(G, K) indices into ``welded`` of equal entries, for entries that occur twice or more; -1 fills up."""
    order = np.argsort(welded, kind="stable")
    _, start, count = np.unique(welded[order], return_index=True, return_counts=True)
    start, count = start[count > 1], count[count > 1]
    column = np.arange(count.max())
    index = np.minimum(start[:, None] + column, len(order) - 1)
    return np.where(column < count[:, None], order[index], -1)

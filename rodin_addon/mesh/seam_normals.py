"""Vertex normals that make 25 separate patches look like one smooth body.

Blender smooths inside one mesh only, so a round grip made of four patches would
show its seams. Where the patches that meet at a point agree to within an angle,
they share the mean of their normals; where they do not, the edge stays sharp.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .plan import patch_plans

SHARP_ANGLE = np.radians(35.0)
"""Faces that meet at more than this keep a sharp edge between them."""


@dataclass(frozen=True)
class _Seams:
    """All patches' vertices in one row, N of them.

    Attributes:
        first: (26,) int64, where each patch's vertices begin.
        points: (N,) int64, flat grid-point index of each vertex.
        corners: (F, 4) int64, vertices of each face; a triangle repeats its last.
        groups: (G, K) int64, vertices that are one point of the sword; -1 fills up.
    """

    first: np.ndarray
    points: np.ndarray
    corners: np.ndarray
    groups: np.ndarray


def patch_normals(grids: np.ndarray, resolution: int) -> list[np.ndarray]:
    """Unit normals of each patch's vertices: 25 arrays (V_k, 3) float64.

    Args:
        grids: (25, R, R, 3) with closed seams.
    """
    seams = _seams(resolution)
    normals = _unit(_own_normals(grids.reshape(-1, 3)[seams.points].astype(np.float64), seams.corners))
    present = seams.groups >= 0
    grouped = normals[seams.groups] * present[..., None]
    agree = np.einsum("gic,gjc->gij", grouped, grouped) > np.cos(SHARP_ANGLE)
    shared = _unit(np.einsum("gij,gjc->gic", agree.astype(float), grouped))
    normals[seams.groups[present]] = shared[present]
    return np.split(normals, seams.first[1:-1])


def _own_normals(positions: np.ndarray, corners: np.ndarray) -> np.ndarray:
    """(N, 3) sums of the area vectors of the faces around each vertex."""
    a, b, c, d = (positions[corners[:, corner]] for corner in range(4))
    area = np.cross(c - a, d - b)
    index = corners.ravel()
    return np.stack(
        [np.bincount(index, np.repeat(area[:, axis], 4), len(positions)) for axis in range(3)], axis=1
    )


def _unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-30)


@lru_cache(maxsize=4)
def _seams(resolution: int) -> _Seams:
    plans = patch_plans(resolution)
    first = np.cumsum([0] + [len(plan.point_of_vertex) for plan in plans])
    welded = np.concatenate([plan.welded_of_vertex for plan in plans])
    return _Seams(
        first=first,
        points=np.concatenate([plan.point_of_vertex for plan in plans]),
        corners=np.concatenate(
            [_corners(plan) + start for plan, start in zip(plans, first[:-1], strict=True)]
        ),
        groups=_groups(welded),
    )


def _corners(plan) -> np.ndarray:
    """(F, 4) int64 vertices of each face; a triangle repeats its last."""
    end = np.append(plan.face_start[1:], len(plan.corner_vertex))
    index = np.minimum(plan.face_start[:, None] + np.arange(4), end[:, None] - 1)
    return plan.corner_vertex[index].astype(np.int64)


def _groups(welded: np.ndarray) -> np.ndarray:
    """(G, K) indices into ``welded`` of equal entries, for entries that occur twice or more."""
    order = np.argsort(welded, kind="stable")
    _, start, count = np.unique(welded[order], return_index=True, return_counts=True)
    start, count = start[count > 1], count[count > 1]
    column = np.arange(count.max())
    index = np.minimum(start[:, None] + column, len(order) - 1)
    return np.where(column < count[:, None], order[index], -1)

"""Shapes that are the same but for their place, size and way of lying, mirrored ones included."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from ..surface.distance import chamfer_l2_sq
from ..surface.frame import candidate_frames, principal_frame
from ..surface.mesh import TriangleMesh
from ..surface.sampling import sample_surface

_POINTS = 1_000  # of a surface, by which two are compared
_PAIRS = 100_000  # of points whose distances make a signature
_QUANTILES = np.linspace(0.02, 0.98, 24)
_UNLIKE = 0.03  # between signatures; those of one surface, drawn twice, differ by a third of that at most
_SAME = 1.25  # times the chamfer distance of two samplings; of one surface up to 1.1, of unlike game swords from 1.4
_SIDES = 0.02  # of a side: a bounding box of the same shape differs by less
_MIRROR = np.diag([1.0, -1.0, 1.0])
_HELD = 64  # surfaces looked at last


def signature(mesh: TriangleMesh) -> np.ndarray:
    """What does not change with place, size, way of lying or mirroring: the spread of distances between points.

    Source: Osada et al., Shape Distributions, 2002 (D2).

    Returns:
        (24,) float64: quantiles of the distances over their root mean square.
    """
    ends = sample_surface(mesh, 2 * _PAIRS, np.random.default_rng(0)).reshape(2, _PAIRS, 3)
    distance = np.linalg.norm(ends[0] - ends[1], axis=1)
    return np.quantile(distance, _QUANTILES) / np.sqrt(np.mean(distance**2))


def duplicates(signatures: np.ndarray, mesh_of: Callable[[int], TriangleMesh]) -> list[int]:
    """Of each mesh, the first one of the same shape; its own number where none before it is.

    Args:
        signatures: (N, 24), see :func:`signature`.
        mesh_of: the mesh of a number; asked only for meshes whose signatures are alike, so that a set of any size
            can stay on disk.
    """
    looks = lru_cache(maxsize=_HELD)(lambda index: _Looks(mesh_of(index), index))
    firsts: list[int] = []  # a copy is compared with none after it has been found: a thousand of one are soon told
    same = []
    for index, own in enumerate(signatures):
        near = np.abs(signatures[firsts] - own).max(axis=1) < _UNLIKE
        found = next((first for first in np.array(firsts)[near] if looks(first).same_as(looks(index))), index)
        same.append(int(found))
        if found == index:
            firsts.append(index)
    return same


class _Looks:
    """A surface as it is compared: in its own frame, and again in each way it may stand, and mirrored."""

    def __init__(self, mesh: TriangleMesh, seed: int):
        points, others = sample_surface(mesh, 2 * _POINTS, np.random.default_rng(seed)).reshape(2, _POINTS, 3)
        corners, own = mesh.used_vertices(), principal_frame(mesh)
        self.points, self.sides = own.to_unit(points), np.ptp(own.to_unit(corners), axis=0)
        self.floor = chamfer_l2_sq(self.points, own.to_unit(others))
        frames = candidate_frames(mesh)
        self.turned = [(frame.to_unit(others), np.ptp(frame.to_unit(corners), axis=0)) for frame in frames]

    def same_as(self, other: _Looks) -> bool:
        """Sides are compared first: to points, what is long and a tenth wider is hardly another."""
        limit = _SAME * max(self.floor, other.floor)
        fitting = [points for points, sides in other.turned if np.allclose(self.sides, sides, rtol=_SIDES)]
        return any(chamfer_l2_sq(self.points, one) <= limit for points in fitting for one in (points, points @ _MIRROR))

"""How often a level's triangles pass through each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from mathutils.bvhtree import BVHTree

from ...model_core.export.crossing import cross
from ...model_core.export.level import Level


@dataclass(frozen=True)
class Crossings:
    """Pairs of triangles that cross.

    Attributes:
        within: both of one part: the part passes through itself.
        between: of two parts, which stick in each other by construction.
    """

    within: int
    between: int


def self_crossings(level: Level) -> Crossings:
    """Count pairs of triangles without a common vertex that cross; see ``model_core.export.crossing``.

    Blender's tree finds the pairs, and in some of them the triangles only touch, or lie in one plane.
    """
    tree = BVHTree.FromPolygons(level.vertices.tolist(), level.triangles.tolist(), all_triangles=True)
    pairs = np.array(tree.overlap(tree), dtype=np.int64).reshape(-1, 2)
    pairs = pairs[pairs[:, 0] < pairs[:, 1]]  # it names each of them twice
    first, second = np.moveaxis(level.triangles[pairs], 1, 0)
    pairs = pairs[(first[:, :, None] != second[:, None]).all(axis=(1, 2))]
    corners = level.vertices[level.triangles[pairs]]
    parts = level.part_of_triangle[pairs[cross(corners[:, 0], corners[:, 1])]]
    within = int(np.count_nonzero(parts[:, 0] == parts[:, 1]))
    return Crossings(within, len(parts) - within)

"""How much each part encloses."""

from __future__ import annotations

import numpy as np

from .layout import PART_OF_CHART, PARTS
from .weld import weld


def part_volumes(grids: np.ndarray) -> np.ndarray:
    """(4,) float64 cubic units: the signed volume of each of ``layout.PARTS``, below 0 where one is inside out.

    By the divergence theorem, a sixth of the triple product summed over a part's triangles.

    Args:
        grids: (25, R, R, 3).
    """
    topology = weld(grids.shape[1])
    a, b, c = topology.vertices(np.asarray(grids, dtype=np.float64))[topology.triangles.T]
    parts = np.asarray(PART_OF_CHART)[topology.chart_of_triangle]
    return np.bincount(parts, np.einsum("ti,ti->t", a, np.cross(b, c)) / 6, len(PARTS))

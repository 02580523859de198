"""How much each part encloses."""

from __future__ import annotations

import numpy as np

from .layout import Layout
from .weld import weld


def part_volumes(grids: np.ndarray, layout: Layout) -> np.ndarray:
    """(parts,) float64 cubic units: the signed volume of each part, below 0 where one is inside out.

    By the divergence theorem, a sixth of the triple product summed over a part's triangles.

    Args:
        grids: (C, R, R, 3) of ``layout``.
    """
    topology = weld(layout, grids.shape[1])
    a, b, c = topology.vertices(np.asarray(grids, dtype=np.float64))[topology.triangles.T]
    parts = np.asarray(layout.part_of_chart)[topology.chart_of_triangle]
    return np.bincount(parts, np.einsum("ti,ti->t", a, np.cross(b, c)) / 6, len(layout.parts))


def inside_out(grids: np.ndarray, layout: Layout) -> list[str]:
    """Parts that enclose no volume, or enclose it inside out; arguments as in :func:`part_volumes`."""
    return turned(part_volumes(grids, layout), layout)


def turned(volumes: np.ndarray, layout: Layout) -> list[str]:
    """The same by volumes (parts,)."""
    return [part for part, volume in zip(layout.parts, volumes, strict=True) if not volume > 0]

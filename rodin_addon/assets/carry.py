"""Edits by hand as an offset a grid point, which fits every level of detail.

A chart's grid covers the same square at every resolution, so an offset is taken to another
one by bilinear interpolation. A border is interpolated along itself alone: where two patches
meet at one resolution, they meet at all.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...model_core.charts.layout import Layout
from ...model_core.charts.weld import weld
from ..mesh.plan import MeshPlan


def offset_grids(
    layout: Layout, plans: Sequence[MeshPlan], offsets: Sequence[np.ndarray], resolution: int
) -> np.ndarray:
    """(C, R, R, 3) float32 metres; 0 on charts of no mesh.

    Args:
        plans: of each mesh. offsets: (V, 3) of its vertices, metres.
    """
    grids = np.zeros((layout.chart_count, resolution, resolution, 3), dtype=np.float32)
    welding = weld(layout, resolution)
    for plan, offset in zip(plans, offsets, strict=True):
        charts = np.unique(plan.face_chart)
        vertices = np.searchsorted(plan.welded_of_vertex, welding.vertex_of_point[charts])
        grids[charts] = offset[vertices]
    return grids


def resampled(grids: np.ndarray, resolution: int) -> np.ndarray:
    """(C, R, R, 3) at another resolution S, bilinearly: (C, S, S, 3)."""
    last = grids.shape[1] - 1
    place = np.linspace(0.0, last, resolution)
    low = np.minimum(place.astype(int), last - 1)
    share = (place - low).astype(np.float32)
    rows = _between(grids[:, low], grids[:, low + 1], share[:, None, None])
    return _between(rows[:, :, low], rows[:, :, low + 1], share[:, None])


def is_closed(grids: np.ndarray, layout: Layout, tolerance: float) -> bool:
    """Whether patches that met still meet with these offsets, to ``tolerance`` metres."""
    return bool(np.abs(weld(layout, grids.shape[1]).close_seams(grids) - grids).max() <= tolerance)


def _between(one: np.ndarray, other: np.ndarray, share: np.ndarray) -> np.ndarray:
    return one + share * (other - one)

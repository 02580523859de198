"""How well charts meet before they are welded."""

from __future__ import annotations

import numpy as np

from ..charts.layout import Layout
from ..charts.weld import border


def seam_gap(grids: np.ndarray, layout: Layout) -> float:
    """Mean distance between points of charts that should be the same, before welding; units of the grids."""
    gaps = []
    for seam in layout.seams:
        other = border(grids[seam.other], seam.other_side)
        gap = border(grids[seam.chart], seam.side) - (other[::-1] if seam.reversed else other)
        gaps.append(np.linalg.norm(gap, axis=-1))
    return float(np.concatenate(gaps).mean())

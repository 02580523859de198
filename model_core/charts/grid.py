"""Points of the unit square at which charts are evaluated, and the 5 x 5 atlas."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from .layout import CHART_COUNT
from .weld import check_resolution

ATLAS_SIDE = 5
ATLAS_MARGIN = 0.02  # of a tile, on each side: keeps a texture's neighbours apart when it is filtered


@lru_cache(maxsize=8)
def unit_grid(resolution: int) -> np.ndarray:
    """(R, R, 2) float32 read-only grid of (u, v) on [0, 1]^2; index order v, u.

    Raises:
        ValueError: resolution outside its limits.
    """
    steps = np.linspace(0.0, 1.0, check_resolution(resolution), dtype=np.float32)
    grid = np.stack(np.meshgrid(steps, steps, indexing="xy"), axis=-1)
    grid.setflags(write=False)
    return grid


def atlas_uv(resolution: int) -> np.ndarray:
    """(25, R, R, 2) float32: UV of every grid point in a 5 x 5 atlas, one tile a chart."""
    tile = ATLAS_MARGIN + (1 - 2 * ATLAS_MARGIN) * unit_grid(resolution)
    chart = np.arange(CHART_COUNT)
    corner = np.stack([chart % ATLAS_SIDE, chart // ATLAS_SIDE], axis=-1)
    return ((corner[:, None, None] + tile) / ATLAS_SIDE).astype(np.float32)

"""Points of the unit square at which charts are evaluated."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from .weld import check_resolution


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

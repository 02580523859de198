"""A cloud's posterior: the encoder's first answer, and the second look where the network has one."""

from __future__ import annotations

import numpy as np

from ..engine import Engine
from ..surface.distance import mutual_nearest
from ..surface.gaps import Matcher, chart_gaps, gap_resolution


def look_again(engine: Engine, first: np.ndarray, clouds: np.ndarray) -> np.ndarray:
    """Posterior means after the second look.

    Args:
        first: (B, D) means that ``engine.encode`` gave. clouds: (B, N, 3) unit sphere.
    Returns:
        (B, D) float32; ``first`` itself where the network looks once.
    """
    if not engine.gap_cells:
        return first
    return engine.look(first, gaps_of(engine, first, clouds))[0]


def gaps_of(engine: Engine, latents: np.ndarray, clouds: np.ndarray, match: Matcher = mutual_nearest) -> np.ndarray:
    """Gaps between shapes and clouds, as the second look reads them.

    Args:
        latents: (B, D). clouds: (B, N, 3) unit sphere. match: see ``surface.gaps.chart_gaps``.
    Returns:
        (B, G) float32.
    """
    charts = engine.decode(latents, gap_resolution(engine.gap_cells)) / engine.axis_scale
    clouds = (np.asarray(clouds) / engine.axis_scale).astype(np.float32)
    return np.stack([chart_gaps(one, cloud, match) for one, cloud in zip(charts, clouds, strict=True)])

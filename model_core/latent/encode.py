"""A cloud's posterior: the encoder's first answer, looked at again as often as the network is made for."""

from __future__ import annotations

import numpy as np

from ..engine import Engine
from ..surface.gaps import chart_gaps, gap_resolution


def look_again(engine: Engine, first: np.ndarray, clouds: np.ndarray) -> np.ndarray:
    """Posterior means after all looks.

    Args:
        first: (B, D) means that ``engine.encode`` gave. clouds: (B, N, 3) unit sphere.
    Returns:
        (B, D) float32; ``first`` itself where the network has no looks.
    """
    means = first
    for _ in range(engine.looks):
        means = engine.look(means, gaps_of(engine, means, clouds))[0]
    return means


def gaps_of(engine: Engine, latents: np.ndarray, clouds: np.ndarray) -> np.ndarray:
    """Gaps between shapes and clouds, as a look reads them.

    Args:
        latents: (B, D). clouds: (B, N, 3) unit sphere.
    Returns:
        (B, G) float32.
    """
    charts = engine.decode(latents, gap_resolution(engine.gap_cells)) / engine.axis_scale
    clouds = (np.asarray(clouds) / engine.axis_scale).astype(np.float32)
    return np.stack([chart_gaps(one, cloud) for one, cloud in zip(charts, clouds, strict=True)])

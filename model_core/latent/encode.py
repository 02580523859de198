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


def shared_mean(engine: Engine, clouds: np.ndarray) -> np.ndarray:
    """The posterior mean of one shape that several clouds were drawn of, after all looks.

    A cloud's chance moves its answer; means over clouds at each look move less.

    Args:
        clouds: (K, N, 3) unit sphere.
    Returns:
        (D,) float32.
    """
    mean = engine.encode(clouds)[0].mean(axis=0)
    for _ in range(engine.looks):
        means = np.repeat(mean[None], len(clouds), axis=0)
        mean = engine.look(means, gaps_of(engine, means, clouds))[0].mean(axis=0)
    return mean


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

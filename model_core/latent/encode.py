"""A cloud's posterior: the encoder's initial estimate, corrected as often as the network is made for."""

from __future__ import annotations

import numpy as np

from ..engine import Engine
from ..surface.residuals import chart_residuals, residual_resolution


def refined_means(engine: Engine, first: np.ndarray, clouds: np.ndarray) -> np.ndarray:
    """Posterior means after all refinement steps.

    Args:
        first: (B, D) means that ``engine.encode`` gave. clouds: (B, N, 3) unit sphere.
    Returns:
        (B, D) float32; ``first`` itself where the network has no refiner.
    """
    means = first
    for _ in range(engine.refine_steps):
        means = engine.refine_step(means, residuals_of(engine, means, clouds))[0]
    return means


def shared_mean(engine: Engine, clouds: np.ndarray) -> np.ndarray:
    """The posterior mean of one shape that several clouds were drawn of, after all refinement steps.

    Chance in a cloud moves its estimate; means over clouds at each step move less.

    Args:
        clouds: (K, N, 3) unit sphere.
    Returns:
        (D,) float32.
    """
    mean = engine.encode(clouds)[0].mean(axis=0)
    for _ in range(engine.refine_steps):
        means = np.repeat(mean[None], len(clouds), axis=0)
        mean = engine.refine_step(means, residuals_of(engine, means, clouds))[0].mean(axis=0)
    return mean


def residuals_of(engine: Engine, latents: np.ndarray, clouds: np.ndarray) -> np.ndarray:
    """Residuals between shapes and clouds, as the refiner reads them.

    Args:
        latents: (B, D). clouds: (B, N, 3) unit sphere.
    Returns:
        (B, G) float32.
    """
    charts = engine.decode(latents, residual_resolution(engine.residual_cells)) / engine.axis_scale
    clouds = (np.asarray(clouds) / engine.axis_scale).astype(np.float32)
    return np.stack([chart_residuals(one, cloud) for one, cloud in zip(charts, clouds, strict=True)])

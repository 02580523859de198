"""From a latent to charts: decoded, moved by what surface refinement added, borders closed."""

from __future__ import annotations

import numpy as np

from ..charts.weld import weld
from ..engine import Engine


def open_charts(engine: Engine, latent: np.ndarray, detail: np.ndarray | None, resolution: int) -> np.ndarray:
    """A latent's charts (C, R, R, 3) float32 unit sphere, moved by its detail, borders not yet closed."""
    charts = engine.decode(latent[None], resolution)[0]
    return charts if detail is None else charts + detail_charts(engine, detail, resolution)


def closed_charts(engine: Engine, latent: np.ndarray, detail: np.ndarray | None, resolution: int) -> np.ndarray:
    """The same with every shared border moved to its mean."""
    return weld(engine.layout, resolution).close_seams(open_charts(engine, latent, detail, resolution))


def detail_charts(engine: Engine, detail: np.ndarray, resolution: int) -> np.ndarray:
    """What a detail (C, F + 1, 3) adds to the charts: (C, R, R, 3) float32 unit sphere."""
    return (engine.trunk(resolution) @ detail).reshape(-1, resolution, resolution, 3)

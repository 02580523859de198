"""The pommel: four lunes between two poles, hanging down -Z from the grip's end at the origin."""

from __future__ import annotations

import numpy as np

from ....forge.tube import section
from .parameters import PommelParameters


def pommel_charts(p: PommelParameters, resolution: int) -> np.ndarray:
    """(4, R, R, 3) float64 metres, v from the pole inside the grip to the one at the end."""
    v = np.linspace(0.0, 1.0, resolution)
    sine, cosine = np.sin(np.pi * v), np.cos(np.pi * v)
    sine[[0, -1]] = 0.0  # sin(pi) is not exactly zero; the poles must be points
    along = 0.5 * (1 - np.sign(cosine) * np.abs(cosine) ** (2 / p.fullness))
    radius = sine ** (2 / p.fullness)
    radius = radius * (1 + p.drop * (2 * along - 1)) * (1 - p.neck * np.exp(-(((along - 0.25) / 0.18) ** 2)))
    rim = (1 - p.flat) * radius + p.flat * sine**0.35
    around = section(np.linspace(0.0, 1.0, resolution), p.squareness, p.facets)[:, None]
    x = 0.5 * p.width * (around[..., 0] * radius[:, None] + 2 * p.lean * along[:, None] ** 2)
    y = 0.5 * p.depth * around[..., 1] * rim[:, None]
    z = np.broadcast_to((p.height * (along - p.sink))[:, None], x.shape)
    return np.stack([x, -y, -z], axis=-1)  # half a turn about X: the tube's high end points down

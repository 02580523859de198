"""The grip: 4 side charts and 2 caps. Its lower end at the origin, running up +Z along a bend."""

from __future__ import annotations

import numpy as np

from ....forge.tube import Bend, high_cap, low_cap, section
from .parameters import GripParameters


def grip_charts(p: GripParameters, resolution: int) -> np.ndarray:
    """(6, R, R, 3) float64 metres: sides 0-3, low cap, high cap."""
    v = np.linspace(0.0, 1.0, resolution)
    size = p.taper + (1 - p.taper) * v + p.swell * np.sin(np.pi * v)
    size = size * (1 + p.rings * np.cos(2 * np.pi * p.ring_count * v))
    rings = section(np.linspace(0.0, 1.0, resolution), p.squareness, p.facets)[:, None] * size[:, None, None]
    x, y = 0.5 * p.width * rings[..., 0], 0.5 * p.depth * rings[..., 1]
    plane = grip_line(p).carry(np.broadcast_to(v[:, None], x.shape), x)
    sides = np.stack([plane[..., 0], y, plane[..., 1]], axis=-1)
    return np.concatenate([sides, low_cap(sides)[None], high_cap(sides)[None]])


def grip_line(p: GripParameters) -> Bend:
    """Its centre line; the heading is zero half-way up."""
    return Bend(p.length, lambda v: np.radians(p.bend) * (v - 0.5))

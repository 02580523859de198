"""The shaft: 4 side charts and 2 caps, from its butt at the origin up +Z."""

from __future__ import annotations

import numpy as np

from ....forge.tube import high_cap, low_cap, ring
from .parameters import ShaftParameters

_BUTT_V = 0.2  # the butt ends at this place of the charts
_FERRULE = 0.1  # how far along v the ferrule's ring reaches


def shaft_charts(p: ShaftParameters, resolution: int) -> np.ndarray:
    """(6, R, R, 3) float64 metres: sides 0-3, low cap, high cap."""
    v = np.linspace(0.0, 1.0, resolution)
    narrow = np.minimum(v / _BUTT_V, 1.0)
    curve = 0.5 * np.pi * narrow
    low = p.butt_length * ((1 - p.butt_round) * narrow + p.butt_round * (1 - np.cos(curve)))
    z = low + (p.length - p.butt_length) * np.maximum(v - _BUTT_V, 0.0) / (1 - _BUTT_V)
    share = (1 - p.butt_round) * narrow + p.butt_round * np.sin(curve)
    radius = _radius(p, z / p.length) * (p.butt + (1 - p.butt) * share)
    radius = radius * (1 + p.ferrule * np.exp(-(((v - _BUTT_V) / _FERRULE) ** 2)))
    across = _section(p, np.linspace(0.0, 1.0, resolution))[:, None] * radius[:, None, None]
    line = _line(p, z / p.length)
    x = across[..., 0] + line[:, None]
    sides = np.stack([x, across[..., 1], np.broadcast_to(z[:, None], x.shape)], axis=-1)
    return np.concatenate([sides, low_cap(sides)[None], high_cap(sides)[None]])


def corner_radius(p: ShaftParameters) -> float:
    """Radius of the circle around its top, metres."""
    return float(_radius(p, np.array(1.0)) * np.hypot(*_section(p, np.array([0.0]))[0, 0]))


def _radius(p: ShaftParameters, t: np.ndarray) -> np.ndarray:
    """Half of its thickness at ``t`` along it, without the butt."""
    swell = p.swell * np.exp(-(((t - p.swell_place) / p.swell_width) ** 2))
    return 0.5 * p.thickness * (1 + (p.taper - 1) * t + swell)


def _section(p: ShaftParameters, u: np.ndarray) -> np.ndarray:
    """(4, R, 2): round, eight flats whose corners lie on borders and halfway between them, or square."""
    corners = ring(np.array([0.0, 0.5, 1.0]), 0.0)
    flats = np.stack([[np.interp(u, [0.0, 0.5, 1.0], one[:, axis]) for axis in (0, 1)] for one in corners])
    rounded = (1 - p.facets) * ring(u, 0.0) + p.facets * flats.swapaxes(1, 2)
    return (1 - p.squareness) * rounded + p.squareness * ring(u, 1.0)


def _line(p: ShaftParameters, t: np.ndarray) -> np.ndarray:
    """Sideways place of its middle line, metres; both ends lie on the axis and point along it."""
    calm = np.sin(np.pi * t) ** 2
    return p.length * calm * (p.sway + p.wave * np.sin(2 * np.pi * t))

"""The top: four lunes from a cap hidden in the head up to a pole. The head's surface at z = 0."""

from __future__ import annotations

import numpy as np

from ....forge.tube import low_cap
from .parameters import TopParameters

_SEAT_V, _RIM_V = 0.2, 0.4  # up to the head's surface, and out to the rim
_INNER = 0.7  # size of what is hidden over the haft's, so that it stays inside the eye
_SUNK = 0.03  # of the depth: how far below the surface the rim lies


def top_charts(p: TopParameters, section: np.ndarray, depth: float, drop: float, resolution: int) -> np.ndarray:
    """(5, R, R, 3) float64 metres: sides 0-3, low cap.

    Args:
        section: (4, R, 2) the haft's ring at the head, metres.
        depth: how far the cap lies below the head's surface, metres.
        drop: how far the rim does, so that it is seated on the head's bevels too.
    """
    v = np.linspace(0.0, 1.0, resolution)
    inner = _INNER * np.minimum(1.0, (p.width, p.depth))
    rim = np.array([p.width, p.depth])
    out = np.clip((v - _SEAT_V) / (_RIM_V - _SEAT_V), 0.0, 1.0)
    radius, along = _profile(p, np.clip((v - _RIM_V) / (1 - _RIM_V), 0.0, 1.0))
    size = (inner + (rim - inner) * out[:, None]) * radius[:, None]
    start = -_SUNK * depth - drop
    z = np.interp(v, [0.0, _SEAT_V], [-depth, start]) + (p.height - start) * along
    across = section[:, None] * size[None, :, None]
    sides = np.concatenate([across, np.broadcast_to(z[None, :, None, None], (*across.shape[:3], 1))], axis=-1)
    return np.concatenate([sides, low_cap(sides)[None]])


def _profile(p: TopParameters, share: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Radius and height, both over the largest, from the rim to the pole: straight, then a superellipse's quarter."""
    straight = 1 / 3  # the collar's share of the rows
    angle = np.clip((share - straight) / (1 - straight), 0.0, 1.0) * np.pi / 2
    radius = np.abs(np.cos(angle)) ** (2 / p.fullness)
    radius[-1] = 0.0  # cos(pi / 2) is not exactly zero; the pole must be a point
    collar = p.collar * np.minimum(share / straight, 1.0)
    return radius, collar + (1 - p.collar) * np.sin(angle) ** (2 / p.fullness)

"""The boss: a flange on the front of the board and a dome, cone or drum on it; its hidden end is in the board."""

from __future__ import annotations

import numpy as np

from ....forge.tube import low_cap, ring
from .parameters import BossParameters

_WALL, _FLANGE, _POINT = 0.2, 0.4, 0.8  # where the flange's edge ends, the dome begins and the point begins


def boss_charts(p: BossParameters, radius: float, front: float, resolution: int) -> np.ndarray:
    """(5, R, R, 3) float64 flat metres (x, front, z): sides 0-3, low cap.

    Args:
        radius: of the dome, metres.
        front: metres from the middle of the board's thickness, where the boss begins, to its front.
    """
    v = np.linspace(0.0, 1.0, resolution)
    reach, height = _profile(p, v, radius, front)
    section = ring(v, p.squareness)[:, None] * reach[:, None, None]
    along = np.broadcast_to(height[:, None], section.shape[:3])
    sides = np.stack([section[..., 0], along, section[..., 1]], axis=-1)
    return np.concatenate([sides, low_cap(sides)[None]])


def _profile(p: BossParameters, v: np.ndarray, radius: float, front: float) -> tuple[np.ndarray, np.ndarray]:
    """(R,) metres from the axis and towards the front of each row."""
    base = front + p.flange_height
    share, rise = _dome(p, v)
    foot = np.interp(v, [_WALL, _FLANGE], [p.flange, 0.0])
    sharp = np.clip((v - _POINT) / (1 - _POINT), 0.0, 1.0)
    reach = radius * (share + foot)
    return reach, base * np.minimum(v / _WALL, 1.0) + radius * (p.height * rise + p.spike * sharp)


def _dome(p: BossParameters, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Shares of the radius and of the height: a quarter of a superellipse, the part above the point's foot last."""
    last = np.arccos(p.spike_radius ** (p.fullness / 2))
    angle = np.interp(v, [_FLANGE, _POINT, 1.0], [0.0, last, 0.5 * np.pi])
    cosine = np.where(v < 1.0, np.cos(angle), 0.0)  # cos(pi / 2) is not exactly zero; the pole must be a point
    return cosine ** (2 / p.fullness), np.sin(angle) ** (2 / p.fullness)

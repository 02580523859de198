"""The grip: 4 side charts from the pommel's pole up into the guard, and a cap there. Its middle at the origin.

The pommel ends at a fixed place of the charts, where a crease may lie.
"""

from __future__ import annotations

import numpy as np

from ....forge.tube import high_cap, section
from .parameters import GripParameters, PommelParameters

_NECK_V = 1 / 3  # the pommel ends at this place of the charts
_BLEND_V = 0.1  # how far along v the pommel's section becomes the grip's
_WIDEST_NECK = 0.97  # of the pommel
_MOST_POMMEL = 0.45  # of the length


def grip_charts(p: GripParameters, pommel: PommelParameters, resolution: int) -> np.ndarray:
    """(5, R, R, 3) float64 metres: sides 0-3 from the pole below, high cap."""
    v, u = np.linspace(0.0, 1.0, resolution), np.linspace(0.0, 1.0, resolution)
    z, x_size, y_size = _profile(p, pommel, v)
    fade = np.clip((v - _NECK_V) / _BLEND_V, 0.0, 1.0)[:, None, None]
    rings = (1 - fade) * section(u, pommel.squareness, p.facets)[:, None]
    rings = rings + fade * section(u, p.squareness, p.facets)[:, None]
    x = _line(p, pommel, z)[:, None] + x_size[:, None] * rings[..., 0]
    y = y_size[:, None] * rings[..., 1]
    sides = np.stack(np.broadcast_arrays(x, y, z[:, None] - 0.5 * p.length), axis=-1)
    return np.concatenate([sides, high_cap(sides)[None]])


def pommel_middle(p: GripParameters, pommel: PommelParameters) -> np.ndarray:
    """(2,) X and Z of the pommel's middle, metres."""
    half = 0.5 * pommel_height(p, pommel)
    return np.array([float(_line(p, pommel, np.array(half))), half - 0.5 * p.length])


def pommel_height(p: GripParameters, pommel: PommelParameters) -> float:
    """Metres from the pole to the neck."""
    return min(pommel.height, _MOST_POMMEL * p.length)


def _profile(p: GripParameters, pommel: PommelParameters, v: np.ndarray) -> tuple[np.ndarray, ...]:
    """Height over the pole, half-width and half-depth of each row, metres."""
    height = pommel_height(p, pommel)
    low = np.clip(v / _NECK_V, 0.0, 1.0)
    up = np.clip((v - _NECK_V) / (1 - _NECK_V), 0.0, 1.0)
    body = p.taper + (1 - p.taper) * up + p.swell * np.sin(np.pi * up)
    body = body * (1 + p.rings * (np.cos(2 * np.pi * p.ring_count * up) - 1))
    neck = p.taper * np.array([p.width / pommel.width, p.depth / pommel.depth])
    # The pommel is a superellipse, cut off where it has become as narrow as the grip.
    end = np.pi - np.arcsin(min(neck.max(), _WIDEST_NECK) ** (pommel.fullness / 2))
    radius, along = np.sin(end * low) ** (2 / pommel.fullness), _half(end * low, pommel.fullness)
    z = height * along / _half(np.array(end), pommel.fullness) + (p.length - height) * up
    round_end = np.sin(end) ** (2 / pommel.fullness)
    sizes = []
    for share, size, own in zip(neck, (pommel.width, pommel.depth), (p.width, p.depth), strict=True):
        turned = size * (radius + (share - round_end) * low**2 * np.minimum(radius / round_end, 1.0))
        sizes.append(0.5 * np.where(v <= _NECK_V, turned, own * body))
    return z, *sizes


def _half(angle: np.ndarray, fullness: float) -> np.ndarray:
    """Share of a superellipse's height at an angle from its pole."""
    cosine = np.cos(angle)
    return 0.5 * (1 - np.sign(cosine) * np.abs(cosine) ** (2 / fullness))


def _line(p: GripParameters, pommel: PommelParameters, z: np.ndarray) -> np.ndarray:
    """X of the middle of a row at a height over the pole; 0 at both ends."""
    t = z / p.length
    hook = pommel.lean * pommel.width
    place = np.minimum(z / pommel_height(p, pommel), 1.0)
    return -4 * p.arc * p.length * t * (1 - t) + hook * ((1 - place) ** 2 - (1 - t))

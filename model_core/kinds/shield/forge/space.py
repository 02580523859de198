"""From flat space to asset space: all parts are made on a flat board, which is then bent with what stands on it.

Flat space: x to the right and z up on the board, as seen from the front, and ``front`` metres towards the viewer
from the middle of the board's thickness; the grip's middle is at x = z = 0. What lies inside the flat board lies
inside the bent one.
"""

from __future__ import annotations

import numpy as np

from .parameters import BoardParameters

_KEEL = 0.07  # half the width of a keel's rounded crest, over half the board's width


def placed(p: BoardParameters, flat: np.ndarray) -> np.ndarray:
    """(..., 3) metres in asset space, before the origin is moved to the grip, of (..., 3) flat points (x, front, z)."""
    x, front, z = np.moveaxis(np.asarray(flat, dtype=np.float64), -1, 0)
    front = front + _keel(p, x)
    radial = _curvature(p.dome, 0.5 * (p.width + p.height))
    distance = np.hypot(x, z)
    scale, front = _bowl(distance, front, radial)
    x, z = x * scale, z * scale
    z, front = _bent(z, front, _curvature(p.bow_ends, p.height))
    x, front = _bent(x, front, _curvature(p.bow_sides, p.width))
    return np.stack([x, -front, z], axis=-1)


def _keel(p: BoardParameters, x: np.ndarray) -> np.ndarray:
    """How far the board stands out along its middle line, metres."""
    half = 0.5 * p.width
    return p.ridge * half * (1 + _KEEL - np.sqrt((x / half) ** 2 + _KEEL**2))


def _curvature(degrees: float, length: float) -> float:
    """1 / metres, of an arc that turns by so much along its length."""
    return np.radians(degrees) / length


def _bent(along: np.ndarray, front: np.ndarray, curvature: float) -> tuple[np.ndarray, np.ndarray]:
    """A line laid on an arc of a circle whose middle is behind it."""
    scale, front = _bowl(along, front, curvature)
    return along * scale, front


def _bowl(distance: np.ndarray, front: np.ndarray, curvature: float) -> tuple[np.ndarray, np.ndarray]:
    """Factor of the distance from the middle, and the new height, where that distance is laid on an arc."""
    angle = curvature * distance
    drop = 0.5 * curvature * distance**2 * np.sinc(angle / (2 * np.pi)) ** 2
    return (1 + front * curvature) * np.sinc(angle / np.pi), front * np.cos(angle) - drop

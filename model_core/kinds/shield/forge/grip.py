"""The grip: a bar behind the board, both of whose ends bend into it; from its lower foot up to its upper one."""

from __future__ import annotations

import numpy as np

from ....forge.tube import high_cap, low_cap, ring
from .parameters import GripParameters

_FOOT, _BEND = 2 / 15, 0.4  # where along the bar its foot ends and its straight middle begins
_INNER = 1.15  # least radius of a bend over half the bar's depth, so that its inner side does not cross


def grip_charts(p: GripParameters, board: float, resolution: int) -> np.ndarray:
    """(6, R, R, 3) float64 flat metres (x, front, z): sides 0-3, low cap, high cap.

    Args:
        board: metres from the middle of the board's thickness, where the grip begins, to its back.
    """
    v = np.linspace(0.0, 1.0, resolution)
    z, front, turn = _line(p, board, v)
    middle = np.clip((np.minimum(v, 1 - v) - _FOOT) / (0.5 - _FOOT), 0.0, 1.0)
    size = 1 + p.swell * np.sin(0.5 * np.pi * middle) ** 2
    wide = size + p.flare * (1 - middle) ** 2
    section = ring(v, p.squareness)[:, None]
    x = 0.5 * p.width * section[..., 0] * wide[:, None]
    out = 0.5 * p.depth * section[..., 1] * size[:, None]
    # In the section's plane, out is towards +Y where the bar runs up +Z.
    y = -front[:, None] + out * np.sin(turn)[:, None]
    sides = np.stack([x, -y, z[:, None] - out * np.cos(turn)[:, None]], axis=-1)
    return np.concatenate([sides, low_cap(sides)[None], high_cap(sides)[None]])


def _line(p: GripParameters, board: float, v: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(R,) height z and ``front`` metres of the middle line, and its heading: 0 away from the board, pi/2 up."""
    half, gap = 0.5 * p.length, board + p.gap
    least = _INNER * 0.5 * p.depth * (1 + p.swell)
    radius = least + p.corner * (min(half, p.gap) - least)
    from_end = np.minimum(v, 1 - v)
    turn = 0.5 * np.pi * np.interp(from_end, [_FOOT, _BEND], [0.0, 1.0])
    foot = np.interp(from_end, [0.0, _FOOT], [0.0, gap - radius])
    straight = np.interp(from_end, [_BEND, 0.5], [0.0, half - radius])
    up = -half + radius * (1 - np.cos(turn)) + straight
    out = foot + radius * np.sin(turn)
    return np.where(v < 0.5, up, -up), -out, np.where(v <= 0.5, turn, np.pi - turn)

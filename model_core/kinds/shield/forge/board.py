"""The board: from the middle of its back outwards, over the rim, and inwards again over its front.

What is sharp on it lies on chart borders or at a fixed v: the rim's edges and bevels, and the plateau's slope.
"""

from __future__ import annotations

import numpy as np

from ....forge.tube import high_cap, low_cap, ring
from .outline import clear_radius, inner_inset, outline
from .parameters import BoardParameters, OutlineParameters

_CAP, _CAP_SQUARENESS = 0.34, 0.6  # radius of both caps over the clear one; their corners are on chart borders
_SMALL = 0.34  # size of the smallest line of the outline's own shape, which the cap is inside
_BACK_STEP, _BACK_RIM = 0.6, 0.8  # where on the back the field ends and the rim begins
_FRONT_STEP, _PLATEAU_START, _PLATEAU_END = 0.2, 0.4, 0.6  # the same on the front, from the rim inwards


def board_charts(p: BoardParameters, shape: OutlineParameters, resolution: int) -> np.ndarray:
    """(14, R, R, 3) float64 flat metres (x, front, z): back 0-3, rim 0-3, front 0-3, low cap, high cap."""
    v = np.linspace(0.0, 1.0, resolution)
    lines = _Lines(p, shape, v)
    back, rim, front = lines.rows(*_back(p, v)), lines.rows(*_rim(p, v)), lines.rows(*_front(p, v))
    return np.concatenate([back, rim, front, low_cap(back)[None], high_cap(front)[None]])


class _Lines:
    """Rings of the board: at a distance from the outline, made smaller, or on the way from there to the cap."""

    def __init__(self, p: BoardParameters, shape: OutlineParameters, u: np.ndarray):
        self._p, self._shape, self._u = p, shape, u
        self._middle = _CAP * clear_radius(shape, p) * ring(u, _CAP_SQUARENESS)  # (4, R, 2)

    def rows(self, inset: np.ndarray, smaller: np.ndarray, to_cap: np.ndarray, front: np.ndarray) -> np.ndarray:
        """(4, V, R, 3) flat metres, of (V,) metres, two shares, and metres."""
        inset, smaller, to_cap = (each[:, None, None, None] for each in (inset, smaller, to_cap))
        across = (1 - (1 - _SMALL) * smaller) * outline(self._shape, self._p, inset[:, 0, 0, 0], self._u)
        across = across + to_cap * (self._middle - across)
        height = np.broadcast_to(front[:, None, None], across.shape[:3])
        return np.stack([across[..., 0], height, across[..., 1]], axis=-1).swapaxes(0, 1)


def front_height(p: BoardParameters) -> float:
    """Metres from the middle of the board's thickness to its front, where the boss stands."""
    return 0.5 * p.thickness + p.plateau


_Rows = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]
"""(V,) each: metres from the outline, how much smaller, share of the way to the cap, height."""


def _back(p: BoardParameters, v: np.ndarray) -> _Rows:
    """From the cap to the rim's edge."""
    step = np.interp(v, [_BACK_STEP, _BACK_RIM], [0.0, 1.0])
    face = np.interp(v, [_BACK_RIM, 1.0], [0.0, 1.0])
    inner, bevel = inner_inset(p), _bevel(p)
    corners = inner + (p.rim_width - inner) * step + (bevel - p.rim_width) * face
    turn = 0.5 * np.pi * np.interp(v, [_BACK_STEP, 1.0], [0.0, 1.0])
    rounded = inner + (0.5 * p.rim_width - inner) * (1 - np.cos(turn))
    inset = corners + p.rim_round * (rounded - corners)
    rise = step + p.rim_round * (np.sin(turn) - step)
    to_cap = np.interp(v, [0.0, _BACK_STEP], [1.0, 0.0])
    return inset, np.zeros_like(v), to_cap, -0.5 * p.thickness - p.back_raise * rise


def _rim(p: BoardParameters, v: np.ndarray) -> _Rows:
    """From the back over the rim's edge to the end of its front face."""
    bevel, back, front = _bevel(p), -0.5 * p.thickness - p.back_raise, 0.5 * p.thickness + p.rim_raise
    places = [0.0, 0.2, 0.4, 0.6, 1.0]
    inset = np.interp(v, places, [bevel, 0.0, 0.0, bevel, p.rim_width])
    height = np.interp(v, places, [back, back + bevel, front - bevel, front, front])
    turn = np.pi * (v - 0.5)
    inset = inset + p.rim_round * (0.5 * p.rim_width * (1 - np.cos(turn)) - inset)
    height = height + p.rim_round * (0.5 * (back + front) + 0.5 * (front - back) * np.sin(turn) - height)
    return inset, np.zeros_like(v), np.zeros_like(v), height


def _front(p: BoardParameters, v: np.ndarray) -> _Rows:
    """From there down to the board and inwards to the cap."""
    step = np.interp(v, [0.0, _FRONT_STEP], [0.0, 1.0])
    inner = inner_inset(p)
    corners = p.rim_width + (inner - p.rim_width) * step
    turn = 0.5 * np.pi * step
    rounded = 0.5 * p.rim_width + (inner - 0.5 * p.rim_width) * np.sin(turn)
    inset = corners + p.rim_round * (rounded - corners)
    fall = step + p.rim_round * (1 - np.cos(turn) - step)
    start, end = p.plateau_place, p.plateau_place + p.plateau_slope
    smaller = np.interp(v, [_FRONT_STEP, _PLATEAU_START, _PLATEAU_END], [0.0, start, end])
    to_cap = np.interp(v, [_PLATEAU_END, 1.0], [0.0, 1.0])
    plateau = p.plateau * np.interp(v, [_PLATEAU_START, _PLATEAU_END], [0.0, 1.0])
    return inset, smaller, to_cap, 0.5 * p.thickness + p.rim_raise * (1 - fall) + plateau


def _bevel(p: BoardParameters) -> float:
    """Metres that the bevels of the rim's edge take from its faces."""
    room = min(p.rim_width, 0.5 * (p.thickness + p.rim_raise + p.back_raise))
    return 0.8 * p.rim_bevel * room

"""The haft: 4 side charts and 2 caps. Its butt at the origin, running up +Z along a bend."""

from __future__ import annotations

import numpy as np

from ....forge.tube import Bend, high_cap, low_cap, ring
from .parameters import HaftParameters

_BUTT = 0.2  # v below which lies the rounded end
_SLANTED = 0.25  # t up to which rows lie askew where the end is cut aslant
_FACET_U = (0.0, 0.2, 0.8, 1.0)  # where along a quadrant the corners of an eight-sided section lie
_CLOSER = 1.35  # rows lie closer at the butt, where the knob is
_OCTAGON = np.tan(np.pi / 8)


def haft_charts(p: HaftParameters, resolution: int) -> np.ndarray:
    """(6, R, R, 3) float64 metres: sides 0-3, low cap, high cap."""
    sides = haft_sides(p, resolution)
    return np.concatenate([sides, low_cap(sides)[None], high_cap(sides)[None]])


def haft_sides(p: HaftParameters, resolution: int) -> np.ndarray:
    """(4, R, R, 3) float64 metres: the four side charts."""
    v = np.linspace(0.0, 1.0, resolution)
    t, closing = _rows(p, v)
    x, y = haft_section(p, t, resolution)
    x, y = x * closing[:, None], y * closing[:, None]
    slant = p.butt_slant * x * (np.clip(1 - t / _SLANTED, 0.0, 1.0) ** 2)[:, None]
    plane = haft_line(p).carry(np.broadcast_to(t[:, None], x.shape), x, slant)
    return np.stack([plane[..., 0], y, plane[..., 1]], axis=-1)


def haft_section(p: HaftParameters, t: np.ndarray, resolution: int) -> tuple[np.ndarray, np.ndarray]:
    """X and Y of the whole section at each t, metres, (4, len(t), R) each, before the butt is rounded."""
    u = np.linspace(0.0, 1.0, resolution)
    section = (1 - p.facets) * ring(u, p.squareness) + p.facets * _octagon(u)
    end = np.exp(-((t / p.knob_length) ** 2))
    size = 1 + (p.low_size - 1) * (1 - t) ** 2 + (p.high_size - 1) * t**2 + p.knob * end
    size = size + p.swell * np.exp(-(((t - 0.3) / 0.2) ** 2))
    fade = np.clip((1 - t) / 0.3, 0.0, 1.0)  # no rings where the head sits
    size = size * (1 + p.rings * np.cos(2 * np.pi * p.ring_count * t) * fade * fade * (3 - 2 * fade))
    x = 0.5 * p.width * section[:, None, :, 0] * (size + p.foot * end)[:, None]
    y = 0.5 * p.depth * section[:, None, :, 1] * size[:, None]
    return x + 0.5 * p.width * (p.foot * end)[:, None], y


def haft_line(p: HaftParameters) -> Bend:
    """Its centre line; at the head it runs straight on."""

    def heading(t: np.ndarray) -> np.ndarray:
        arc = p.arc * (np.minimum(t / 0.85, 1.0) - 0.5)
        ess = p.ess * np.sin(2 * np.pi * np.minimum(t / 0.85, 1.0))
        return np.radians(arc + ess + p.hook * np.exp(-((t / 0.2) ** 2)))

    return Bend(p.length, heading)


def _rows(p: HaftParameters, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """t and the size of the rounded butt at each row: a quarter of an ellipse, then even rows."""
    length = p.butt_round * 0.5 * min(p.width, p.depth) / p.length
    angle = np.clip(v / _BUTT, 0.0, 1.0) * np.pi / 2
    t = np.where(v < _BUTT, length * (1 - np.cos(angle)), 0.0)
    along = np.clip((v - _BUTT) / (1 - _BUTT), 0.0, 1.0) ** _CLOSER
    t = np.where(v < _BUTT, t, length + (1 - length) * along)
    return t, 1 - p.butt_round * (1 - np.sin(angle))


def _octagon(u: np.ndarray) -> np.ndarray:
    """(4, R, 2): eight flat sides; charts meet in the middle of every second one."""
    middle = (1 + _OCTAGON) / 2
    x = np.interp(u, _FACET_U, [middle, 1.0, 1.0, middle])
    y = np.interp(u, _FACET_U, [-middle, -_OCTAGON, _OCTAGON, middle])
    turn = np.array([[0.0, 1.0], [-1.0, 0.0]])
    first = np.stack([x, y], axis=-1)
    return np.stack([first @ np.linalg.matrix_power(turn, quadrant) for quadrant in range(4)])

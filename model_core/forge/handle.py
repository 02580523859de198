"""A handle, such as an axe's haft: 4 side charts and 2 caps. Its butt at the origin, running up +Z along a bend."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .tube import Bend, high_cap, low_cap, octagon, ring

_BUTT = 0.2  # v below which lies the rounded end
_SLANTED = 0.25  # t up to which rows lie askew where the end is cut aslant
_CLOSER = 1.35  # rows lie closer at the butt, where the knob is


@dataclass(frozen=True)
class HandleParameters:
    """A tube from the butt (t = 0) to its end inside what it carries (t = 1) along a bent centre line.

    Lengths in metres, angles in degrees, the rest ratios.
    """

    length: float = 0.40
    width: float = 0.032  # from front to back, along X
    depth: float = 0.024  # across, along Y
    squareness: float = 0.2  # 0 an ellipse, 1 a rectangle
    facets: float = 0.0  # 1: eight flat sides with sharp corners
    low_size: float = 1.0  # size at the butt over size in the middle
    high_size: float = 0.95  # the same at the upper end
    swell: float = 0.0  # extra size a third of the way up; negative is a waist
    knob: float = 0.15  # extra size at the butt
    knob_length: float = 0.12  # over the length
    foot: float = 0.0  # the knob again, but along X alone and to the front: a fawn's foot
    butt_round: float = 0.35  # how much smaller the flat end is than the butt
    butt_slant: float = 0.0  # slope of the end: positive cuts it shorter in front
    rings: float = 0.0  # amplitude of rings or of a wrapping
    ring_count: float = 3.0
    arc: float = 0.0  # angle between the two ends; positive leans the upper end backwards
    ess: float = 0.0  # amplitude of an S-shaped second bend, degrees
    hook: float = 0.0  # bend of the lowest part to the front, degrees


def handle_charts(p: HandleParameters, resolution: int) -> np.ndarray:
    """(6, R, R, 3) float64 metres: sides 0-3, low cap, high cap."""
    sides = handle_sides(p, resolution)
    return np.concatenate([sides, low_cap(sides)[None], high_cap(sides)[None]])


def handle_sides(p: HandleParameters, resolution: int) -> np.ndarray:
    """(4, R, R, 3) float64 metres: the four side charts."""
    v = np.linspace(0.0, 1.0, resolution)
    t, closing = _rows(p, v)
    x, y = handle_section(p, t, resolution)
    x, y = x * closing[:, None], y * closing[:, None]
    slant = p.butt_slant * x * (np.clip(1 - t / _SLANTED, 0.0, 1.0) ** 2)[:, None]
    plane = handle_line(p).carry(np.broadcast_to(t[:, None], x.shape), x, slant)
    return np.stack([plane[..., 0], y, plane[..., 1]], axis=-1)


def handle_section(p: HandleParameters, t: np.ndarray, resolution: int) -> tuple[np.ndarray, np.ndarray]:
    """X and Y of the whole section at each t, metres, (4, len(t), R) each, before the butt is rounded."""
    u = np.linspace(0.0, 1.0, resolution)
    section = (1 - p.facets) * ring(u, p.squareness) + p.facets * octagon(u)
    end = np.exp(-((t / p.knob_length) ** 2))
    size = 1 + (p.low_size - 1) * (1 - t) ** 2 + (p.high_size - 1) * t**2 + p.knob * end
    size = size + p.swell * np.exp(-(((t - 0.3) / 0.2) ** 2))
    fade = np.clip((1 - t) / 0.3, 0.0, 1.0)  # no rings at the upper end
    size = size * (1 + p.rings * np.cos(2 * np.pi * p.ring_count * t) * fade * fade * (3 - 2 * fade))
    x = 0.5 * p.width * section[:, None, :, 0] * (size + p.foot * end)[:, None]
    y = 0.5 * p.depth * section[:, None, :, 1] * size[:, None]
    return x + 0.5 * p.width * (p.foot * end)[:, None], y


def handle_line(p: HandleParameters) -> Bend:
    """Its centre line; at the upper end it runs straight on."""

    def heading(t: np.ndarray) -> np.ndarray:
        arc = p.arc * (np.minimum(t / 0.85, 1.0) - 0.5)
        ess = p.ess * np.sin(2 * np.pi * np.minimum(t / 0.85, 1.0))
        return np.radians(arc + ess + p.hook * np.exp(-((t / 0.2) ** 2)))

    return Bend(p.length, heading)


def at_end(p: HandleParameters, charts: np.ndarray, height: float) -> np.ndarray:
    """(..., 3) points carried from the origin to ``height`` metres past the upper end, turned with it."""
    plane = handle_line(p).carry(np.array(1.0), charts[..., 0], charts[..., 2] + height)
    return np.stack([plane[..., 0], charts[..., 1], plane[..., 1]], axis=-1)


def upright(charts: np.ndarray) -> np.ndarray:
    """(C, R, R, 3) turned and moved so that the handle, its first four charts, stands on Z about the origin.

    What comes to lie on Z, evenly about the origin, are the middles of the chart corners at its two ends.
    """
    low, high = charts[:4, 0, 0].mean(axis=0), charts[:4, -1, 0].mean(axis=0)
    up = (high - low) / np.linalg.norm(high - low)
    side = np.array([up[2], 0.0, -up[0]])
    return (charts - (low + high) / 2) @ np.stack([side, (0.0, 1.0, 0.0), up], axis=1)


def _rows(p: HandleParameters, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """t and the size of the rounded butt at each row: a quarter of an ellipse, then even rows."""
    length = p.butt_round * 0.5 * min(p.width, p.depth) / p.length
    angle = np.clip(v / _BUTT, 0.0, 1.0) * np.pi / 2
    t = np.where(v < _BUTT, length * (1 - np.cos(angle)), 0.0)
    along = np.clip((v - _BUTT) / (1 - _BUTT), 0.0, 1.0) ** _CLOSER
    t = np.where(v < _BUTT, t, length + (1 - length) * along)
    return t, 1 - p.butt_round * (1 - np.sin(angle))

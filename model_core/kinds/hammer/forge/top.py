"""The top: four lunes from a cap hidden in the haft up to a pole. Its widest place at z = 0.

It comes out of the haft or the head, grows to its widest place, and closes above; flanges and studs stand out of it
along chart borders and in the middle of charts.
"""

from __future__ import annotations

import numpy as np

from ....forge.tube import low_cap, octagon, section
from .parameters import TopParameters

_START_V, _WIDEST_V, _TIP_V = 1 / 15, 2 / 5, 4 / 5
_INNER = 0.7  # size of what is hidden over the haft's, so that it stays inside the haft
_FLANGE_U = (0.0, 1 / 15, 1 / 5, 1 / 4)  # a flange's middle, its edge, its foot, half-way to the next one
_FLANGE_WAY = (0.0, 0.035, 0.075, 0.25)  # the same as shares of a quarter turn
_STUD_U = 2 / 15  # half of a stud's base
_STUD_V = (1 / 5, 4 / 15, 1 / 3, 2 / 5, 1 / 2, 3 / 5, 7 / 10)  # feet and points of studs in turn, in three rows


def top_charts(p: TopParameters, haft: np.ndarray, widest: np.ndarray, depth: float, resolution: int) -> np.ndarray:
    """(5, R, R, 3) float64 metres: sides 0-3, low cap.

    Args:
        haft: (4, R, 2) the haft's ring where the top comes out of it, metres.
        widest: (2,) half of the haft's width and depth at its end, metres, which the top's sizes are over.
        depth: how far the hidden cap lies below the place where it comes out, metres.
    """
    v = np.linspace(0.0, 1.0, resolution)
    grown, radius, z = _profile(p, v)
    size = widest * (p.width, p.depth)
    own = _section(p, v, resolution) * size * radius[:, None, None]
    inner = _INNER * haft[:, None]
    across = inner + (own - inner) * grown[:, None, None]
    z = z - depth * (1 - np.clip(v / _START_V, 0.0, 1.0))
    sides = np.concatenate([across, np.broadcast_to(z[:, None], across.shape[:3])[..., None]], axis=-1)
    sides = sides + p.stud * size.min() * _studs(p, v, resolution)[..., None] * _outwards(p, sides, size)
    return np.concatenate([sides, low_cap(sides)[None]])


def _profile(p: TopParameters, v: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """How far it has grown out of the haft, its radius over the widest, and its height in metres, at each row."""
    below = (1 - np.clip((v - _START_V) / (_WIDEST_V - _START_V), 0.0, 1.0)) * np.pi / 2
    grown, under = np.abs(np.cos(below)) ** (2 / p.under), np.sin(below) ** (2 / p.under)
    grown[v <= _START_V] = 0.0  # cos(pi / 2) is not exactly zero
    narrow = np.arccos(p.tip ** (p.fullness / 2))
    above = np.interp(v, [_WIDEST_V, _TIP_V, 1.0], [0.0, narrow, np.pi / 2])
    radius, over = np.abs(np.cos(above)) ** (2 / p.fullness), np.sin(above) ** (2 / p.fullness)
    tip = np.clip((v - _TIP_V) / (1 - _TIP_V), 0.0, 1.0)
    foot = np.sin(narrow) ** (2 / p.fullness)
    pointed = p.spike / (p.spike + 0.1 * p.height) * (tip > 0)
    radius = radius + (p.tip * (1 - tip) - radius) * pointed
    over = over + (foot + (1 - foot) * tip - over) * pointed
    radius[-1] = 0.0  # the pole must be a point
    return grown, radius, p.height * over - p.drop * under + p.spike * tip


def _section(p: TopParameters, v: np.ndarray, resolution: int) -> np.ndarray:
    """(4, R, R, 2): its section of radius 1 at each row, with flanges that fade towards the tip."""
    u = np.linspace(0.0, 1.0, resolution)
    near = np.minimum.reduce([u, np.abs(u - 0.5), 1 - u])
    nearest = np.floor(2 * u + 0.5) / 2
    way = nearest + np.sign(u - nearest) * np.interp(near, _FLANGE_U, _FLANGE_WAY)
    warped = u + min(4 * p.flange, 1.0) * (way - u)
    edge = np.interp(near, _FLANGE_U, [1.0, 1.0, 0.0, 0.0]) * np.where(np.abs(u - 0.5) < 0.25, p.between, 1.0)
    fade = np.clip((v - _WIDEST_V) / (_TIP_V - _WIDEST_V), 0.0, 1.0)
    notch = 1 - p.flange * (1 - edge)[None, :] * (1 - fade**4)[:, None]
    ring = (1 - p.facets) * section(warped, p.squareness) + p.facets * octagon(warped)
    return ring[:, None] * notch[None, :, :, None]


def _outwards(p: TopParameters, sides: np.ndarray, size: np.ndarray) -> np.ndarray:
    """(4, R, R, 3) unit vectors out of the ellipsoid around it: nearly level where it is long."""
    middle, half = np.array([0.0, 0.0, 0.5 * (p.height - p.drop)]), np.array([*size, 0.5 * (p.height + p.drop)])
    way = (sides - middle) / half**2
    return way / np.maximum(np.linalg.norm(way, axis=-1, keepdims=True), 1e-12)


def _studs(p: TopParameters, v: np.ndarray, resolution: int) -> np.ndarray:
    """(4, R, R): 0 beside the studs, 1 at their points."""
    u = np.linspace(0.0, 1.0, resolution)
    weight = np.where(np.abs(u - 0.5) < 0.25, p.between, 1.0)
    around = weight * np.clip(1 - np.minimum.reduce([u, np.abs(u - 0.5), 1 - u]) / _STUD_U, 0.0, None)
    along = np.interp(v, _STUD_V, [0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0])
    return np.broadcast_to(along[:, None] * around, (4, resolution, resolution))

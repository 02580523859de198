"""The head: 4 main charts (socket, neck and base), 4 tip charts (the blade) and the hidden low cap.

Its low cap lies at the origin, inside the shaft; the socket's rim is around it. Charts meet along the edge (+X), the
back (-X) and the two ridges, and the shoulder lies between main and tip charts, so what is sharp lies on borders.
"""

from __future__ import annotations

import numpy as np

from ....forge.tube import Bend, low_cap, smoothstep
from .parameters import HeadParameters

SUNK = 0.28  # how far the shaft reaches into the socket, over the socket's length
_CAP, _INSIDE = 0.6, 0.8  # radius of the hidden cap and of the row before the rim, over that of the shaft
# Places of the socket's creases along main charts: inside the shaft, at the rim, on its ring, below it, at the neck.
_INSIDE_V, _RIM_V, _RING_V, _STEP_V, _NECK_V = 1 / 15, 2 / 15, 4 / 15, 5 / 15, 7 / 15
_RING_Z, _STEP_Z = 0.2, 0.25  # heights of the ring's end and of the step, over the socket's length
_TONGUE_U = (0.45, 0.7)  # where along a quadrant a langet begins and is whole
_CANT = 0.2  # share of the blade over which it turns backwards
_RIB_U, _LAND_U = 0.4, 0.8  # where along a quadrant the bevel and the edge's land begin


def socket_radius(p: HeadParameters, corner: float) -> float:
    """Metres, above the rim's ring; ``corner`` is the radius around the shaft's top."""
    return p.socket * corner


def head_charts(p: HeadParameters, corner: float, resolution: int) -> np.ndarray:
    """(9, R, R, 3) float64 metres: main 0-3, tip 0-3, low cap.

    Args:
        corner: radius of the circle around the shaft's top.
    """
    step = np.linspace(0.0, 1.0, resolution)
    main = _main(p, corner, step)
    return np.concatenate([main, _tip(p, step), low_cap(main)[None]])


def _main(p: HeadParameters, corner: float, v: np.ndarray) -> np.ndarray:
    """(4, R, R, 3): rim, socket, neck and base."""
    radius = socket_radius(p, corner)
    places = [0.0, _INSIDE_V, _RIM_V, _RING_V, _STEP_V, _NECK_V]
    ring = radius * (1 + p.rim)
    round_radius = np.interp(v, places, [_CAP * corner, _INSIDE * corner, ring, ring, radius, p.neck * radius])
    heights = np.array([0.0, 0.0, 0.0, _RING_Z, _STEP_Z, 1.0]) * p.socket_length
    widening, rising = _base(p, np.clip((v - _NECK_V) / (1 - _NECK_V), 0.0, 1.0))
    half_width = round_radius + (0.5 * p.width - p.neck * radius) * widening
    half_depth = round_radius + (0.5 * p.depth * p.width - p.neck * radius) * widening
    z = np.interp(v, places, heights) + p.base * p.width * rising
    bladed = smoothstep((v - _NECK_V) / (1 - _NECK_V) / 0.8)
    x, y = _section(p, v, bladed)
    x, y = half_width[:, None] * x, half_depth[:, None] * y
    hanging = np.interp(v, [0.0, _INSIDE_V, _RIM_V, _STEP_V], [0.0, 1.0, 1.0, 0.0])
    down = hanging[:, None] * p.langet * _tongues(v)[:, None]
    return np.stack([x, y, z[:, None] - down], axis=-1)


def _base(p: HeadParameters, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Share of the widening and of the base's length at each v, both 0 at the neck and 1 at the shoulder."""
    quarter = 0.5 * np.pi * v
    soft = (1 - p.leaf) * v + p.leaf * smoothstep(v)
    widening = (1 - p.base_round) * soft + p.base_round * np.sin(quarter)
    return widening, (1 - p.base_round) * v + p.base_round * (1 - np.cos(quarter))


def _tongues(u: np.ndarray) -> np.ndarray:
    """(4, R): 1 at the two ridges, where langets run down, and 0 at the edges."""
    rise = smoothstep((u - _TONGUE_U[0]) / (_TONGUE_U[1] - _TONGUE_U[0]))
    return np.stack([rise, rise[::-1], rise, rise[::-1]])


def _tip(p: HeadParameters, v: np.ndarray) -> np.ndarray:
    """(4, R, R, 3): the blade from the shoulder to the point."""
    t = 1 - (1 - v) ** max(1 / p.bluntness, 1.0)  # rows come closer where the end is round
    closing = (1 - t**p.fullness) ** p.bluntness  # a superellipse's quarter
    # A bulge that is 0 at the shoulder, so that main and tip charts meet.
    bulge = np.exp(-(((t - p.belly_place) / 0.3) ** 2)) * smoothstep(t / p.belly_place)
    half_width = 0.5 * p.width * np.maximum(1 + p.belly * bulge, 0.2)
    shift = p.lean * half_width * (1 - closing)
    half_depth = 0.5 * p.depth * p.width * (1 + (p.distal_taper - 1) * t) * closing ** (0.6 + 0.4 * p.roundness)
    x, y = _section(p, v, np.ones_like(v))
    x, y = shift[:, None] + (half_width * closing)[:, None] * x, half_depth[:, None] * y
    cant, curvature = np.radians(p.cant), np.radians(p.curvature)
    bend = Bend(p.length, lambda s: cant * smoothstep(s / _CANT) + curvature * s**p.curvature_onset)
    plane = bend.carry(np.broadcast_to(t[:, None], x.shape), x)
    shoulder = p.socket_length + p.base * p.width
    return np.stack([plane[..., 0], y, plane[..., 1] + shoulder], axis=-1)


def _section(p: HeadParameters, u: np.ndarray, bladed: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Sideways and depth coordinates (4, R, R) in half-widths: round where ``bladed`` is 0, the blade's where 1."""
    angle, mix = 0.5 * np.pi * u, bladed[:, None] * (1 - p.roundness)
    (edge_s, edge_y), (back_s, back_y) = (_half_section(p, u, land) for land in (p.edge_land, p.back_land))
    edge_x, back_x = ((1 - mix) * np.sin(angle) + mix * s for s in (edge_s, back_s))
    edge_y, back_y = ((1 - mix) * np.cos(angle) + mix * y for y in (edge_y, back_y))
    edge_x, back_x = edge_x * (1 + p.skew * bladed[:, None]), -back_x * (1 - p.skew * bladed[:, None])
    # The half-sections run from the ridge outwards; quadrants 0 and 2 run towards a ridge.
    x = np.stack([edge_x[:, ::-1], back_x, back_x[:, ::-1], edge_x])
    y = np.stack([edge_y[:, ::-1], back_y, -back_y[:, ::-1], -edge_y])
    return x, y


def _half_section(p: HeadParameters, u: np.ndarray, land: float) -> tuple[np.ndarray, np.ndarray]:
    """From the ridge (s = 0, y = 1) over the rib's foot and the land to the edge (s = 1, y = 0)."""
    land = min(land, 1.0)  # no edge is thicker than the ridge
    straight = 1 + (land - 1) * p.rib
    foot = straight + (land - straight) * p.hollow if p.hollow > 0 else straight + (straight - 1) * p.hollow
    inner = np.minimum(u / _RIB_U, 1.0)
    quarter = 0.5 * np.pi * inner
    rib_s = p.rib * ((1 - p.rib_round) * inner + p.rib_round * np.sin(quarter))
    rib_y = foot + (1 - foot) * ((1 - p.rib_round) * (1 - inner) + p.rib_round * np.cos(quarter))
    s = np.where(u <= _RIB_U, rib_s, np.interp(u, [_RIB_U, _LAND_U], [p.rib, 1.0]))
    return s, np.where(u <= _RIB_U, rib_y, np.interp(u, [_RIB_U, _LAND_U, 1.0], [foot, land, 0.0]))

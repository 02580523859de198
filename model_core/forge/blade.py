"""A blade of steel: 4 main charts, 4 tip charts and the base cap, from its base at the origin up +Z.

Charts meet along the edge (+X), the back (-X) and the two ridges, so what is
sharp lies on chart borders.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .tube import Bend, low_cap

_SHOULDER_U, _LAND_U = 0.4, 0.8  # where along a quadrant the bevel begins and the edge's land begins
_SHOULDER_S = 0.4  # least share of the half-width that the rows before the bevel take up


@dataclass(frozen=True)
class BladeParameters:
    """A blade runs from its base (t = 0) to its tip (t = 1) along a bent centre line."""

    length: float = 0.80
    width: float = 0.048  # full width at the base
    thickness: float = 0.007  # full thickness at the base
    taper: float = 0.75  # width at the start of the tip over width at the base; above 1 it widens
    distal_taper: float = 0.7  # the same for thickness
    belly: float = 0.0  # extra width of a leaf-shaped bulge, in base widths; negative is a waist
    belly_place: float = 0.6  # its place along the blade
    curvature: float = 0.0  # angle between base and tip tangents; positive bends the tip towards -X
    curvature_onset: float = 1.0  # 1: an arc of a circle; 2: straight at the base, bent at the tip
    recurve: float = 0.0  # amplitude of an S-shaped second bend, degrees
    tip_start: float = 0.85  # where the tip charts begin, share of the length
    tip_fullness: float = 1.4  # superellipse exponent of the tip's outline along the blade
    tip_bluntness: float = 1.0  # across: 1 a point, 0.5 a round end
    tip_lean: float = 0.0  # -1: the back runs straight to the point; +1: the edge does
    wave: float = 0.0  # flamberge: sideways amplitude in base widths
    wave_count: float = 5.0  # waves along the blade
    pinch: float = 0.0  # width modulation in step with the wave
    ridge: float = 0.0  # sideways place of the ridge, -1 at the back, +1 at the edge
    edge_bevel: float = 0.9  # share of the half-width that is bevel, edge side (+X)
    back_bevel: float = 0.9  # the same on the back (-X)
    shoulder: float = 1.0  # thickness where the bevel begins, over that at the ridge
    edge_land: float = 0.03  # thickness left at the very edge, over that at the ridge
    back_land: float = 0.03  # the same at the back: 1 is a flat spine
    roundness: float = 0.0  # 0 facetted section, 1 an ellipse
    fuller: float = 0.0  # depth of the groove, over the half-thickness
    fuller_width: float = 0.3  # over the half-width
    fuller_length: float = 0.6  # over the blade's length


def blade_charts(p: BladeParameters, resolution: int) -> np.ndarray:
    """(9, R, R, 3) float64 metres: main 0-3, tip 0-3, base cap."""
    step = np.linspace(0.0, 1.0, resolution)
    main = _segment(p, p.tip_start * step, np.zeros(resolution), step)
    along = _along_tip(p, step)
    tip = _segment(p, p.tip_start + (1 - p.tip_start) * along, along, step)
    return np.concatenate([main, tip, low_cap(main)[None]])


def _along_tip(p: BladeParameters, v: np.ndarray) -> np.ndarray:
    """Share of the tip's length at each row: even, but closer where the end is round."""
    return 1 - (1 - v) ** max(1 / p.tip_bluntness, 1.0)


def _segment(p: BladeParameters, t: np.ndarray, tip: np.ndarray, u: np.ndarray) -> np.ndarray:
    """(4, R, R, 3): rows at ``t`` along the blade; ``tip`` is the share of the tip's length, 0 before it."""
    closing = (1 - tip**p.tip_fullness) ** p.tip_bluntness  # a superellipse's quarter
    half_width, shift = _outline(p, t, closing)
    half_thickness = 0.5 * p.thickness * (1 + (p.distal_taper - 1) * t) * closing**0.6
    across, height = _section(p, u, t)
    x = shift[:, None] + half_width[:, None] * across
    y = half_thickness[:, None] * height
    return _bent(p, t, x, y)


def _outline(p: BladeParameters, t: np.ndarray, closing: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Half-width and sideways shift at each t, metres."""
    along = np.minimum(t / p.tip_start, 1.0)
    width = 1 + (p.taper - 1) * along + p.belly * np.exp(-(((t - p.belly_place) / 0.22) ** 2))
    phase = 2 * np.pi * p.wave_count * t
    width = width * (1 + p.pinch * (1 - np.cos(phase)) / 2)
    half_width = 0.5 * p.width * np.maximum(width, 0.15)
    wave = p.wave * p.width * np.sin(phase) * closing
    return half_width * closing, wave + p.tip_lean * half_width * (1 - closing)


def _section(p: BladeParameters, u: np.ndarray, t: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Sideways and thickness coordinates (4, R, R), in half-widths and half-thicknesses."""
    edge_s, edge_y = _half_section(p, u, p.edge_bevel, p.edge_land)
    back_s, back_y = _half_section(p, u, p.back_bevel, p.back_land)
    groove = _groove(p, t)
    edge_x, back_x = p.ridge + (1 - p.ridge) * edge_s, p.ridge - (1 + p.ridge) * back_s
    edge_y = edge_y * (1 - groove[:, None] * _groove_profile(p, edge_s))
    back_y = back_y * (1 - groove[:, None] * _groove_profile(p, back_s))
    rows = np.ones((len(t), 1))
    # The half-sections run from the ridge outwards; quadrants 0 and 2 run towards a ridge.
    x = np.stack([rows * edge_x[::-1], rows * back_x, rows * back_x[::-1], rows * edge_x])
    y = np.stack([edge_y[:, ::-1], back_y, -back_y[:, ::-1], -edge_y])
    return x, y


def _half_section(p: BladeParameters, u: np.ndarray, bevel: float, land: float):
    """From the ridge (s = 0, y = 1) to the edge (s = 1, y = 0): a facetted line blended with an ellipse."""
    # A bevel that reaches the ridge would leave no room for the flat's rows, so they never start past _SHOULDER_S.
    s = np.interp(u, [0.0, _SHOULDER_U, _LAND_U, 1.0], [0.0, max(1 - bevel, _SHOULDER_S), 1.0, 1.0])
    facets = np.interp(s, [0.0, 1 - bevel, 1.0], [1.0, p.shoulder, land])
    y = np.where(u <= _LAND_U, facets, land * (1 - u) / (1 - _LAND_U))
    angle = u * np.pi / 2
    blend = p.roundness
    return (1 - blend) * s + blend * np.sin(angle), (1 - blend) * y + blend * np.cos(angle)


def _groove(p: BladeParameters, t: np.ndarray) -> np.ndarray:
    """Depth of the fuller at t: even, then running out smoothly."""
    out = np.clip((p.fuller_length - t) / 0.1 + 1.0, 0.0, 1.0)
    return p.fuller * out * out * (3 - 2 * out)


def _groove_profile(p: BladeParameters, s: np.ndarray) -> np.ndarray:
    return np.exp(-((s / p.fuller_width) ** 2))


def _bent(p: BladeParameters, t: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Lay the straight blade along its bent centre line: (4, R, R, 3)."""
    bend = Bend(
        p.length,
        lambda s: np.radians(p.curvature) * s**p.curvature_onset + np.radians(p.recurve) * np.sin(2 * np.pi * s),
    )
    plane = bend.carry(np.broadcast_to(t[:, None], x.shape), x)
    return np.stack([plane[..., 0], y, plane[..., 1]], axis=-1)

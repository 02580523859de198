"""The guard: the six faces of a cube, rounded, sized and laid along a bent path. Centre at the origin."""

from __future__ import annotations

import numpy as np

from ....forge.box import cube, to_disc
from ....forge.tube import Bend
from .parameters import GuardParameters

_BEVEL = 0.8  # where on a chart a chamfer begins, from its middle
_END = 14 / 15  # of an arm: beyond it lies the chamfer of its end
LONGEST_STRAIGHT = 0.8  # of an arm
_FLARE = 1.3  # a flare begins without a crease


def guard_charts(p: GuardParameters, resolution: int) -> np.ndarray:
    """(6, R, R, 3) float64 metres: front (+Y), top (+Z), back, bottom, left end (-X), right end (+X)."""
    return _shape(p, cube(resolution))


def _shape(p: GuardParameters, points: np.ndarray) -> np.ndarray:
    along, depth, height = np.moveaxis(points, -1, 0)
    along, depth, height = _bevelled(p, along, depth, height)
    depth, height = to_disc(depth, height, p.roundness)
    along, depth = to_disc(along, depth, p.disc)
    along, depth = _lobed(p, along, depth)
    height = height * (1 + p.disc * p.rim * np.exp(-(((np.hypot(along, depth) - 0.85) / 0.15) ** 2)))
    arm, right = np.abs(along), along >= 0
    out = np.where(right, _past_straight(p, arm, 1), _past_straight(p, arm, -1))
    y = 0.5 * p.depth * depth * (1 + (p.flare_depth - 1) * out) * _centre(p, arm)
    z = half_height(p, arm, out) * height
    return np.where(right[..., None], _arm(p, arm, y, z, 1), _arm(p, arm, y, z, -1))


def half_height(p: GuardParameters, arm: np.ndarray, out: np.ndarray | float = 0.0) -> np.ndarray:
    """Metres from a bar's middle plane to its top, at shares of an arm's length.

    Args:
        out: the same share's place past the straight middle, on 0..1; 0 in the middle.
    """
    dent = 1 - p.notch * np.exp(-(((arm - 0.55) / 0.18) ** 2))
    return 0.5 * p.height * (1 + (p.flare_height - 1) * out) * _centre(p, arm) * dent


def _centre(p: GuardParameters, arm: np.ndarray) -> np.ndarray:
    return 1 + p.boss * np.exp(-((arm / 0.22) ** 2))


def _bevelled(
    p: GuardParameters, along: np.ndarray, depth: np.ndarray, height: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Cut the long edges and the ends of a bar, or the rim's edges of a disc, at fixed places of a chart."""
    chamfer = 0.5 * p.bevel * (1 - p.roundness)
    rim = (1 - p.disc) * np.abs(depth) + p.disc * np.maximum(np.abs(along), np.abs(depth))
    inwards = chamfer * min(1.0, p.height / p.depth) * _past(np.abs(height), _BEVEL)
    down = chamfer * min(1.0, p.depth / p.height) * _past(rim, _BEVEL)
    end = 1 - 2 * chamfer * (1 - p.disc) * _past(np.abs(along), _END)
    return along * (1 - p.disc * inwards), depth * end * (1 - inwards), height * end * (1 - down)


def _past(place: np.ndarray, start: float) -> np.ndarray:
    """Share of the way from a start to 1."""
    return np.clip((place - start) / (1 - start), 0.0, 1.0)


def _lobed(p: GuardParameters, along: np.ndarray, depth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A disc's outline with four lobes."""
    radius, angle = np.hypot(along, depth), np.arctan2(depth, along)
    out = 1 + p.disc * p.lobes * np.cos(4 * angle) * radius**2
    return out * along, out * depth


def _past_straight(p: GuardParameters, arm: np.ndarray, side: int, power: float = _FLARE) -> np.ndarray:
    """Shares of an arm's length as shares of what lies past the straight middle, to a power."""
    start = min(p.straight / arm_length(p, side), LONGEST_STRAIGHT)
    return np.clip((arm - start) / (1 - start), 0.0, 1.0) ** power


def arm_length(p: GuardParameters, side: int) -> float:
    """Metres along the right arm (side 1) or the left one (-1)."""
    return 0.5 * p.width * (1.0 if side > 0 else p.reach_left)


def _arm(p: GuardParameters, arm: np.ndarray, y: np.ndarray, z: np.ndarray, side: int) -> np.ndarray:
    """One half of the guard laid along its path; the left one mirrored."""
    sweep = np.radians(p.sweep_right if side > 0 else p.sweep_left)
    path = Bend(arm_length(p, side), lambda s: sweep * _past_straight(p, s, side, p.sweep_onset))
    plane = path.carry(arm, -z)  # the path's own plane: first axis down, second outwards
    return np.stack([side * plane[..., 1], y, -plane[..., 0]], axis=-1)

"""The guard: the six faces of a cube, rounded, sized and laid along a bent path. Centre at the origin."""

from __future__ import annotations

import numpy as np

from ....forge.tube import Bend, high_cap, low_cap
from .parameters import GuardParameters


def guard_charts(p: GuardParameters, resolution: int) -> np.ndarray:
    """(6, R, R, 3) float64 metres: front (+Y), top (+Z), back, bottom, left end (-X), right end (+X)."""
    return _shape(p, _cube(resolution))


def _cube(resolution: int) -> np.ndarray:
    """(6, R, R, 3) the surface of [-1, 1]^3 in the layout's chart order."""
    step = np.linspace(-1.0, 1.0, resolution)
    one = np.ones(resolution)
    faces = ((one, step), (-step, one), (-one, -step), (step, -one))  # (y, z) along u
    sides = np.empty((4, resolution, resolution, 3))
    for side, (y, z) in zip(sides, faces, strict=True):
        side[..., 0], side[..., 1], side[..., 2] = step[:, None], y, z
    return np.concatenate([sides, low_cap(sides)[None], high_cap(sides)[None]])


def _shape(p: GuardParameters, cube: np.ndarray) -> np.ndarray:
    along, depth, height = np.moveaxis(cube, -1, 0)
    depth, height = _to_disc(depth, height, p.roundness)
    along, depth = _to_disc(along, depth, p.disc)
    arm = np.abs(along)
    centre = 1 + p.boss * np.exp(-((along / 0.22) ** 2))
    y = 0.5 * p.depth * depth * (1 + (p.flare_depth - 1) * arm) * centre
    dent = 1 - p.notch * np.exp(-(((arm - 0.55) / 0.18) ** 2))
    z = 0.5 * p.height * height * (1 + (p.flare_height - 1) * arm) * centre * dent
    return np.where((along >= 0)[..., None], _arm(p, arm, y, z, 1), _arm(p, arm, y, z, -1))


def _to_disc(a: np.ndarray, b: np.ndarray, amount: float) -> tuple[np.ndarray, np.ndarray]:
    """Blend the square [-1, 1]^2 towards the unit disc by the elliptical grid mapping (Fong, 2015)."""
    round_a = a * np.sqrt(1 - b**2 / 2)
    round_b = b * np.sqrt(1 - a**2 / 2)
    return (1 - amount) * a + amount * round_a, (1 - amount) * b + amount * round_b


def _arm(p: GuardParameters, arm: np.ndarray, y: np.ndarray, z: np.ndarray, side: int) -> np.ndarray:
    """One half of the guard laid along its path; the left one mirrored."""
    sweep = np.radians(p.sweep_right if side > 0 else p.sweep_left)
    length = 0.5 * p.width * (1.0 if side > 0 else p.reach_left)
    path = Bend(length, lambda s: sweep * s**p.sweep_onset)
    plane = path.carry(arm, -z)  # the path's own plane: first axis down, second outwards
    return np.stack([side * plane[..., 1], y, -plane[..., 0]], axis=-1)

"""A box of six charts, and the square that becomes a disc: what guards and the crosspieces of polearms are made of."""

from __future__ import annotations

import numpy as np

from .tube import high_cap, low_cap


def cube(resolution: int) -> np.ndarray:
    """(6, R, R, 3) float64 surface of [-1, 1]^3, a tube along +X: +Y, +Z, -Y and -Z, then the caps at -X and +X."""
    around = sides(np.linspace(-1.0, 1.0, resolution), resolution)
    return np.concatenate([around, low_cap(around)[None], high_cap(around)[None]])


def sides(along: np.ndarray, resolution: int) -> np.ndarray:
    """(4, R, R, 3) float64 sides of a box of half-sizes 1 in Y and Z, at (R,) places along X."""
    step = np.linspace(-1.0, 1.0, resolution)
    one = np.ones(resolution)
    faces = ((one, step), (-step, one), (-one, -step), (step, -one))  # (y, z) along u
    around = np.empty((4, resolution, resolution, 3))
    for side, (y, z) in zip(around, faces, strict=True):
        side[..., 0], side[..., 1], side[..., 2] = along[:, None], y, z
    return around


def to_disc(a: np.ndarray, b: np.ndarray, amount: float) -> tuple[np.ndarray, np.ndarray]:
    """Blend the square [-1, 1]^2 towards the unit disc by the elliptical grid mapping (Fong, 2015)."""
    round_a = a * np.sqrt(1 - b**2 / 2)
    round_b = b * np.sqrt(1 - a**2 / 2)
    return (1 - amount) * a + amount * round_a, (1 - amount) * b + amount * round_b

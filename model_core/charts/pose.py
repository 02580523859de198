"""Where a sword's own space lies, read from its charts.

Sword space: origin at the grip's centre, grip along +Z, width along X, metres.
Only chart corners are read, and corners are the same points at every
resolution, so all levels of detail share one pose exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .layout import CHARTS

_GRIP = CHARTS.index("grip_0")
_TIP = CHARTS.index("blade_tip_0")
_POMMEL = CHARTS.index("pommel_0")


@dataclass(frozen=True)
class Pose:
    """sword = rotation @ (point - origin), before any change of scale.

    Attributes:
        rotation: (3, 3) float64, proper.
        origin: (3,) float64, the grip's centre.
        span: distance from pommel to tip along the grip's axis, units of the grids.
    """

    rotation: np.ndarray
    origin: np.ndarray
    span: float

    def apply(self, grids: np.ndarray, scale: float = 1.0) -> np.ndarray:
        """(..., 3) points into sword space, times ``scale``; float64."""
        return (grids - self.origin) @ (self.rotation.T * scale)


def grip_ends(grids: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Centres of the grip's lower and upper end, (3,) each, of (25, R, R, 3) grids."""
    low, high = grids[_GRIP : _GRIP + 4, [0, -1], 0].mean(axis=0)
    return low, high


def grip_pose(grids: np.ndarray) -> Pose:
    """The pose of one sword.

    Args:
        grids: (25, R, R, 3), any units, X roughly the width.
    """
    grids = np.asarray(grids, dtype=np.float64)
    low, high = grip_ends(grids)
    whole = grids[_TIP, -1, 0] - grids[_POMMEL, -1, 0]
    up = high - low if (high - low) @ whole > 0 else whole  # a grip of less than no length points backwards
    up = up / max(np.linalg.norm(up), 1e-12)
    side = np.array([1.0, 0.0, 0.0]) - up[0] * up
    side /= max(np.linalg.norm(side), 1e-12)
    rotation = np.stack([side, np.cross(up, side), up])
    return Pose(rotation, (low + high) / 2, max(float(whole @ up), 1e-6))

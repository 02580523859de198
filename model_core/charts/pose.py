"""Where an asset's own space lies, read from its charts.

Asset space: origin at the middle of the pivot part, that part's tube along +Z, width
along X, metres. Only chart corners are read, and corners are the same points at every
resolution, so all levels of detail share one pose exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .ends import End, end_point
from .layout import Layout


@dataclass(frozen=True)
class PoseRule:
    """What a pose is read from.

    Attributes:
        pivot: the part whose middle is the origin and whose tube points up.
        bottom, top: the ends between which the length is measured.
    """

    pivot: str
    bottom: End
    top: End


@dataclass(frozen=True)
class Pose:
    """own = rotation @ (point - origin), before any change of scale.

    Attributes:
        rotation: (3, 3) float64, proper.
        origin: (3,) float64, the pivot part's middle.
        span: distance from bottom to top along the pivot's axis, units of the grids.
    """

    rotation: np.ndarray
    origin: np.ndarray
    span: float

    def apply(self, grids: np.ndarray, scale: float = 1.0) -> np.ndarray:
        """(..., 3) points into asset space, times ``scale``; float64."""
        return (grids - self.origin) @ (self.rotation.T * scale)


def find_pose(grids: np.ndarray, layout: Layout, rule: PoseRule) -> Pose:
    """The pose of one shape.

    Args:
        grids: (C, R, R, 3) of ``layout``, any units, X roughly the width.
    """
    grids = np.asarray(grids, dtype=np.float64)
    low, high = (end_point(grids, layout, End(rule.pivot, end)) for end in ("low", "high"))
    whole = end_point(grids, layout, rule.top) - end_point(grids, layout, rule.bottom)
    up = high - low if (high - low) @ whole > 0 else whole  # a pivot of less than no length points backwards
    up = up / max(np.linalg.norm(up), 1e-12)
    side = np.array([1.0, 0.0, 0.0]) - up[0] * up
    side /= max(np.linalg.norm(side), 1e-12)
    rotation = np.stack([side, np.cross(up, side), up])
    return Pose(rotation, (low + high) / 2, max(float(whole @ up), 1e-6))

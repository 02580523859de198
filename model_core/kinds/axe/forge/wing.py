"""A wing of the head: what stands out from the eye to one side, the bit or, mirrored, the back.

A point of it has a share w of the way from root to edge, a height s from -1 (lower outline) to 1 (upper) and a side
from -1 to 1. Rows of equal w bend with the edge, so the edge's curve, the bevel's line and the outline lie on rows and
chart borders.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ....forge.tube import smoothstep
from .parameters import WingParameters

BEVEL_V = 2 / 3  # where along the charts the bevel begins
_ROUNDED_AT = 0.35  # share of the length within which a section becomes round
_STRAIGHT = 1e-4  # radians: an edge that bends by less is straight
_MOST_ARC = np.radians(80)  # beyond it an arc would come back in height, and the rows behind it fold


@dataclass(frozen=True)
class Root:
    """The border at which a wing meets the eye, metres.

    Attributes:
        x: its distance from the middle of the eye.
        eye_up, eye_down: the eye's own heights above and below its middle, which the wing's are ratios of.
        half_thickness: at the border.
    """

    x: float
    eye_up: float
    eye_down: float
    half_thickness: float


def wing_w(p: WingParameters, v: np.ndarray) -> np.ndarray:
    """Share of the length at each row, 0 at the root."""
    return np.interp(v, [0.0, BEVEL_V, 1.0], [0.0, 1 - p.bevel, 1.0])


def wing_heights(p: WingParameters, root: Root, w: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Height above and below its middle line at each w, metres, along a straight edge."""
    rim = 1 - p.rim * np.clip((w - 1 + p.bevel) / p.bevel, 0.0, 1.0)
    up = p.root + (p.up - p.root) * _spread(w, p.flare_up, p.fill_up)
    down = p.root + (p.down - p.root) * _spread(w, p.flare_down, p.fill_down)
    return root.eye_up * up * rim, root.eye_down * down * rim


def wing_points(p: WingParameters, root: Root, w: np.ndarray, s: np.ndarray, side: np.ndarray) -> np.ndarray:
    """(..., 3) metres, the edge towards +X, of points that are given by three arrays of one shape."""
    up, down = wing_heights(p, root, w)
    rounded = smoothstep(w / _ROUNDED_AT) * p.roundness
    side, s = (
        (1 - rounded) * side + rounded * side * np.sqrt(1 - s**2 / 2),
        (1 - rounded) * s + rounded * s * np.sqrt(1 - side**2 / 2),
    )
    above = s >= 0
    height, back = np.where(above, up, down), np.where(above, p.horn_up, p.horn_down) * p.length
    end = np.where(above, p.up * root.eye_up, p.down * root.eye_down)
    angle = np.clip(np.abs(2 * np.arctan(back / end)), _STRAIGHT, _MOST_ARC)
    late = w**p.curl
    arc = np.sin(angle * s) / np.sin(angle)
    z = height * ((1 - late) * s + late * arc)
    bow = back * (1 - np.cos(angle * s)) / (1 - np.cos(angle))
    x = root.x + p.length * w - late * (bow - p.lean * p.length * arc)
    y = side * root.half_thickness * _thickness(p, w) * (1 - p.crown * smoothstep(w) * s**2)
    return np.stack([x, y, z - p.droop * p.length * w**p.droop_onset], axis=-1)


def _thickness(p: WingParameters, w: np.ndarray) -> np.ndarray:
    """Over that at the root: hollow down to the bevel, then straight to the edge."""
    body = 1 - (1 - np.clip(w / (1 - p.bevel), 0.0, 1.0)) ** p.hollow
    bevel = np.clip((w - 1 + p.bevel) / p.bevel, 0.0, 1.0)
    return (1 + (p.bevel_thickness - 1) * body) * (1 + (p.land - 1) * bevel)


def _spread(w: np.ndarray, flare: float, fill: float) -> np.ndarray:
    return 1 - (1 - w**flare) ** fill

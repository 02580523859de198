"""A wing of the head: what stands out from the eye to one side, the face or, mirrored, the back.

From the eye it narrows to a neck, grows to a body and ends with a bevel; each of these begins at a fixed place of the
charts, so their lines lie on rows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .parameters import WingParameters

_NECK_V, _BODY_V, _RIM_V = 0.2, 0.4, 0.8  # where neck, body and bevel begin
_NECK = 0.4  # share of the step at whose end the neck is reached
_STEEPEST = 1.5  # slope along the head: a steeper one would look like a slit
_ONSET = 1.6  # how late the droop sets in: 1 in a straight line


@dataclass(frozen=True)
class Rows:
    """Sections along the head: (R,) each.

    Attributes:
        x, z: middle, metres.
        half_height, half_thickness: along Z and Y, metres.
        round: 0 the eye's own section, 1 a round one.
    """

    x: np.ndarray
    z: np.ndarray
    half_height: np.ndarray
    half_thickness: np.ndarray
    round: np.ndarray


@dataclass(frozen=True)
class Outline:
    """Half-height and half-thickness of a wing where it begins, at its neck, its body and its end, (2,) metres each.

    Attributes:
        length, step, bevel: metres; the length is made long enough for the rest.
    """

    root: np.ndarray
    neck: np.ndarray
    body: np.ndarray
    end: np.ndarray
    length: float
    step: float
    bevel: float


def outline(p: WingParameters, scale: float, height: float, thickness: float) -> Outline:
    """The outline of a wing.

    Args:
        scale: half-height of the eye, which the length is over, metres.
        height, thickness: half of the eye's where the wing begins, metres.
    """
    root = np.array([height, thickness])
    end, neck = root * (p.height, p.width), p.neck * root
    body = end * (neck / end) ** p.body
    bevel = p.rim * float(end.min())
    down, up, flare = (float(np.abs(change).max()) for change in (root - neck, body - neck, end - body))
    step, rest = max(down / _NECK, up / (1 - _NECK)) / _STEEPEST, flare / _STEEPEST + bevel
    length = max(p.length * scale, step + rest)
    return Outline(root, neck, body, end, length, min(max(p.step * length, step), length - rest), bevel)


def wing_rows(p: WingParameters, v: np.ndarray, start: float, lines: Outline) -> Rows:
    """Its rows from the eye (v = 0), ``start`` metres from the eye's middle, to its end, which is towards +X."""
    places = np.array([0.0, _NECK_V, _BODY_V, _RIM_V, 1.0])
    along = np.interp(v, places, [0.0, _NECK * lines.step, lines.step, lines.length - lines.bevel, lines.length])
    sizes = np.stack([lines.root, lines.neck, lines.body, lines.end, lines.end - lines.bevel])
    high, thick = (np.interp(v, places, size) for size in sizes.T)
    z = -p.droop * lines.length * (along / lines.length) ** _ONSET
    return Rows(start + along, z, high, thick, p.round * np.clip(v / _BODY_V, 0.0, 1.0))

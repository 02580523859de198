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
_MOST_RIM = 0.6  # of what is behind the step
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


def wing_rows(p: WingParameters, v: np.ndarray, start: float, scale: float, height: float, thickness: float) -> Rows:
    """Its rows from the eye (v = 0) to its end, which is towards +X.

    Args:
        start: distance of its beginning from the middle of the eye, metres.
        scale: half-height of the eye, which the length is over, metres.
        height, thickness: half of the eye's where it begins, metres.
    """
    length = p.length * scale
    end = np.array([height * p.height, thickness * p.width])
    neck = p.neck * np.array([height, thickness])
    body = end * (neck / end) ** p.body
    bevel = p.rim * end.min()
    share = min(bevel / length, _MOST_RIM * (1 - p.step))
    places = np.array([0.0, _NECK_V, _BODY_V, _RIM_V, 1.0])
    w = np.interp(v, places, [0.0, _NECK * p.step, p.step, 1 - share, 1.0])
    high, thick = (
        np.interp(v, places, [first, middle, base, last, last - bevel])
        for first, middle, base, last in zip((height, thickness), neck, body, end, strict=True)
    )
    z = -p.droop * length * w**_ONSET
    return Rows(start + length * w, z, high, thick, p.round * np.clip(v / _BODY_V, 0.0, 1.0))

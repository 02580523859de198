"""Assembly: the head's socket over the shaft's top, the crosspiece on the socket, in asset space.

Asset space: origin at the shaft's middle, shaft along Z, head up, width along X, thickness along Y, metres.
"""

from __future__ import annotations

import numpy as np

from ....charts.weld import check_resolution
from .cross import cross_charts
from .head import SUNK, head_charts, socket_radius
from .parameters import PolearmParameters
from .shaft import corner_radius, shaft_charts


def forge(parameters: PolearmParameters, resolution: int) -> np.ndarray:
    """(25, R, R, 3) float32: every chart of one polearm on an R x R grid, metres.

    Index order chart, v, u, xyz; charts as in ``kind.toml``.

    Raises:
        ValueError: resolution outside its limits.
    """
    resolution = check_resolution(resolution)
    shaft, head, cross = parameters.shaft, parameters.head, parameters.cross
    corner = corner_radius(shaft)
    rim = 0.5 * shaft.length - SUNK * head.socket_length
    seat = rim + cross.seat * head.socket_length
    socket = socket_radius(head, corner)
    parts = (
        (shaft_charts(shaft, resolution), -0.5 * shaft.length),
        (head_charts(head, corner, resolution), rim),
        (cross_charts(cross, parameters.front, parameters.back, socket, resolution), seat),
    )
    return np.concatenate([charts + np.array([0.0, 0.0, height]) for charts, height in parts]).astype(np.float32)

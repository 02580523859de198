"""Assembly: four parts put together along the grip's bend, in asset space.

Asset space: origin at the grip's centre, grip along Z, blade up, width along X,
thickness along Y, metres.
"""

from __future__ import annotations

import numpy as np

from ....charts.weld import check_resolution
from ....forge.blade import blade_charts
from .grip import grip_charts, grip_line
from .guard import arm_length, guard_charts, half_height
from .parameters import GripParameters, SwordParameters
from .pommel import pommel_charts

_PLACES = 33  # across half a blade
_SEAT = 0.6  # of the way from the guard's middle, where the grip ends, to its surface


def forge(parameters: SwordParameters, resolution: int) -> np.ndarray:
    """(25, R, R, 3) float32: every chart of one sword on an R x R grid, metres.

    Index order chart, v, u, xyz; charts as in ``kind.toml``.

    Raises:
        ValueError: resolution outside its limits.
    """
    resolution = check_resolution(resolution)
    grip = parameters.grip
    guard = _at_end(grip, 1.0, guard_charts(parameters.guard, resolution))
    blade = _at_end(grip, 1.0, blade_charts(parameters.blade, resolution), _seat(parameters))
    pommel = _at_end(grip, 0.0, pommel_charts(parameters.pommel, resolution))
    charts = np.concatenate([blade, guard, grip_charts(grip, resolution), pommel])
    middle = grip_line(grip).carry(np.array(0.5), np.array(0.0))
    return (charts - [middle[0], 0.0, middle[1]]).astype(np.float32)


def _seat(p: SwordParameters) -> float:
    """Height of the blade's base over the guard's middle, metres: a little below where the guard's top is lowest."""
    places = np.linspace(0.0, 0.5 * p.blade.width, _PLACES)
    arms = [np.minimum(places / arm_length(p.guard, side), 1.0) for side in (1, -1)]
    return _SEAT * min(half_height(p.guard, arm).min() for arm in arms)


def _at_end(grip: GripParameters, end: float, charts: np.ndarray, height: float = 0.0) -> np.ndarray:
    """Carry a part from the origin to ``height`` metres past one end of the grip's centre line, turned with it."""
    plane = grip_line(grip).carry(np.array(end), charts[..., 0], charts[..., 2] + height)
    return np.stack([plane[..., 0], charts[..., 1], plane[..., 1]], axis=-1)

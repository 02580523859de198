"""Assembly: grip and blade end in the guard, the bow runs from the guard to the pommel, in asset space.

Asset space: origin at the grip's middle, grip along Z, blade up, edge and bow towards +X, thickness along Y, metres.
"""

from __future__ import annotations

import numpy as np

from ....charts.weld import check_resolution
from ....forge.blade import blade_charts
from .bow import bow_charts
from .grip import grip_charts
from .guard import Hub, guard_charts, guard_seat
from .parameters import SabreParameters

_MARGIN = 1.08  # of the hub over what stands in it


def forge(parameters: SabreParameters, resolution: int) -> np.ndarray:
    """(25, R, R, 3) float32: every chart of one sabre on an R x R grid, metres.

    Index order chart, v, u, xyz; charts as in ``kind.toml``.

    Raises:
        ValueError: resolution outside its limits.
    """
    resolution = check_resolution(resolution)
    p, hub = parameters, hub_of(parameters)
    seat = 0.5 * p.grip.length  # where the grip ends
    middle = seat - guard_seat(p.guard, hub)
    blade = blade_charts(p.blade, resolution)
    blade[..., 0] += np.tan(np.radians(p.grip.cant)) * blade[..., 2]
    guard = guard_charts(p.guard, hub, resolution)
    grip = grip_charts(p.grip, p.pommel, resolution)
    bow = bow_charts(p.bow, p.guard, p.grip, p.pommel, hub, middle, resolution)
    up = np.array([0.0, 0.0, 1.0])
    return np.concatenate([blade + seat * up, guard + middle * up, grip, bow]).astype(np.float32)


def hub_of(p: SabreParameters) -> Hub:
    """What stands in the guard."""
    thickest = p.blade.thickness * max(1.0, p.blade.shoulder, p.blade.edge_land, p.blade.back_land)
    width, depth = max(p.blade.width, p.grip.width), max(thickest, p.grip.depth)
    return Hub(0.5 * _MARGIN * width, 0.5 * _MARGIN * depth)

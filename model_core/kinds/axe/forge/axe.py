"""Assembly: haft, head and top put together along the haft's bend, in asset space.

Asset space: origin in the middle of the haft, haft along Z, head above, edge towards +X, thickness along Y, metres.
"""

from __future__ import annotations

import numpy as np

from ....charts.weld import check_resolution
from ....forge.handle import at_end, handle_charts, handle_line, handle_section, handle_sides, upright
from .head import Eye, head_charts
from .parameters import AxeParameters
from .top import top_charts

_FINE = 25  # rows and columns at which the haft is read to make the eye fit, whatever the resolution
_TOP_DEPTH = 0.75  # how deep the top reaches, over the height of the eye above its middle


def forge(parameters: AxeParameters, resolution: int) -> np.ndarray:
    """(25, R, R, 3) float32: every chart of one axe on an R x R grid, metres.

    Index order chart, v, u, xyz; charts as in ``kind.toml``.

    Raises:
        ValueError: resolution outside its limits.
    """
    resolution = check_resolution(resolution)
    haft, eye = parameters.haft, fitted_eye(parameters)
    x, y = handle_section(haft, np.ones(1), resolution)
    surface = eye.top_within(min(0.9 * parameters.top.width / (1 + eye.p.wall_ends), 1.0))
    section, drop = np.stack([x[:, 0], y[:, 0]], axis=-1), eye.drop(parameters.top.depth * float(y.max()))
    top = top_charts(parameters.top, section, _TOP_DEPTH * surface, drop, resolution)
    head = at_end(haft, head_charts(eye, resolution), -eye.seat)
    top = at_end(haft, top, surface - eye.seat)
    return upright(np.concatenate([handle_charts(haft, resolution), head, top])).astype(np.float32)


def fitted_eye(parameters: AxeParameters) -> Eye:
    """The eye as long and as thick as the haft needs."""
    loose = Eye(parameters.eye, parameters.bit, parameters.back)
    points = handle_sides(parameters.haft, _FINE).reshape(-1, 3)
    line = handle_line(parameters.haft)
    end, ahead = line.carry(np.array(1.0), np.array(0.0)), line.carry(np.array(1.0), np.array(0.0), np.array(1.0))
    up = ahead - end
    apart = points[:, ::2] - end
    own = np.stack([apart @ [up[1], -up[0]], points[:, 1], apart @ up + loose.seat], axis=1)
    inside = own[:, 2] >= -(parameters.eye.down + parameters.eye.langet)
    return loose.around(own[inside])

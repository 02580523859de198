"""Assembly: haft, head and top put together along the haft's bend, in asset space.

Asset space: origin in the middle of the haft, haft along Z, head above, face towards +X, thickness along Y, metres.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ....charts.weld import check_resolution
from ....forge.handle import at_end, handle_charts, handle_section, upright
from .head import Eye, head_charts
from .parameters import HaftParameters, HammerParameters, TopParameters
from .top import top_charts

_FINE = 25  # columns at which the haft is read to make the eye fit, whatever the resolution
_TOP_DEPTH = 0.75  # how deep the top reaches, over the half-height of the eye
_ABOVE = 0.1  # how far above the haft's end a mace is widest, over its height there
_SUNK = 0.05  # of the eye's half-height: how far a top that lies on the head is let into it


def forge(parameters: HammerParameters, resolution: int) -> np.ndarray:
    """(25, R, R, 3) float32: every chart of one hammer on an R x R grid, metres.

    Index order chart, v, u, xyz; charts as in ``kind.toml``.

    Raises:
        ValueError: resolution outside its limits.
    """
    resolution = check_resolution(resolution)
    haft, eye = parameters.haft, fitted_eye(parameters)
    top, widest = _seated(parameters.top, haft, eye)
    head = at_end(haft, head_charts(eye, parameters.face, parameters.back, resolution), -eye.seat)
    closing = at_end(haft, _top(haft, top, eye, widest, resolution), widest)
    return upright(np.concatenate([handle_charts(haft, resolution), head, closing])).astype(np.float32)


def fitted_eye(parameters: HammerParameters) -> Eye:
    """The eye as long and as thick as the haft needs."""
    haft = parameters.haft
    below = _half(haft, 1 - 1.5 * parameters.eye.up / haft.length)
    return Eye.around(parameters.eye, *np.maximum(below, _half(haft, 1.0)))


def _seated(p: TopParameters, haft: HaftParameters, eye: Eye) -> tuple[TopParameters, float]:
    """The top, as much higher as its rim lies deeper on a rounded head, and that rim's height above the haft's end."""
    x, y = _half(haft, 1.0)
    rim = (1 - _SUNK) * eye.surface(x * p.width, y * p.depth)
    lies = 1 - p.sunk
    widest = lies * (rim - eye.seat) + p.sunk * _ABOVE * p.height
    return replace(p, height=p.height + lies * (eye.p.up - rim)), widest


def _half(haft: HaftParameters, t: float) -> tuple[float, float]:
    """Half of the haft's width and depth at a place, metres."""
    x, y = handle_section(haft, np.array([t]), _FINE)
    return float(np.abs(x).max()), float(np.abs(y).max())


def _top(haft: HaftParameters, p: TopParameters, eye: Eye, widest: float, resolution: int) -> np.ndarray:
    """(5, R, R, 3): the top, its widest place at z = 0, ``widest`` metres above the end of the haft."""
    start = 1 - np.clip((p.drop - widest) / haft.length, 0.0, 0.9)
    x, y = handle_section(haft, np.array([start]), resolution)
    ring, half = np.stack([x[:, 0], y[:, 0]], axis=-1), np.array(_half(haft, 1.0))
    return top_charts(p, ring, half, _TOP_DEPTH * eye.p.up, resolution)

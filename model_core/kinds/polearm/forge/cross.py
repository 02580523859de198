"""The crosspiece: a box along X whose two arms are shaped and bent; its middle at the origin.

Side charts are front (+Y), top, back and bottom of each arm, so the corners of its section lie on borders; the two
caps are the ends, such as an axe's edge.
"""

from __future__ import annotations

import numpy as np

from ....forge.box import sides, to_disc
from ....forge.tube import Bend, high_cap, low_cap, smoothstep
from .parameters import ArmParameters, CrossParameters

_EYE_V, _CHEEK_V, _BEVEL_V = 3 / 15, 6 / 15, 12 / 15  # places of an arm's creases along its charts
_MOST_EYE = 0.5  # most of an arm that its eye takes up
_LEAST_REACH = 2.0  # of an arm over the socket's radius, so that it is seen
_TIGHTEST = 1.4  # least radius of a bend over half the arm's height, so that the inner side does not fold


def cross_charts(
    p: CrossParameters, front: ArmParameters, back: ArmParameters, socket: float, resolution: int
) -> np.ndarray:
    """(10, R, R, 3) float64 metres: back arm 0-3, front arm 0-3, back end, front end.

    Args:
        socket: radius of what it sits on.
    """
    step = np.linspace(0.0, 1.0, resolution)
    far, near = sides(step[::-1], resolution), sides(step, resolution)
    far = np.concatenate([far, low_cap(far)[None]]) * [-1, 1, 1]  # seen from -X it runs from its end inwards
    near = np.concatenate([near, high_cap(near)[None]])
    behind, ahead = _arm(p, back, socket, -far[..., 0], far) * [-1, 1, 1], _arm(p, front, socket, near[..., 0], near)
    return np.concatenate([behind[:4], ahead[:4], behind[4:], ahead[4:]])


def _arm(p: CrossParameters, arm: ArmParameters, socket: float, v: np.ndarray, box: np.ndarray) -> np.ndarray:
    """(..., 3): points at ``v`` of 0 in the middle and 1 at the end, with Y and Z of ``box``, laid along +X."""
    depth, height = to_disc(box[..., 1], box[..., 2], p.roundness)
    half_eye = p.eye * socket
    reach = max(arm.reach, _LEAST_REACH * socket)
    reach = reach + (half_eye - reach) * p.disc
    eye = min(max(half_eye, socket) / reach, _MOST_EYE)
    cheek = eye + 0.5 * min(eye, 1 - arm.bevel - eye)
    s = np.interp(v, [0.0, _EYE_V, _CHEEK_V, _BEVEL_V, 1.0], [0.0, eye, cheek, max(1 - arm.bevel, cheek), 1.0])
    s = s + (v - s) * p.disc
    outer = np.clip((s - eye) / (1 - eye), 0.0, 1.0)
    barrel = 1 - p.barrel * height**2
    y = _half_depth(arm, half_eye, v, p.disc) * depth * barrel
    y = y * (1 - arm.wedge * smoothstep(outer / 0.25) * (1 - height) / 2)
    growth = np.where(height > 0, arm.up - 1, arm.down - 1) * (1 - p.disc)
    z = 0.5 * p.height * height * (1 + growth * outer**arm.flare)
    round_s, round_y = s * np.sqrt(1 - depth**2 / 2) * barrel, y * np.sqrt(1 - s**2 / 2)
    s, y = s + (round_s - s) * p.disc, y + (round_y - y) * p.disc
    s = s + (arm.bulge * (1 - height**2) + 0.5 * arm.slant * height) * outer**2 * (1 - p.disc)
    tightest = _TIGHTEST * 0.5 * p.height * np.radians(abs(arm.bend)) / reach
    bend_width = min(max(arm.bend_width, tightest), 1.0)
    return _bent(arm, bend_width, reach, p.disc, s, y, z)


def _half_depth(arm: ArmParameters, half_eye: float, v: np.ndarray, disc: float) -> np.ndarray:
    root = 0.5 * arm.thickness
    cheek = smoothstep((v - _EYE_V) / (_CHEEK_V - _EYE_V))
    arms = root * np.interp(v, [_CHEEK_V, _BEVEL_V, 1.0], [1.0, arm.thinning, arm.land])
    return half_eye + (arms - half_eye) * cheek * (1 - disc)


def _bent(
    arm: ArmParameters, width: float, reach: float, disc: float, s: np.ndarray, y: np.ndarray, z: np.ndarray
) -> np.ndarray:
    """Lay an arm along its path; what stands out beyond its end goes straight on."""
    turn = np.radians(arm.bend) * (1 - disc)
    path = Bend(reach, lambda t: turn * np.clip((t - arm.bend_place) / width, 0.0, 1.0))
    on = np.clip(s, 0.0, 1.0)
    plane = path.carry(on, -z, reach * (s - on))  # the path's own plane: first axis down, second outwards
    return np.stack([plane[..., 1], y, -plane[..., 0]], axis=-1)

"""The bow: 4 side charts and the cap inside the guard, running down to a pole inside the pommel.

Its first row lies inside the guard's wall, wherever that is bent to; its last rows lie inside the pommel.
"""

from __future__ import annotations

import numpy as np

from ....forge.tube import low_cap, section, smoothstep
from .grip import pommel_height, pommel_middle
from .guard import Hub, guard_places
from .parameters import BowParameters, GripParameters, GuardParameters, PommelParameters

_STEPS = 257  # samples of the curve
_END_V = 13 / 15  # beyond this place of the charts it is inside the pommel
_ROOT_V = 0.2  # up to here it turns from the guard's wall into its own direction
_INSIDE = 0.6  # share of the pommel's half-size that its last full row is away from the pommel's middle
_MOST_ROOT = 0.62  # of the guard's half-depth
_MOST_END = 0.72  # of the pommel's depth
_FURTHEST = 0.96  # of the guard's front arm
_WALL = 0.5  # share of the guard's half-height that its first row may take up
_LIFT = 0.75  # share of it by which its sides may be lifted
_PROBE = 0.02  # of an arm
_CLEAR = 0.022  # metres between the grip and the bow, where fingers go
_BULGE = 0.75  # how near a curve comes to its controls
_LEAN = 0.25  # how far a wrapped section's middle lies out, over how far its sides lie back
_MOST_BACK = 0.28  # how far the sides lie back, over the height of the bow: further, its rows would cross
_LEAVE = 0.4  # it leaves the guard steeply, having gone so much of the way out where it turns down


def bow_charts(
    p: BowParameters,
    guard: GuardParameters,
    grip: GripParameters,
    pommel: PommelParameters,
    hub: Hub,
    middle: float,
    resolution: int,
) -> np.ndarray:
    """(5, R, R, 3) float64 metres: sides 0-3 from the guard down, low cap; the grip's middle at the origin.

    Args:
        middle: height of the guard's middle.
    """
    v, u = np.linspace(0.0, 1.0, resolution), np.linspace(0.0, 1.0, resolution)
    ring = section(u, p.squareness)
    lift = np.array([0.0, 0.0, middle])
    root = _root(p, guard, hub, ring) + lift
    start = guard_places(guard, hub, np.array([p.root, 0.0, 0.0])) + lift
    line, tangent = _curve(p, start[[0, 2]], grip, pommel, v)
    width, thickness = _sizes(p, pommel, v)
    # The sides of a wrapped section lie behind its middle; it is flat again where it enters the pommel.
    wrap = min(p.wrap, _MOST_BACK * (start[2] - line[-1, 1]) / (0.5 * p.width))
    wrap = wrap * (1 - smoothstep((v - 0.55) / 0.3))[:, None]
    bowed = wrap * (_LEAN - ring[:, None, :, 1] ** 2)
    out = thickness[:, None] * ring[:, None, :, 0] + width[:, None] * bowed
    x = line[:, 0, None] - tangent[:, 1, None] * out
    z = line[:, 1, None] + tangent[:, 0, None] * out
    y = np.broadcast_to(-width[:, None] * ring[:, None, :, 1], x.shape)
    sides = np.stack([x, y, z], axis=-1)
    fade = np.clip(1 - v / _ROOT_V, 0.0, 1.0) ** 2
    sides = sides + fade[:, None, None] * (root[:, None] - sides[:, :1])
    return np.concatenate([sides, low_cap(sides)[None]])


def _root(p: BowParameters, guard: GuardParameters, hub: Hub, ring: np.ndarray) -> np.ndarray:
    """(4, R, 3): the first row, level inside the guard's wall; the guard's middle at the origin."""
    near = guard_places(guard, hub, np.array([[p.root - _PROBE, 0.0, 0.0], [p.root + _PROBE, 0.0, 0.0]]))
    step = near[1] - near[0]
    level, steep = max(step[0], 0.0) / np.linalg.norm(step), max(-step[2], 0.0) / np.linalg.norm(step)
    thickness = min(0.5 * p.thickness / guard.front, 0.4 * (1 - p.root))
    share = min(p.width * p.root_width / guard.depth, _MOST_ROOT)
    straight = 1 - guard.disc + guard.disc * np.sqrt(1 - (share * ring[..., 1]) ** 2 / 2)  # as a disc's rows are not
    along = np.minimum(p.root / straight, _FURTHEST) + level * thickness * ring[..., 0]
    box = np.stack([along, -share * ring[..., 1], steep * _WALL * ring[..., 0]], axis=-1)
    # A dome's wall is lower at the row's sides: as far as its thickness allows, they are lifted to their middle.
    low = near[:, 2].mean() - guard_places(guard, hub, box)[..., 2]
    box[..., 2] += level * np.clip(low / (0.5 * guard.height), -_LIFT, _LIFT)
    return guard_places(guard, hub, box)


def _curve(p: BowParameters, start: np.ndarray, grip: GripParameters, pommel: PommelParameters, v: np.ndarray):
    """X and Z (R, 2) of the middle line at each row, and its direction."""
    end = pommel_middle(grip, pommel)
    fall = start[1] - end[1]
    clear = max(start[0] + p.reach, (0.5 * grip.width + _CLEAR + 0.5 * p.thickness) / _BULGE)
    leave = start[0] + _LEAVE * (clear - start[0])
    controls = np.array([start, [leave, start[1] - p.high * fall], [clear, end[1] + p.low * fall], end])
    t = np.linspace(0.0, 1.0, _STEPS)[:, None]
    line = sum(
        weight * point
        for weight, point in zip(((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3), controls, strict=True)
    )
    run = np.append(0.0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1)))
    inside = _INSIDE * 0.5 * min(pommel.width, pommel.depth, pommel_height(grip, pommel))
    place = np.interp(v, [0.0, _END_V, 1.0], [0.0, run[-1] - inside, run[-1]])
    slope = np.gradient(line, axis=0)
    slope /= np.linalg.norm(slope, axis=1, keepdims=True)
    return (np.stack([np.interp(place, run, values[:, axis]) for axis in (0, 1)], axis=-1) for values in (line, slope))


def _sizes(p: BowParameters, pommel: PommelParameters, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Half-width and half-thickness at each row, metres; both close inside the pommel."""
    end = min(p.end_width, _MOST_END * pommel.depth / p.width)
    width = 1 + (p.root_width - 1) * (1 - smoothstep(v / 0.4))
    width = width + (end - 1) * smoothstep((v - 0.45) / 0.38)
    closing = np.sqrt(1 - np.clip((v - _END_V) / (1 - _END_V), 0.0, 1.0) ** 2)
    return 0.5 * p.width * width * closing, 0.5 * p.thickness * closing

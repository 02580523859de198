"""The guard: the six faces of a cube, made a bar or a disc, domed, and laid along a bent path. Middle at the origin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ....forge.box import cube, to_disc
from ....forge.tube import Bend, smoothstep
from .parameters import GuardParameters

_BEVEL = 0.8  # where on a chart a chamfer begins, from its middle
_END = 14 / 15  # of an arm: beyond it lies the chamfer of its end
_FADE = 1.8  # the middle's thickness ends so many times further out than what stands in it
_GAP = 0.0025  # metres of guard above and below the ends that stand in it
_ROOM = 1.3  # depth of a bar over that of what stands in it
_TIGHTEST = 0.8  # of a bend: at 1 its inner side would be a point
_ONSET = 1.4  # of a bend: it grows towards the arm's end
_DOME_ONSET = 1.3
_LONGEST_STRAIGHT = 0.8  # of an arm


@dataclass(frozen=True)
class Hub:
    """What stands in a guard: half-width (X) and half-depth (Y) of grip or blade, metres."""

    width: float
    depth: float

    @property
    def radius(self) -> float:
        """Metres around both."""
        return float(np.hypot(self.width, self.depth))


def guard_charts(p: GuardParameters, hub: Hub, resolution: int) -> np.ndarray:
    """(6, R, R, 3) float64 metres: front side (+Y), top, back side, bottom, end at the back (-X), end at the front."""
    return guard_places(p, hub, cube(resolution))


def guard_seat(p: GuardParameters, hub: Hub) -> float:
    """Height where grip and blade end inside the guard, metres over its middle."""
    return -0.5 * _drop(p, hub)


def guard_places(p: GuardParameters, hub: Hub, box: np.ndarray) -> np.ndarray:
    """(..., 3) metres: where points of the cube [-1, 1]^3 are in the guard, those inside too."""
    along, depth, height = np.moveaxis(box, -1, 0)
    along, depth, height = _bevelled(p, along, depth, height)
    depth, height = to_disc(depth, height, p.roundness * (1 - p.disc))
    depth, along = _round_rim(p, along, depth, height)
    along, depth = to_disc(along, depth, p.disc)
    along, depth = _lobed(p, along, depth)
    x = np.where(along >= 0, p.front, p.back) * along
    out = np.clip(np.abs(along), 0.0, 1.0)
    flare = 1 + (p.flare - 1) * (1 - p.disc) * out**1.3
    y = (0.5 * p.depth * flare + _needed(p, hub, x)) * depth
    z = height * (0.5 * p.height * flare + _thicker(p, hub, np.hypot(x, p.disc * y)))
    x, y, z = _domed(p, np.hypot(along, depth), x, y, z)
    front, back = _arm(p, hub, x, z, 1), _arm(p, hub, x, z, -1)
    plane = np.where((x >= 0)[..., None], front, back)
    return np.stack([plane[..., 0], y, plane[..., 1]], axis=-1)


def _bevelled(
    p: GuardParameters, along: np.ndarray, depth: np.ndarray, height: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Cut the long edges and the ends of a bar, or the rim's edges of a disc, at fixed places of a chart."""
    chamfer = 0.5 * p.bevel * (1 - p.roundness)
    rim = (1 - p.disc) * np.abs(depth) + p.disc * np.maximum(np.abs(along), np.abs(depth))
    inwards = chamfer * min(1.0, p.height / p.depth) * _past(np.abs(height), _BEVEL)
    down = chamfer * min(1.0, p.depth / p.height) * _past(rim, _BEVEL)
    end = 1 - 2 * chamfer * (1 - p.disc) * _past(np.abs(along), _END)
    return along * (1 - p.disc * inwards), depth * end * (1 - inwards), height * end * (1 - down)


def _round_rim(p: GuardParameters, along: np.ndarray, depth: np.ndarray, height: np.ndarray):
    """A disc's rim as round as its thickness allows."""
    bulge = p.disc * p.roundness * (1 - np.sqrt(1 - 0.75 * height**2))
    share = min(1.0, p.height / p.depth)
    return depth * (1 - share * bulge), along * (1 - share * bulge)


def _past(place: np.ndarray, start: float) -> np.ndarray:
    """Share of the way from a start to 1."""
    return np.clip((place - start) / (1 - start), 0.0, 1.0)


def _lobed(p: GuardParameters, along: np.ndarray, depth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A disc's outline with a waist in front and behind."""
    radius, angle = np.hypot(along, depth), np.arctan2(depth, along)
    out = 1 - p.disc * p.lobes * (0.7 * np.cos(2 * angle) + 0.3 * np.cos(4 * angle)) * radius**2
    return out * along, out * depth


def _middle(distance: np.ndarray, radius: float) -> np.ndarray:
    """1 within a radius, falling to 0."""
    return 1 - smoothstep((distance / radius - 1) / (_FADE - 1))


def _needed(p: GuardParameters, hub: Hub, x: np.ndarray) -> np.ndarray:
    """Half-depth that a bar lacks at its middle, metres."""
    lacking = max(_ROOM * hub.depth - 0.5 * p.depth, 0.0) * (1 - p.disc)
    return lacking * _middle(np.abs(x), hub.width)


def _thicker(p: GuardParameters, hub: Hub, distance: np.ndarray) -> np.ndarray:
    """Half-height that the guard lacks at its middle, metres."""
    lacking = max(0.5 * _drop(p, hub) + _GAP * (1 + p.roundness * (1 - p.disc)) - 0.5 * p.height, 0.0)
    return lacking * _middle(distance, hub.width + p.disc * (hub.radius - hub.width))


def _dome(p: GuardParameters) -> tuple[Bend, float, float]:
    """The dome's profile, its heading at the rim in radians, and the mean radius of its mouth."""
    turn = np.radians(p.dome) * p.disc
    return Bend(1.0, lambda s: turn * s**_DOME_ONSET), turn, (p.front + p.back + p.depth) / 4


def _profile(p: GuardParameters, radius: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Radius over that of the flat plate, height in metres and heading of the dome at shares of its radius."""
    bend, turn, mean = _dome(p)
    plane = bend.carry(radius, np.zeros_like(radius))
    mouth = bend.carry(np.array(1.0), np.array(0.0))[1]
    out = np.where(radius > 1e-6, plane[..., 1] / np.maximum(radius, 1e-6), 1.0) / mouth
    return out, -np.abs(plane[..., 0]) * mean / mouth * np.sign(turn), turn * radius**_DOME_ONSET


def _domed(p: GuardParameters, radius: np.ndarray, x: np.ndarray, y: np.ndarray, z: np.ndarray):
    """The plate bent down all around; ``z`` is measured across it."""
    radius = np.minimum(radius, 1.0)
    out, down, heading = _profile(p, radius)
    far = np.maximum(np.hypot(x, y), 1e-9)
    side = z * np.sin(heading) / far
    return x * (out + side), y * (out + side), down + z * np.cos(heading)


def _drop(p: GuardParameters, hub: Hub) -> float:
    """How much lower a dome is around the hub than in its middle, metres."""
    least = min(p.front, p.back, 0.5 * p.depth)
    return p.disc * float(abs(_profile(p, np.array(min(hub.radius / least, 1.0)))[1]))


def _arm(p: GuardParameters, hub: Hub, x: np.ndarray, z: np.ndarray, side: int) -> np.ndarray:
    """(..., 2) X and Z of one half laid along its path."""
    length = p.front if side > 0 else p.back
    start = min(hub.width / length, _LONGEST_STRAIGHT)
    most = np.degrees(_TIGHTEST * (1 - start) * length / (_ONSET * 0.5 * p.height * max(p.flare, 1.0)))
    sweep = np.radians(np.clip(p.sweep_front if side > 0 else p.sweep_back, -most, most))
    path = Bend(length, lambda s: sweep * _past(s, start) ** _ONSET)
    share = side * x / length
    on = np.clip(share, 0.0, 1.0)
    plane = path.carry(on, -z, length * (share - on))  # the path's own plane: first axis down, second outwards
    return np.stack([side * plane[..., 1], -plane[..., 0]], axis=-1)

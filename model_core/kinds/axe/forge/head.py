"""The head: back, eye and bit, four charts each, and two caps. The eye's middle at the origin, tube along +X.

Charts are the two cheeks, the top and the bottom, so the head's edges lie on chart borders. The eye is made around
points of the haft that it has to hold.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ....forge.tube import high_cap, low_cap
from .parameters import EyeParameters, WingParameters
from .wing import Root, wing_heights, wing_points, wing_w

_CHAMFER_U = (0.0, 0.2, 0.8, 1.0)  # where along a cheek its bevels begin
_LEAST_CHAMFER, _MOST_CHAMFER = 0.06, 0.4  # of the half-height: columns neither vanish nor meet
_LANGET = 1.6  # outline of the tongue: 1 a triangle, 2 round
_SEAT = 0.5  # where the haft ends, over the height of the eye above its middle; below every bevel
_MARGIN = 1.03  # least thickness of the eye over the haft's


@dataclass(frozen=True)
class Eye:
    """An eye that fits a haft: ``half_length`` along X and ``half_thickness`` in its middle, metres."""

    p: EyeParameters
    bit: WingParameters
    back: WingParameters
    half_length: float = 1.0
    half_thickness: float = 1.0

    def around(self, haft: np.ndarray) -> Eye:
        """The same, as long and as thick as it must be to hold (N, 3) points of the haft, in its own space."""
        half_length = np.abs(haft[:, 0]).max() * (1 + self.p.wall_ends)
        x = haft[:, 0] / half_length
        needed = np.abs(haft[:, 1]) / self._blend(x, self.back.root_thickness, self.bit.root_thickness)
        half_thickness = needed.max() * max(1 + self.p.wall, _MARGIN)
        return Eye(self.p, self.bit, self.back, half_length, half_thickness)

    @property
    def seat(self) -> float:
        """Height over its middle at which the haft ends, metres."""
        return _SEAT * self.top_within(1 / (1 + self.p.wall_ends))

    def top_within(self, x: float) -> float:
        """Lowest height of its top within ``x`` of its middle, x over the half-length; metres."""
        return float(self.heights(np.array([-x, x]))[0].min())

    def drop(self, depth: float) -> float:
        """How far its top slopes down towards ``depth`` metres beside its middle, by its bevel; metres."""
        share = self.p.chamfer_depth - max(1 - depth / self.half_thickness, 0.0)
        bevel = np.clip(self.p.chamfer / self.p.up, _LEAST_CHAMFER, _MOST_CHAMFER) * self.p.up
        return float(bevel * max(share, 0.0) / max(self.p.chamfer_depth, 1e-6))

    def heights(self, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Heights above and below its middle, metres, at x over the half-length."""
        shape = self._blend(x, self.back.root, self.bit.root)
        tongue = self.p.langet * (1 - np.abs(x) ** _LANGET)
        return self.p.up * shape, self.p.down * shape + tongue

    def root(self, wing: WingParameters) -> Root:
        """Where one of its wings begins."""
        return Root(self.half_length, self.p.up, self.p.down, wing.root_thickness * self.half_thickness)

    def sides(self, v: np.ndarray) -> np.ndarray:
        """(4, R, R, 3): its charts."""
        x = 2 * v - 1
        up, down = self.heights(x)
        s, side = self.section(up, down)
        z = np.where(s >= 0, up[:, None], down[:, None]) * s
        thick = self.half_thickness * self._blend(x, self.back.root_thickness, self.bit.root_thickness)
        y = side * thick[:, None]
        return np.stack(np.broadcast_arrays(self.half_length * x[:, None], y, z), axis=-1)

    def section(self, up: np.ndarray, down: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Height and side on -1..1 of (4, R, R) points: cheek +Y, top, cheek -Y, bottom; u along the last axis."""
        u = np.linspace(0.0, 1.0, len(up))
        above, below = (np.clip(self.p.chamfer / h, _LEAST_CHAMFER, _MOST_CHAMFER) for h in (up, down))
        cheek = np.stack([np.interp(u, _CHAMFER_U, [-1, b - 1, 1 - a, 1]) for a, b in zip(above, below, strict=True)])
        edge = 1 - self.p.chamfer_depth
        thick = np.broadcast_to(np.interp(u, _CHAMFER_U, [edge, 1, 1, edge]), cheek.shape)
        across, rim = np.broadcast_to(edge * (1 - 2 * u), cheek.shape), np.ones_like(cheek)
        s = np.stack([cheek, rim, cheek[:, ::-1], -rim])
        return s, np.stack([thick, across, -thick, -across])

    def _blend(self, x: np.ndarray, back: float, bit: float) -> np.ndarray:
        """1 in the middle, and what the wings have at their roots."""
        ends = np.where(x >= 0, bit, back)
        return 1 + (ends - 1) * np.abs(x) ** self.p.cheek


def head_charts(eye: Eye, resolution: int) -> np.ndarray:
    """(14, R, R, 3) float64 metres: back 0-3, eye 0-3, bit 0-3, cap of the back, cap of the edge."""
    v = np.linspace(0.0, 1.0, resolution)
    back = _wing(eye, eye.back, v)[:, ::-1] * (-1, 1, 1)
    bit = _wing(eye, eye.bit, v)
    return np.concatenate([back, eye.sides(v), bit, low_cap(back)[None], high_cap(bit)[None]])


def _wing(eye: Eye, p: WingParameters, v: np.ndarray) -> np.ndarray:
    """(4, R, R, 3): one wing from root to edge, the edge towards +X."""
    root, w = eye.root(p), wing_w(p, v)
    s, side = eye.section(*wing_heights(p, root, w))
    return wing_points(p, root, np.broadcast_to(w[:, None], s.shape), s, side)

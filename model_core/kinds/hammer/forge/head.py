"""The head: back, eye and face, four charts each, and two caps. The eye's middle at the origin, tube along +X.

Charts are the sides towards +Y, up, -Y and down; their borders lie on a square's corners, or in the middle of its
bevels.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ....forge.tube import high_cap, low_cap, ring
from .parameters import EyeParameters, WingParameters
from .wing import Outline, Rows, outline, wing_rows

_BEVEL_U = (0.0, 0.2, 0.8, 1.0)  # where along a chart the bevels of a facetted section end
_EIGHT = 1 - np.tan(np.pi / 8)  # bevel that makes eight even sides
_LEAST_BEVEL, _MOST_BEVEL = 0.02, 0.8  # columns neither vanish nor meet
_MIDDLE = 0.5  # share of the eye's half-length on which it keeps its size
_SEAT = 0.5  # where the haft ends, over the eye's half-height
_FINE = 41  # columns at which the eye's top is read
_WALL = 1.3  # half-thickness of the eye over the haft's, so that the haft's end stays inside a round one


@dataclass(frozen=True)
class Eye:
    """An eye of a size: ``half_length`` along X and ``half_thickness`` along Y, metres."""

    p: EyeParameters
    half_length: float
    half_thickness: float

    @classmethod
    def around(cls, p: EyeParameters, half_width: float, half_depth: float) -> Eye:
        """The eye that holds a haft of half a width along X and half a depth along Y, metres."""
        length, thickness = p.up * p.length, p.up * p.thickness
        wall = p.hold * _WALL / min(p.ends, 1.0)
        return cls(p, max(length, p.hold * half_width * _WALL), max(thickness, wall * half_depth))

    @property
    def seat(self) -> float:
        """Height over its middle at which the haft ends, metres."""
        return _SEAT * self.p.up

    def surface(self, x: float, y: float) -> float:
        """Height over its middle of its top, ``x`` metres along it and ``y`` across it, metres."""
        ends = np.clip((np.array([0.0, 1.0]) * x / self.half_length + 1) / 2, 0.0, 1.0)
        rows = self.rows(ends)
        across = self._section(rows, _FINE)[1, 1] * (rows.half_thickness[1], rows.half_height[1])
        return float(np.interp(y, across[::-1, 0], across[::-1, 1]))

    def rows(self, v: np.ndarray) -> Rows:
        """Its own rows from back to face."""
        x = 2 * v - 1
        size = 1 + (self.p.ends - 1) * np.clip((np.abs(x) - _MIDDLE) / (1 - _MIDDLE), 0.0, 1.0)
        none = np.zeros_like(v)
        return Rows(self.half_length * x, none, self.p.up * size, self.half_thickness * size, none)

    def wing(self, p: WingParameters, v: np.ndarray) -> Rows:
        """Rows of a wing from the eye to its end, the end towards +X."""
        return wing_rows(p, v, self.half_length, self._outline(p))

    def width(self, *wings: WingParameters) -> float:
        """Length of the head along X, with its wings, metres."""
        return 2 * self.half_length + sum(self._outline(p).length for p in wings)

    def _outline(self, p: WingParameters) -> Outline:
        return outline(p, self.p.up, self.p.ends * self.p.up, self.p.ends * self.half_thickness)

    def sides(self, rows: Rows, resolution: int) -> np.ndarray:
        """(4, R, R, 3): charts over some rows."""
        across = self._section(rows, resolution)
        y = across[..., 0] * rows.half_thickness[:, None]
        z = across[..., 1] * rows.half_height[:, None] + rows.z[:, None]
        return np.stack(np.broadcast_arrays(rows.x[:, None], y, z), axis=-1)

    def _section(self, rows: Rows, resolution: int) -> np.ndarray:
        """(4, R, R, 2): Y and Z on -1..1 of each row, in chart order."""
        u, share = np.linspace(0.0, 1.0, resolution), rows.round[:, None, None]
        power = 2 + 6 * (self.p.squareness * (1 - rows.round[:, None])) ** 2
        way = ring(u, self.p.squareness)[:, None] * (1 - share) + ring(u, 0.0)[:, None] * share
        radius = (np.abs(way) ** power[..., None]).sum(axis=-1, keepdims=True) ** (1 / power[..., None])
        return (1 - self.p.facets) * way / radius + self.p.facets * self._bevelled(rows, u)

    def _bevelled(self, rows: Rows, u: np.ndarray) -> np.ndarray:
        """(4, R, R, 2): the same with flat sides and bevels, which are as high as they are deep."""
        bevel = self.p.chamfer + (_EIGHT - self.p.chamfer) * rows.round
        thinner = np.minimum(rows.half_height, rows.half_thickness)
        along_y, along_z = (
            np.clip(bevel * thinner / half, _LEAST_BEVEL, _MOST_BEVEL)
            for half in (rows.half_thickness, rows.half_height)
        )
        beside = [_side(u, *pair) for pair in zip(along_y, along_z, strict=True)]
        above = [_side(u, *pair) for pair in zip(along_z, along_y, strict=True)]
        right, top = np.stack(beside), np.stack(above)[..., ::-1] * (-1, 1)
        return np.stack([right, top, -right, -top])


def _side(u: np.ndarray, deep: float, wide: float) -> np.ndarray:
    """(R, 2): one side of a bevelled square, from the middle of a bevel to the middle of the next."""
    out = np.interp(u, _BEVEL_U, [1 - deep / 2, 1.0, 1.0, 1 - deep / 2])
    return np.stack([out, np.interp(u, _BEVEL_U, [wide / 2 - 1, wide - 1, 1 - wide, 1 - wide / 2])], axis=-1)


def head_charts(eye: Eye, face: WingParameters, back: WingParameters, resolution: int) -> np.ndarray:
    """(14, R, R, 3) float64 metres: back 0-3, eye 0-3, face 0-3, cap of the back, cap of the face."""
    v = np.linspace(0.0, 1.0, resolution)
    behind, before = eye.wing(back, v), eye.wing(face, v)
    rear = eye.sides(replace(behind, x=-behind.x), resolution)[:, ::-1]
    front = eye.sides(before, resolution)
    caps = [low_cap(rear) - _bulge(back, behind, resolution), high_cap(front) + _bulge(face, before, resolution)]
    return np.concatenate([rear, eye.sides(eye.rows(v), resolution), front, caps])


def _bulge(p: WingParameters, rows: Rows, resolution: int) -> np.ndarray:
    """(R, R, 3): how far the end of a wing bulges, along X."""
    step = np.linspace(0.0, 1.0, resolution)
    height = p.crown * min(rows.half_height[-1], rows.half_thickness[-1])
    bulge = 16 * height * np.outer(step * (1 - step), step * (1 - step))
    return bulge[..., None] * np.array([1.0, 0.0, 0.0])

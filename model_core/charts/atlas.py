"""Where each chart lies in a texture: one UV layout for scene, projection, baking and export.

A kind has one atlas for all its assets, so a texture that is painted on one lies right
on every other, whatever its sizes, at every level of detail and in every file.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..errors import KindError
from .grid import unit_grid
from .layout import Layout
from .weld import weld

_TILE_MARGIN = 0.02  # of a tile, on each side: keeps a texture's neighbours apart when it is filtered


@dataclass(frozen=True, eq=False)
class Atlas:
    """A rectangle of the unit square for each chart; no two overlap, none is mirrored.

    Attributes:
        low: (C, 2) float32, the rectangle's lower left corner.
        high: (C, 2) float32, its upper right corner.
        turned: (C,) bool, the chart lies in it turned by 90 degrees: u runs upwards, v to the left.
    """

    low: np.ndarray
    high: np.ndarray
    turned: np.ndarray

    def __eq__(self, other: object) -> bool:
        """Whether every chart lies in the same place."""
        return isinstance(other, Atlas) and self._bytes == other._bytes

    def __hash__(self) -> int:
        """By value, because caches are keyed by kinds."""
        return hash(self._bytes)

    @cached_property
    def _bytes(self) -> tuple[bytes, ...]:
        return self.low.tobytes(), self.high.tobytes(), self.turned.tobytes()

    @property
    def coverage(self) -> float:
        """Share of the unit square that charts cover."""
        return float((self.high - self.low).prod(axis=1).sum())

    def sides(self) -> np.ndarray:
        """(C, 2) lengths of each chart's u and v in the unit square."""
        across = self.high - self.low
        return np.where(self.turned[:, None], across[:, ::-1], across)

    def uv(self, resolution: int) -> np.ndarray:
        """(C, R, R, 2) float32: where every grid point lies; coarser grids lie on the same map."""
        grid = unit_grid(resolution)
        turned = np.stack([1 - grid[..., 1], grid[..., 0]], axis=-1)
        place = np.where(self.turned[:, None, None, None], turned, grid)
        low, high = self.low[:, None, None], self.high[:, None, None]
        return (low + place * (high - low)).astype(np.float32)

    def corner_uv(self, layout: Layout, resolution: int) -> np.ndarray:
        """(T, 3, 2) float32: UV of each triangle's corners, in the order of ``weld(...).triangle_points``."""
        return self.uv(resolution).reshape(-1, 2)[weld(layout, resolution).triangle_points]

    def chart_at(self, places: np.ndarray) -> np.ndarray:
        """(N,) int64: the chart whose rectangle holds each place (N, 2), or else the nearest one."""
        outside = np.maximum(np.maximum(self.low - places[:, None], places[:, None] - self.high), 0)
        return np.square(outside).sum(axis=2).argmin(axis=1)

    def to_dict(self) -> dict:
        """Plain JSON types."""
        return {name: getattr(self, name).tolist() for name in ("low", "high", "turned")}

    @classmethod
    def from_dict(cls, values: object, layout: Layout) -> Atlas:
        """A checked atlas.

        Raises:
            KindError: not one rectangle a chart, or a rectangle that is none or leaves the unit square.
        """
        try:
            with np.errstate(over="ignore"):  # what overflows is infinite, and refused below
                low, high = (np.array(values[name], dtype=np.float32) for name in ("low", "high"))
            turned = np.array(values["turned"], dtype=bool)
        except (TypeError, ValueError, LookupError, OverflowError):
            raise KindError("The atlas cannot be read: it must have low, high and turned.") from None
        count = layout.chart_count
        if low.shape != (count, 2) or high.shape != (count, 2) or turned.shape != (count,):
            raise KindError("The atlas needs one rectangle for each of the {count} charts.", count=count)
        if not ((low >= 0) & (low < high) & (high <= 1)).all():
            raise KindError("The atlas has a rectangle that is empty or extends beyond the unit square.")
        return cls(low, high, turned)


def atlas_of_uv(uv: np.ndarray) -> Atlas | None:
    """The atlas that gives these UVs, or None where they are of no atlas.

    Args:
        uv: (C, R, R, 2) float32; NaN where nothing is known, as where no face has a corner.
    """
    known = np.isfinite(uv)
    if not known.any(axis=(1, 2)).all():
        return None
    step = np.abs(np.nanmean(np.diff(uv, axis=2), axis=(1, 2)))  # along u
    found = Atlas(np.nanmin(uv, axis=(1, 2)), np.nanmax(uv, axis=(1, 2)), step[:, 1] > step[:, 0])
    return found if np.allclose(found.uv(uv.shape[1])[known], uv[known], atol=1e-5) else None


def tiles(layout: Layout) -> Atlas:
    """Equal squares, row by row from the lower left: for a kind that has no atlas of its own."""
    side = math.isqrt(layout.chart_count - 1) + 1
    chart = np.arange(layout.chart_count)
    corner = np.stack([chart % side, chart // side], axis=-1)
    low, high = ((corner + margin) / side for margin in (_TILE_MARGIN, 1 - _TILE_MARGIN))
    return Atlas(low.astype(np.float32), high.astype(np.float32), np.zeros(len(chart), dtype=bool))


def atlases_of(stored: object, layout: Layout) -> tuple[Atlas, Atlas]:
    """The atlas of textures and that of lightmaps, whose charts are further apart.

    Args:
        stored: {"texture": as of :meth:`Atlas.to_dict`, "lightmap": the same}.
    Raises:
        KindError: one is missing, or see :meth:`Atlas.from_dict`.
    """
    if not isinstance(stored, dict) or set(stored) != {"texture", "lightmap"}:
        raise KindError("An atlas must have a texture and a lightmap.")
    return Atlas.from_dict(stored["texture"], layout), Atlas.from_dict(stored["lightmap"], layout)


def chart_sizes(grids: np.ndarray) -> np.ndarray:
    """The rectangle that stretches each chart least: as large as its area, its sides as its typical lengths.

    Args:
        grids: (C, R, R, 3) metres, borders closed.
    Returns:
        (C, 2) float32 metres, across u and along v; no side is zero.
    """
    area, squared = _measured(grids)
    total = area.sum(axis=1)
    length = np.sqrt(np.maximum(np.einsum("kt,ktc->kc", area, squared), 1e-12))  # root mean square, but for a factor
    sizes = length * np.sqrt(total / length.prod(axis=1))[:, None]
    return np.maximum(sizes, _SMALLEST_SIDE * np.sqrt(total.sum())).astype(np.float32)


_SMALLEST_SIDE = 0.01  # of the root of the surface's area: what has shrunk to nothing still gets texels


def _measured(grids: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Every chart's triangles: areas (C, T), and (C, T, 2) squared lengths a unit of u and of v."""
    points = np.asarray(grids, dtype=np.float64)
    across, along = np.diff(points, axis=2), np.diff(points, axis=1)
    lower, upper = (across[:, :-1], along[:, :, 1:]), (across[:, 1:], along[:, :, :-1])  # each quad's two halves
    area = np.stack([np.linalg.norm(np.cross(u, v), axis=-1) / 2 for u, v in (lower, upper)])
    squared = np.stack([[(u**2).sum(axis=-1), (v**2).sum(axis=-1)] for u, v in (lower, upper)])
    charts, cells = len(points), (points.shape[1] - 1) ** 2
    area = np.moveaxis(area, 0, -1).reshape(charts, 2 * cells)
    squared = np.moveaxis(squared, (0, 1), (-2, -1)).reshape(charts, 2 * cells, 2)
    return area, squared * (points.shape[1] - 1) ** 2

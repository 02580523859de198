"""UVs by area: every chart a rectangle of the unit square, the same at every level of detail."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..charts.grid import unit_grid
from ..charts.weld import weld

TEXTURE_MARGIN = 8 / 1024
"""Gap of UV0: 8 texels of a 1024 texture, 4 of a 512: a chart's own 4 or 2 stay clean for two mip levels."""
LIGHTMAP_MARGIN = 2 / 128
"""Gap of UV1: Unity asks for two full texels, here of a 128 lightmap; of a 256 it is a whole compression block."""
_SMALLEST_SIDE = 0.01  # of the root of the sword's area: what has shrunk to nothing still gets texels


@dataclass(frozen=True)
class Atlas:
    """A rectangle of the unit square for each chart; no two overlap, none is mirrored.

    Attributes:
        low: (25, 2) float32, the rectangle's lower left corner.
        high: (25, 2) float32, its upper right corner.
        turned: (25,) bool, the chart lies in it turned by 90 degrees: u runs upwards, v to the left.
    """

    low: np.ndarray
    high: np.ndarray
    turned: np.ndarray

    @property
    def coverage(self) -> float:
        """Share of the unit square that charts cover."""
        return float((self.high - self.low).prod(axis=1).sum())

    def sides(self) -> np.ndarray:
        """(25, 2) lengths of each chart's u and v in the unit square."""
        across = self.high - self.low
        return np.where(self.turned[:, None], across[:, ::-1], across)

    def uv(self, resolution: int) -> np.ndarray:
        """(25, R, R, 2) float32: where every grid point lies; coarser grids lie on the same map."""
        grid = unit_grid(resolution)
        turned = np.stack([1 - grid[..., 1], grid[..., 0]], axis=-1)
        place = np.where(self.turned[:, None, None, None], turned, grid)
        low, high = self.low[:, None, None], self.high[:, None, None]
        return (low + place * (high - low)).astype(np.float32)

    def corner_uv(self, resolution: int) -> np.ndarray:
        """(T, 3, 2) float32: UV of each triangle's corners, in the order of ``weld(resolution).triangle_points``."""
        return self.uv(resolution).reshape(-1, 2)[weld(resolution).triangle_points]


def chart_sizes(grids: np.ndarray) -> np.ndarray:
    """The rectangle that stretches each chart least: as large as its area, its sides as its typical lengths.

    Args:
        grids: (25, R, R, 3) metres, borders closed.
    Returns:
        (25, 2) float32 metres, across u and along v; no side is zero.
    """
    area, squared = _measured(grids)
    total = area.sum(axis=1)
    length = np.sqrt(np.maximum(np.einsum("kt,ktc->kc", area, squared), 1e-12))  # root mean square, but for a factor
    sizes = length * np.sqrt(total / length.prod(axis=1))[:, None]
    return np.maximum(sizes, _SMALLEST_SIDE * np.sqrt(total.sum())).astype(np.float32)


def _measured(grids: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Every chart's triangles: areas (25, T), and (25, T, 2) squared lengths a unit of u and of v."""
    points = np.asarray(grids, dtype=np.float64)
    across, along = np.diff(points, axis=2), np.diff(points, axis=1)
    lower, upper = (across[:, :-1], along[:, :, 1:]), (across[:, 1:], along[:, :, :-1])  # each quad's two halves
    area = np.stack([np.linalg.norm(np.cross(u, v), axis=-1) / 2 for u, v in (lower, upper)])
    squared = np.stack([[(u**2).sum(axis=-1), (v**2).sum(axis=-1)] for u, v in (lower, upper)])
    charts, cells = len(points), (points.shape[1] - 1) ** 2
    area = np.moveaxis(area, 0, -1).reshape(charts, 2 * cells)
    squared = np.moveaxis(squared, (0, 1), (-2, -1)).reshape(charts, 2 * cells, 2)
    return area, squared * (points.shape[1] - 1) ** 2

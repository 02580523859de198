"""One level of detail: the same charts on a coarser grid, so nothing is decimated and every border still welds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..charts.layout import Layout
from ..charts.weld import weld


@dataclass(frozen=True)
class Level:
    """A closed triangle mesh, V vertices and T triangles, counter-clockwise seen from outside.

    Attributes:
        vertices: (V, 3) float32 metres; asset space, unless it has been turned for an engine.
        triangles: (T, 3) int32 into ``vertices``.
        part_of_triangle: (T,) int32, index into the layout's parts.
    """

    vertices: np.ndarray
    triangles: np.ndarray
    part_of_triangle: np.ndarray


def triangle_count(layout: Layout, resolution: int) -> int:
    """Of a level of so many points along a chart's side: two a quad, and one where a quad meets a pole."""
    quads = resolution - 1
    return 2 * layout.chart_count * quads**2 - len(layout.poles) * quads


def level_of(grids: np.ndarray, layout: Layout) -> Level:
    """The level that chart grids are.

    Args:
        grids: (C, R, R, 3) of ``layout``, metres, asset space, borders closed.
    """
    topology = weld(layout, grids.shape[1])
    return Level(
        vertices=topology.vertices(grids).astype(np.float32),
        triangles=topology.triangles.astype(np.int32),
        part_of_triangle=np.asarray(layout.part_of_chart, dtype=np.int32)[topology.chart_of_triangle],
    )

"""One level of detail: the same charts on a coarser grid, so nothing is decimated and every border still welds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..charts.layout import CHART_COUNT, PART_OF_CHART, POLES
from ..charts.weld import weld


@dataclass(frozen=True)
class Level:
    """A closed triangle mesh, V vertices and T triangles, counter-clockwise seen from outside.

    Attributes:
        vertices: (V, 3) float32 metres; sword space, unless it has been turned for an engine.
        triangles: (T, 3) int32 into ``vertices``.
        part_of_triangle: (T,) int32, index into ``charts.layout.PARTS``.
    """

    vertices: np.ndarray
    triangles: np.ndarray
    part_of_triangle: np.ndarray


def triangle_count(resolution: int) -> int:
    """Of a level of so many points along a chart's side: two a quad, and one where a quad meets a pole."""
    quads = resolution - 1
    return 2 * CHART_COUNT * quads**2 - len(POLES) * quads


def level_of(grids: np.ndarray) -> Level:
    """The level that chart grids are.

    Args:
        grids: (25, R, R, 3) metres, sword space, borders closed.
    """
    topology = weld(grids.shape[1])
    return Level(
        vertices=topology.vertices(grids).astype(np.float32),
        triangles=topology.triangles.astype(np.int32),
        part_of_triangle=np.asarray(PART_OF_CHART, dtype=np.int32)[topology.chart_of_triangle],
    )

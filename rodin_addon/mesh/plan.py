"""Which vertices, corners and faces a Blender mesh of some charts has.

A plan depends on the kind and the resolution alone, so it is made once and serves every
asset. Grid points of one chart that are one point (a pole) become one vertex,
so no face is degenerate.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ...model_core.charts.grid import unit_grid
from ...model_core.charts.weld import weld
from ...model_core.kinds import Kind


@dataclass(frozen=True)
class MeshPlan:
    """A mesh without positions: V vertices, C face corners, F faces.

    Attributes:
        point_of_vertex: (V,) int64, a flat grid-point index (chart, v, u) for each vertex.
        welded_of_vertex: (V,) int64, the asset's welded vertex each one is.
        corner_vertex: (C,) int32, vertex of each face corner.
        corner_point: (C,) int64, a flat grid-point index (chart, v, u) for each face corner.
        face_start: (F,) int32, first corner of each face.
        corner_uv: (C, 2) float32, place in the kind's atlas.
        corner_chart_uv: (C, 2) float32, place in the chart's own unit square.
        parts: the asset's parts in this mesh, one material slot each.
        face_slot: (F,) int32, material slot of each face.
        face_chart: (F,) int32, chart of each face.
    """

    point_of_vertex: np.ndarray
    welded_of_vertex: np.ndarray
    corner_vertex: np.ndarray
    corner_point: np.ndarray
    face_start: np.ndarray
    corner_uv: np.ndarray
    corner_chart_uv: np.ndarray
    parts: tuple[int, ...]
    face_slot: np.ndarray
    face_chart: np.ndarray

    def positions(self, grids: np.ndarray) -> np.ndarray:
        """(V, 3) vertex positions out of grids (charts, R, R, 3) whose seams are closed."""
        return np.ascontiguousarray(grids.reshape(-1, 3)[self.point_of_vertex], dtype=np.float32)


@lru_cache(maxsize=8)
def patch_plans(kind: Kind, resolution: int) -> tuple[MeshPlan, ...]:
    """One plan a chart."""
    return tuple(_plan(kind, resolution, (chart,)) for chart in range(kind.layout.chart_count))


@lru_cache(maxsize=8)
def welded_plan(kind: Kind, resolution: int) -> MeshPlan:
    """The whole asset as one closed mesh."""
    return _plan(kind, resolution, tuple(range(kind.layout.chart_count)))


def _plan(kind: Kind, resolution: int, charts: tuple[int, ...]) -> MeshPlan:
    welding = weld(kind.layout, resolution)
    chosen = np.isin(welding.chart_of_quad, charts)
    quads, points = welding.quads[chosen], welding.quad_points[chosen]
    real = quads != np.roll(quads, -1, axis=1)  # a quad at a pole repeats a vertex: it is a triangle
    welded_of_vertex, first, corner_vertex = np.unique(quads[real], return_index=True, return_inverse=True)
    face_chart = welding.chart_of_quad[chosen].astype(np.int32)
    parts, face_slot = np.unique(np.asarray(kind.layout.part_of_chart)[face_chart], return_inverse=True)
    sizes = real.sum(axis=1)
    return MeshPlan(
        point_of_vertex=points[real][first],
        welded_of_vertex=welded_of_vertex,
        corner_vertex=corner_vertex.ravel().astype(np.int32),
        corner_point=points[real],
        face_start=(np.cumsum(sizes) - sizes).astype(np.int32),
        corner_uv=kind.atlases[0].uv(resolution).reshape(-1, 2)[points[real]],
        corner_chart_uv=unit_grid(resolution).reshape(-1, 2)[points[real] % resolution**2],
        parts=tuple(int(part) for part in parts),
        face_slot=face_slot.astype(np.int32),
        face_chart=face_chart,
    )

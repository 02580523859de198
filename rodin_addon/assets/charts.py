"""Chart grids read back from an asset's meshes, for what no model here can make."""

from __future__ import annotations

import bpy
import numpy as np

from ...model_core.charts.weld import weld
from ...model_core.kinds import Kind
from ...model_core.surface.mesh import TriangleMesh
from ..errors import SceneError
from ..mesh.plan import MeshPlan, patch_plans, welded_plan
from .find import is_welded, patches_of


def charts_of(root: bpy.types.Object, kind: Kind) -> np.ndarray:
    """(C, R, R, 3) float32 metres, asset space: where the meshes' vertices lie.

    Raises:
        SceneError: a patch is missing, or a mesh does not have the vertices and faces it was built with.
        SurfaceError: its vertices are no surface, such as NaN or all in one place.
    """
    grids = _grids(root, kind)
    mesh = TriangleMesh.of_charts(grids, kind.layout)
    TriangleMesh.checked(mesh.vertices, mesh.triangles)
    return grids


def _grids(root: bpy.types.Object, kind: Kind) -> np.ndarray:
    resolution = root.rodin.resolution
    vertex_of_point = weld(kind.layout, resolution).vertex_of_point
    if is_welded(root):
        return _read(root, welded_plan(kind, resolution), vertex_of_point)
    plans = patch_plans(kind, resolution)
    patches = {chart: patch for chart, patch in patches_of(root) if isinstance(chart, int)}
    if not set(range(len(plans))) <= set(patches):
        raise SceneError('A patch of "{name}" is missing.', name=root.name)
    return np.stack([_read(patches[chart], plan, vertex_of_point[chart]) for chart, plan in enumerate(plans)])


def _read(item: bpy.types.Object, plan: MeshPlan, vertex_of_point: np.ndarray) -> np.ndarray:
    """(..., 3) where the points lie that are a welded vertex each, all points of a pole at its one vertex."""
    mesh = item.data
    if (len(mesh.vertices), len(mesh.loops)) != (len(plan.point_of_vertex), len(plan.corner_point)):
        raise SceneError('"{name}" no longer has the vertices and faces it was built with.', name=item.name)
    positions = np.empty(3 * len(mesh.vertices), dtype=np.float32)
    mesh.vertices.foreach_get("co", positions)
    return positions.reshape(-1, 3)[np.searchsorted(plan.welded_of_vertex, vertex_of_point)]

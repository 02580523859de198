"""Chart grids read back from an asset's meshes, for what no model here can make."""

from __future__ import annotations

import bpy
import numpy as np

from ...model_core.kinds import Kind
from ..errors import SceneError
from ..mesh.plan import MeshPlan, patch_plans, welded_plan
from .find import is_welded, patches_of


def charts_of(root: bpy.types.Object, kind: Kind) -> np.ndarray:
    """(C, R, R, 3) float32 metres, asset space: where the meshes' vertices lie.

    Raises:
        SceneError: a patch is missing, or a mesh does not have the vertices and faces it was built with.
    """
    resolution = root.rodin.resolution
    grids = np.full((kind.layout.chart_count * resolution**2, 3), np.nan, dtype=np.float32)
    if is_welded(root):
        _read(root, welded_plan(kind, resolution), grids)
    else:
        plans = patch_plans(kind, resolution)
        for chart, patch in patches_of(root):
            if isinstance(chart, int) and 0 <= chart < len(plans):
                _read(patch, plans[chart], grids)
    if not np.isfinite(grids).all():
        raise SceneError('A patch of "{name}" is missing.', name=root.name)
    return grids.reshape(-1, resolution, resolution, 3)


def _read(item: bpy.types.Object, plan: MeshPlan, grids: np.ndarray) -> None:
    mesh = item.data
    if (len(mesh.vertices), len(mesh.loops)) != (len(plan.point_of_vertex), len(plan.corner_point)):
        raise SceneError('"{name}" no longer has the vertices and faces it was built with.', name=item.name)
    positions = np.empty(3 * len(mesh.vertices), dtype=np.float32)
    mesh.vertices.foreach_get("co", positions)
    grids[plan.corner_point] = positions.reshape(-1, 3)[plan.corner_vertex]

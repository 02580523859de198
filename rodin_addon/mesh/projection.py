"""An asset's atlas and materials brought onto another mesh, by Blender's own transfer of mesh data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import bpy
import numpy as np

from ...model_core.charts.weld import weld
from ...model_core.kinds import Kind
from ..errors import SceneError
from .materials import part_material

PROJECTED_UV = "Rodin Atlas"
"""Not the name of an asset's own map, so that no map of the target's is ever overwritten."""
_MOST_UV_MAPS = 8  # Blender's limit


def project_atlas(context: bpy.types.Context, kind: Kind, target: bpy.types.Object, grids: np.ndarray) -> None:
    """Give a mesh object a UV map from the nearest patches: each face from one patch alone, so none is smeared.

    The map is made anew if it is there already.

    Args:
        grids: (C, R, R, 3) world coordinates.
    Raises:
        SceneError: the mesh has no room for a further map.
    """
    maps = target.data.uv_layers
    if PROJECTED_UV not in maps and len(maps) >= _MOST_UV_MAPS:
        raise SceneError(
            '"{name}" has {count} UV maps, and Blender allows no more; remove one first.',
            name=target.name,
            count=len(maps),
        )
    with _patches(context, kind, grids) as patches:
        items = [patches, target]
        with context.temp_override(object=patches, active_object=patches, selected_editable_objects=items):
            # Patches that are not joined are islands to Blender: it chooses one for all corners of a face.
            bpy.ops.object.data_transfer(
                data_type="UV",
                use_create=True,
                loop_mapping="POLYINTERP_NEAREST",
                layers_select_src="ACTIVE",
                layers_select_dst="NAME",
            )
    if PROJECTED_UV not in target.data.uv_layers:
        raise SceneError('Blender could not transfer UVs to "{name}".', name=target.name)


def paint_parts(kind: Kind, mesh: bpy.types.Mesh) -> None:
    """Give each face the material of the part that its place in the projected atlas belongs to."""
    parts = np.asarray(kind.layout.part_of_chart)[_chart_of_face(kind, mesh)]
    slots = np.empty(len(parts), dtype=np.int32)
    for part in np.unique(parts):
        slots[parts == part] = _slot(mesh, part_material(kind, int(part)))
    mesh.polygons.foreach_set("material_index", slots)
    mesh.update()


@contextmanager
def _patches(context: bpy.types.Context, kind: Kind, grids: np.ndarray) -> Iterator[bpy.types.Object]:
    """All patches in one mesh, side by side and not joined, in the scene for a while."""
    quads = weld(kind.layout, grids.shape[1]).quad_points
    mesh = bpy.data.meshes.new(PROJECTED_UV)
    mesh.from_pydata(grids.reshape(-1, 3).tolist(), [], quads.tolist())
    corners = kind.atlases[0].uv(grids.shape[1]).reshape(-1, 2)[quads.ravel()]
    mesh.uv_layers.new(name=PROJECTED_UV, do_init=False).data.foreach_set("uv", corners.ravel())
    item = bpy.data.objects.new(PROJECTED_UV, mesh)
    context.scene.collection.objects.link(item)
    context.view_layer.update()
    try:
        yield item
    finally:
        bpy.data.meshes.remove(mesh)  # and the object with it


def _chart_of_face(kind: Kind, mesh: bpy.types.Mesh) -> np.ndarray:
    """(F,) int64: the chart in whose place of the atlas the middle of each face's corners lies in."""
    places = np.empty(2 * len(mesh.loops), dtype=np.float32)
    mesh.uv_layers[PROJECTED_UV].data.foreach_get("uv", places)
    starts = np.empty(len(mesh.polygons), dtype=np.int32)
    mesh.polygons.foreach_get("loop_start", starts)
    sizes = np.diff(starts, append=len(mesh.loops))
    middles = np.add.reduceat(places.reshape(-1, 2), starts) / sizes[:, None]
    return kind.atlases[0].chart_at(middles)


def _slot(mesh: bpy.types.Mesh, material: bpy.types.Material) -> int:
    """The mesh's slot of a material, made where there is none."""
    if material not in list(mesh.materials):
        mesh.materials.append(material)
    return list(mesh.materials).index(material)

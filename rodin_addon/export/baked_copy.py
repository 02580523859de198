"""An asset that was changed by hand, or a mesh that was none: taken as it is seen, as one mesh of triangles."""

from __future__ import annotations

import bmesh
import bpy
import numpy as np
from mathutils import Matrix

from ...model_core.errors import ExportError
from ..assets.find import is_welded, mesh_objects

_TOUCHING = 1e-6  # metres: vertices nearer than this are one, so that patches close


def baked_copy(context: bpy.types.Context, root: bpy.types.Object) -> bpy.types.Mesh:
    """A new mesh of all meshes of an asset, modifiers applied, in metres, standing at zero and unturned.

    Materials, UV maps, attributes and normals are the objects' own; shape keys are as they are set.

    Raises:
        ExportError: the asset has no mesh left.
    """
    copies = _copies_at_zero(context, root)
    stage = bpy.data.scenes.new("Rodin Export")
    try:
        items = [bpy.data.objects.new("Rodin Export", mesh) for mesh in copies]
        for item in items:
            stage.collection.objects.link(item)
        with context.temp_override(scene=stage, view_layer=stage.view_layers[0]):
            _join(context, items)
            if not is_welded(root):
                _weld(items[0].data)
            return _triangulated(context, items[0])
    finally:
        for item in list(stage.objects):
            bpy.data.objects.remove(item)
        bpy.data.scenes.remove(stage)
        for mesh in copies:
            bpy.data.meshes.remove(mesh)


def _copies_at_zero(context: bpy.types.Context, root: bpy.types.Object) -> list[bpy.types.Mesh]:
    """Copies of an asset's evaluated meshes in the root's space, scale applied, metres."""
    depsgraph = context.evaluated_depsgraph_get()
    items = [item for item in mesh_objects(root) if item.data.polygons]
    if not items:
        raise ExportError('The asset "{name}" has no mesh left to export.', name=root.name)
    location, rotation, _scale = root.matrix_world.decompose()
    to_zero = Matrix.LocRotScale(location, rotation, None).inverted()
    to_metres = Matrix.Scale(context.scene.unit_settings.scale_length, 4)
    return [_copy(item, to_metres @ to_zero @ item.matrix_world, depsgraph) for item in items]


def _copy(item: bpy.types.Object, matrix: Matrix, depsgraph: bpy.types.Depsgraph) -> bpy.types.Mesh:
    mesh = bpy.data.meshes.new_from_object(
        item.evaluated_get(depsgraph), preserve_all_data_layers=True, depsgraph=depsgraph
    )
    mesh.transform(matrix)
    if matrix.is_negative:
        mesh.flip_normals()
    return mesh


def _join(context: bpy.types.Context, items: list[bpy.types.Object]) -> None:
    """All into the first."""
    if len(items) > 1:
        with context.temp_override(
            object=items[0], active_object=items[0], selected_objects=items, selected_editable_objects=items
        ):
            bpy.ops.object.join()


def _weld(mesh: bpy.types.Mesh) -> None:
    """Close the seams between patches, which keep the normals they have on each side."""
    normals = np.empty(3 * len(mesh.loops), dtype=np.float32)
    mesh.corner_normals.foreach_get("vector", normals)
    welded = bmesh.new()
    welded.from_mesh(mesh)
    bmesh.ops.remove_doubles(welded, verts=welded.verts, dist=_TOUCHING)
    welded.to_mesh(mesh)
    welded.free()
    if 3 * len(mesh.loops) == normals.size:  # else faces have collapsed, and corners are no longer the same
        mesh.normals_split_custom_set(normals.reshape(-1, 3))


def _triangulated(context: bpy.types.Context, item: bpy.types.Object) -> bpy.types.Mesh:
    """By a modifier, because exporters' own triangulation turns custom normals."""
    modifier = item.modifiers.new("Triangulate", "TRIANGULATE")
    modifier.keep_custom_normals = True
    depsgraph = context.evaluated_depsgraph_get()
    return bpy.data.meshes.new_from_object(
        item.evaluated_get(depsgraph), preserve_all_data_layers=True, depsgraph=depsgraph
    )

"""A scene apart, holding one sword as one mesh at the world's zero.

The exporter works on this copy, so nothing of the user's scene is ever moved,
selected or hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import bpy
from mathutils import Matrix

from ..errors import SceneError
from ..swords.find import mesh_objects


@contextmanager
def staged(context: bpy.types.Context, root: bpy.types.Object, name: str) -> Iterator[bpy.types.Scene]:
    """A temporary scene with the sword as one object called ``name``, in metres.

    Modifiers and hand edits are in it; it is removed afterwards, whatever happens.

    Raises:
        SceneError: the sword has no mesh left.
    """
    meshes = _meshes_at_zero(context, root)
    stage = bpy.data.scenes.new("Rodin Export")
    try:
        copies = [bpy.data.objects.new(name, mesh) for mesh in meshes]
        for copy in copies:
            stage.collection.objects.link(copy)
        with context.temp_override(scene=stage, view_layer=stage.view_layers[0]):
            _join(context, copies, name)
            _triangulate(copies[0])
            yield stage
    finally:
        for copy in list(stage.objects):
            bpy.data.objects.remove(copy)
        bpy.data.scenes.remove(stage)
        for mesh in meshes:
            if not mesh.users:
                bpy.data.meshes.remove(mesh)


def _meshes_at_zero(context: bpy.types.Context, root: bpy.types.Object) -> list[bpy.types.Mesh]:
    """Copies of a sword's evaluated meshes in the root's space, scale applied, metres."""
    depsgraph = context.evaluated_depsgraph_get()
    items = [item for item in mesh_objects(root) if item.data.polygons]
    if not items:
        raise SceneError(f'The sword "{root.name}" has no mesh left to export.')
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


def _join(context: bpy.types.Context, copies: list[bpy.types.Object], name: str) -> None:
    if len(copies) > 1:
        with context.temp_override(
            object=copies[0],
            active_object=copies[0],
            selected_objects=copies,
            selected_editable_objects=copies,
        ):
            bpy.ops.object.join()
    copies[0].name = name


def _triangulate(item: bpy.types.Object) -> None:
    """By a modifier, because the exporter's own triangulation turns custom normals."""
    modifier = item.modifiers.new("Triangulate", "TRIANGULATE")
    modifier.keep_custom_normals = True

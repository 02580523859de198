"""From objects of any type that has a surface to one triangle soup in world coordinates."""

from __future__ import annotations

from collections.abc import Iterable

import bpy
import numpy as np

from ..model_core.surface.mesh import TriangleMesh
from .errors import SceneError

TYPES_WITH_SURFACE = {"MESH", "CURVE", "SURFACE", "FONT", "META"}
"""Types of objects, as Blender calls them."""


def world_surface(objects: Iterable[bpy.types.Object], depsgraph: bpy.types.Depsgraph) -> TriangleMesh:
    """The surfaces of objects as they are seen, modifiers applied, as one soup.

    Raises:
        SceneError: none of the objects is of a type that has a surface.
        SurfaceError: the surface cannot be sampled.
    """
    objects = list(objects)
    solid = [item for item in objects if item.type in TYPES_WITH_SURFACE]
    if not solid:
        raise SceneError(
            "An object of type {type} has no surface; select a mesh, curve, text, surface or metaball.",
            type=type_name(objects[0]),
        )
    pieces = [_triangles(item.evaluated_get(depsgraph)) for item in solid]
    starts = np.cumsum([0] + [len(vertices) for vertices, _ in pieces])
    return TriangleMesh.checked(
        np.concatenate([vertices for vertices, _ in pieces]),
        np.concatenate([triangles + start for (_, triangles), start in zip(pieces, starts[:-1], strict=True)]),
    )


def type_name(item: bpy.types.Object) -> str:
    """What Blender calls an object of this type, in the middle of a sentence."""
    english = item.bl_rna.properties["type"].enum_items[item.type].name
    word = bpy.app.translations.pgettext_iface(english)
    return english.lower() if word == english else word


def _triangles(evaluated: bpy.types.Object) -> tuple[np.ndarray, np.ndarray]:
    """(V, 3) float64 world coordinates and (T, 3) int64 triangles of an evaluated object."""
    mesh = evaluated.to_mesh()
    if mesh is None:
        return np.empty((0, 3)), np.empty((0, 3), dtype=np.int64)
    try:
        mesh.calc_loop_triangles()
        vertices = np.empty(3 * len(mesh.vertices), dtype=np.float32)
        triangles = np.empty(3 * len(mesh.loop_triangles), dtype=np.int32)
        mesh.vertices.foreach_get("co", vertices)
        mesh.loop_triangles.foreach_get("vertices", triangles)
    finally:
        evaluated.to_mesh_clear()
    matrix = np.array(evaluated.matrix_world, dtype=np.float64)
    with np.errstate(invalid="ignore", over="ignore"):  # such coordinates are refused afterwards
        vertices = vertices.reshape(-1, 3).astype(np.float64) @ matrix[:3, :3].T + matrix[:3, 3]
    triangles = triangles.reshape(-1, 3).astype(np.int64)
    mirrored = np.linalg.det(matrix[:3, :3]) < 0
    return vertices, triangles[:, ::-1] if mirrored else triangles

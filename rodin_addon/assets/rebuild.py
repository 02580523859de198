"""Making an asset's meshes again as the model makes them: edits by hand go, missing patches come back."""

from __future__ import annotations

import bpy
import numpy as np
from mathutils import Matrix

from ...model_core.kinds import Kind
from .. import models
from ..errors import SceneError
from ..mesh.plan import MeshPlan
from ..mesh.sharpness import sharp_pairs
from ..mesh.writing import mark_sharp, new_mesh
from . import edits, live
from .build import add_patches
from .find import is_edited_now


def rebuild(root: bpy.types.Object) -> None:
    """Make all meshes as the asset's settings say; objects, materials and applied scale stay.

    Raises:
        RodinError: linked, in Edit Mode, a foreign recipe, or shape keys on a mesh with other vertices.
    """
    recipe = live.effective_recipe(root)
    found = edits.look_up_pieces(root)
    pieces = found.known
    _check(root, found)
    if pieces and all(map(edits.has_all_vertices, pieces)):
        edits.take_scale_over(root, pieces, edits.edits_of(root, pieces))
        recipe = live.effective_recipe(root)
    model = models.model_of(recipe)
    grids = model.shape(recipe, root.rodin.resolution)
    for item, plan in pieces:
        _renew(item, model.kind, plan, grids)
        if item != root:
            item.matrix_parent_inverse = Matrix.Identity(4)
            item.matrix_basis = Matrix.Identity(4)
    if found.missing:
        inside = (*root.users_collection, bpy.context.scene.collection)[0]
        add_patches(root, inside, model.kind, grids, found.missing)
    root.rodin.edits = "ASK"
    live.write(root, recipe, grids)
    live.refresh(root)  # shape keys too


def _check(root: bpy.types.Object, pieces: edits.Pieces) -> None:
    live.check_own(root)
    live.check_known(pieces)
    for item, _ in pieces.known:
        live.check_own(item)
        if is_edited_now(item):
            raise SceneError('Leave Edit Mode on "{name}" first.', name=item.name)
    for item, plan in pieces.known:
        if item.data.shape_keys and not _has_faces_of(item.data, plan):
            raise SceneError(
                '"{name}" has shape keys, and vertices were added or removed; remove the shape keys to rebuild it.',
                name=item.name,
            )


def _renew(item: bpy.types.Object, kind: Kind, plan: MeshPlan, grids: np.ndarray) -> None:
    """A mesh of its own with the plan's faces; materials stay."""
    old = item.data
    if _has_faces_of(old, plan):
        if old.users > 1:
            item.data = old.copy()
        return
    item.data = new_mesh(old.name, kind, plan)
    mark_sharp(item.data, plan, sharp_pairs(kind.layout, grids))
    for slot, material in enumerate(list(old.materials)[: len(item.data.materials)]):
        item.data.materials[slot] = material
    if not old.users:
        bpy.data.meshes.remove(old)


def _has_faces_of(mesh: bpy.types.Mesh, plan: MeshPlan) -> bool:
    if len(mesh.vertices) != len(plan.point_of_vertex) or len(mesh.loops) != len(plan.corner_vertex):
        return False
    corners = np.empty(len(mesh.loops), dtype=np.int32)
    mesh.loops.foreach_get("vertex_index", corners)
    return np.array_equal(corners, plan.corner_vertex)

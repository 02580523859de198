"""Building an asset in the scene, and taking it away again."""

from __future__ import annotations

from collections.abc import Iterable

import bpy
import numpy as np

from ...model_core.kinds import Kind
from ...model_core.recipe import Recipe
from .. import models
from ..mesh.plan import patch_plans, welded_plan
from ..mesh.sharpness import sharp_pairs
from ..mesh.writing import mark_sharp, new_mesh
from . import live
from .find import CHART_KEY, alive

_ROOT_SIZE = 0.03  # of the empty's drawn axes, metres


def build(
    scene: bpy.types.Scene,
    name: str,
    recipe: Recipe,
    grids: np.ndarray,
    welded: bool,
    inside: bpy.types.Collection | None = None,
) -> bpy.types.Object:
    """A new asset in a collection of its own, at the world's origin.

    Args:
        grids: (C, R, R, 3) float32 metres, asset space.
        welded: one closed mesh instead of an empty with patches.
        inside: the collection to hold the asset's own; None for the scene's.
    Returns:
        The asset's root object.
    Raises:
        RodinError: the recipe holds what none may, or nothing here knows its kind; nothing is made then.
    """
    text = recipe.to_json()
    kind = models.kind_of(models.read_recipe(text))
    collection = bpy.data.collections.new(name)
    (inside or scene.collection).children.link(collection)
    root = (_welded_root if welded else _patch_root)(collection, name, kind, grids)
    root.rodin.recipe = text
    root.rodin.resolution = grids.shape[1]
    live.write(root, recipe, grids)
    return root


def remove(root: bpy.types.Object) -> None:
    """Remove an asset just built, if it is still there: its objects, meshes and collection."""
    if not alive(root):
        return
    collections = list(root.users_collection)
    for item in (*root.children_recursive, root):
        mesh = item.data
        bpy.data.objects.remove(item)
        if mesh and not mesh.users:
            bpy.data.meshes.remove(mesh)
    for collection in collections:
        if not collection.all_objects and collection in bpy.data.collections.values():
            bpy.data.collections.remove(collection)


def next_name(stem: str) -> str:
    """The first free name of the form "Katana 001", which sorts well."""
    taken = {item.name for item in (*bpy.data.collections, *bpy.data.objects)}
    number = 1
    while f"{stem} {number:03d}" in taken:
        number += 1
    return f"{stem} {number:03d}"


def select_only(context: bpy.types.Context, roots: list[bpy.types.Object]) -> None:
    """Select these assets, with their patches, and nothing else; the last one's root is active."""
    for item in context.selected_objects:
        item.select_set(False)
    for root in roots:
        for item in (root, *root.children):
            item.select_set(True)
        context.view_layer.objects.active = root


def _welded_root(collection, name: str, kind: Kind, grids: np.ndarray) -> bpy.types.Object:
    root = bpy.data.objects.new(name, new_mesh(name, kind, welded_plan(kind, grids.shape[1])))
    collection.objects.link(root)
    return root


def _patch_root(collection, name: str, kind: Kind, grids: np.ndarray) -> bpy.types.Object:
    root = bpy.data.objects.new(name, None)
    root.empty_display_size = _ROOT_SIZE
    collection.objects.link(root)
    add_patches(root, collection, kind, grids, range(kind.layout.chart_count))
    return root


def add_patches(
    root: bpy.types.Object, collection: bpy.types.Collection, kind: Kind, grids: np.ndarray, charts: Iterable[int]
) -> None:
    """Give a root patches for some charts; their vertices all lie at the origin until the asset is written.

    Args:
        grids: (C, R, R, 3), which tells the edges that are sharp.
    """
    sharp, plans = sharp_pairs(kind.layout, grids), patch_plans(kind, grids.shape[1])
    for chart in charts:
        name = f"{root.name} {kind.layout.charts[chart]}"
        patch = bpy.data.objects.new(name, new_mesh(name, kind, plans[chart]))
        mark_sharp(patch.data, plans[chart], sharp)
        patch[CHART_KEY] = chart
        patch.parent = root
        collection.objects.link(patch)

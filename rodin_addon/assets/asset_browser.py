"""Assets in Blender's asset browser."""

from __future__ import annotations

import bpy
import numpy as np

from ...model_core.recipe import Recipe
from .. import models, pictures
from ..errors import SceneError
from .find import RECIPE_KEY, is_welded
from .place import base_name

_PICTURE_SIZE = 256  # what Blender's own previews have


def asset_of(root: bpy.types.Object) -> bpy.types.Object | bpy.types.Collection:
    """What is to be marked so that a drag out of the asset browser brings the whole asset.

    An object brings its parent along but not its children, so an asset of
    patches is its collection.

    Raises:
        SceneError: linked from another file, or without a collection of its own.
    """
    asset = root if is_welded(root) else _own_collection(root)
    if root.library or asset.library or root.override_library or asset.override_library:
        raise SceneError('"{name}" is linked from another file; make it local first.', name=root.name)
    return asset


def mark(root: bpy.types.Object, recipe: Recipe, grids: np.ndarray, dimensions: dict[str, float]) -> None:
    """Mark an object as Blender's asset, or bring an asset's picture and words up to date.

    Args:
        recipe: of the asset as it stands, kept with the asset's data too.
        grids: (C, R, R, 3) of it, for the picture.
        dimensions: of it; the first of its kind is its size.
    Raises:
        SceneError: see :func:`asset_of`.
    """
    asset, kind = asset_of(root), models.kind_of(recipe)
    if not asset.asset_data:
        asset.asset_mark()
    about = asset.asset_data
    about.description = f"{base_name(recipe)}, {next(iter(dimensions.values())):.2f} m"
    about[RECIPE_KEY] = recipe.to_json()
    for word in ("rodin", kind.name, base_name(recipe).lower(), "one mesh" if is_welded(root) else "patches"):
        about.tags.new(word, skip_if_exists=True)
    if isinstance(asset, bpy.types.Collection):
        asset.instance_offset = root.matrix_world.translation  # so that it lands where it is dropped
    pictures.paint(asset.preview_ensure(), kind, grids, _PICTURE_SIZE)


def _own_collection(root: bpy.types.Object) -> bpy.types.Collection:
    pieces = {root, *root.children_recursive}
    for collection in root.users_collection:
        if set(collection.all_objects) == pieces:
            return collection
    raise SceneError('Move "{name}" and its patches into a collection of their own first.', name=root.name)

"""What a request names, brought into the scene."""

from __future__ import annotations

from pathlib import Path

import bpy

from ...model_core.recipe import Recipe
from .. import models
from ..assets.build import build
from ..errors import SceneError
from ..extension import own_preferences

_READERS = {
    ".ply": lambda path: bpy.ops.wm.ply_import(filepath=path, forward_axis="Y", up_axis="Z"),
    ".obj": lambda path: bpy.ops.wm.obj_import(filepath=path, forward_axis="Y", up_axis="Z"),
    ".stl": lambda path: bpy.ops.wm.stl_import(filepath=path, forward_axis="Y", up_axis="Z"),
}


def use_weights(request: dict) -> None:
    """Add a folder of models, and set engine and device, where the request names them; its first model is meant."""
    wanted = own_preferences()
    for name in ("engine", "device"):
        if request.get(name):
            setattr(wanted, name, str(request[name]))
    if request.get("weights"):
        wanted.model_folders.add().folder = str(request["weights"])
        named = [entry for entry in models.library().entries if entry.folder.is_relative_to(request["weights"])]
        if named and len(models.library().entries) > 1:
            bpy.context.scene.rodin.model = models.identifier(named[0])


def add_recipe(name: str, recipe: dict | str, resolution: int) -> bpy.types.Object:
    """One welded asset.

    Args:
        recipe: as an object or as JSON text.
    Raises:
        RodinError: the recipe cannot be read or is of other weights.
    """
    recipe = Recipe.from_json(recipe) if isinstance(recipe, str) else Recipe.from_dict(recipe)
    grids = models.model_of(recipe).shape(recipe, resolution)
    return build(bpy.context.scene, name, recipe, grids, welded=True)


def add_mesh(path: str) -> bpy.types.Object:
    """A mesh file as one object, its coordinates taken as they are.

    Raises:
        SceneError: missing file, unknown kind of file, or no faces in it.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _READERS:
        raise SceneError(
            'Cannot read "{path}": only {formats} files are supported.', path=path, formats=", ".join(_READERS)
        )
    if not Path(path).is_file():
        raise SceneError('There is no file "{path}".', path=path)
    before = set(bpy.data.objects)
    try:
        _READERS[suffix](str(Path(path).resolve()))
    except RuntimeError as error:
        raise SceneError('Cannot read "{path}": {reason}', path=path, reason=str(error)) from error
    added = [item for item in bpy.data.objects if item not in before]
    if not any(item.type == "MESH" and item.data.polygons for item in added):
        raise SceneError('"{path}" has no faces.', path=path)
    return joined(added)


def joined(added: list[bpy.types.Object]) -> bpy.types.Object:
    """Several objects as one: the first."""
    if len(added) > 1:
        with bpy.context.temp_override(active_object=added[0], selected_editable_objects=added):
            bpy.ops.object.join()
    return added[0]

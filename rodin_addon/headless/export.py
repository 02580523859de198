"""Job "export": recipes and mesh files to what a game engine takes.

Request: {"recipes": [{"name", "recipe", "morphs": [{"name", "recipe"}], "scale": (3, 3)}], "meshes": [path],
"out": folder, "choices": {...} as ``Choices.from_dict`` takes them, "sheet": stem, "bases": [base of each recipe
and mesh]}; weights, engine and device may be named too, and morphs, scale, sheet and bases left out. Response:
{"manifest": the record of this export}, see ``model_core/export/manifest.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import bpy
import numpy as np

from ...model_core.export.choices import Choices
from ...model_core.recipe import Recipe
from ...model_core.steps import finish
from .. import models
from ..errors import SceneError
from ..export.batch import export_all
from ..export.files import ready_folder
from ..export.source import Morph, Source
from ..mesh.materials import part_materials
from .items import add_mesh, use_weights


def run(request: dict) -> dict:
    """Write one asset an item.

    Raises:
        RodinError: nothing to write, the choices cannot be, or a file cannot be written.
    """
    use_weights(request)
    named = list(_named(request))
    if not named:
        raise SceneError("There is nothing to export.")
    choices = Choices.from_dict(request.get("choices", {}))
    folder = ready_folder(request["out"])
    sheet, bases = request.get("sheet", "contact_sheet"), request.get("bases")
    try:
        return {"manifest": finish(export_all(bpy.context, named, folder, choices, sheet, bases))}
    except SceneError as error:  # how far it came is in the folder's manifest, and the caller counts over many jobs
        raise error.__cause__ or error from None


def _named(request: dict) -> Iterator[tuple[str, Callable[[], Source]]]:
    for item in request.get("recipes", ()):
        yield item["name"], partial(_of_recipe, item)
    for path in request.get("meshes", ()):
        yield Path(path).stem, partial(_of_mesh, path)


def _of_recipe(item: dict) -> Source:
    morphs = tuple(Morph(key["name"], Recipe.from_dict(key["recipe"])) for key in item.get("morphs", ()))
    scale, recipe = np.array(item.get("scale", np.eye(3))), Recipe.from_dict(item["recipe"])
    kind = models.model_of(recipe).kind  # without its model it cannot be exported, whatever its kind
    return Source(item["name"], kind, recipe, morphs, scale, part_materials(kind))


def _of_mesh(path: str) -> Source:
    bpy.data.batch_remove([*bpy.data.objects, *bpy.data.meshes])  # of the mesh before
    item = add_mesh(path)
    bpy.context.view_layer.update()
    return Source(Path(path).stem, models.library().first().kind, None, root=item)

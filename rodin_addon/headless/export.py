"""Job "export": recipes and mesh files to FBX.

Request: {"recipes": [{"name", "recipe"}], "meshes": [path], "out": folder,
"resolution": R, "for": "UNITY" or "UNREAL"}; weights, engine and device may
be named too. Response: {"files": [{"name", "file", "dimensions": [x, y, z]}],
"failures": [sentence]}, dimensions in metres before the engine's axes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import bpy

from ...model_core.errors import RodinError
from ..errors import SceneError
from ..export.fbx import export_sword
from ..export.file_names import unique_stems
from ..export.folder import ready_folder
from .items import add_mesh, add_recipe, use_weights

_RESOLUTION = 24


def run(request: dict) -> dict:
    """Write one FBX an item.

    Raises:
        SceneError: not one file could be written.
    """
    use_weights(request)
    folder = ready_folder(request["out"])
    items = list(_items(request))
    files, failures = [], []
    stems = unique_stems(name for name, _ in items)
    for (name, make), stem in zip(items, stems, strict=True):
        try:
            item = make()
            bpy.context.view_layer.update()
            path = export_sword(bpy.context, item, folder, stem, request.get("for", "UNITY"))
            files.append(
                {"name": name, "file": str(path), "dimensions": [float(size) for size in item.dimensions]}
            )
        except RodinError as error:
            failures.append(f"{name}: {error}")
    if not files:
        raise SceneError(" ".join(failures) or "There is nothing to export.")
    return {"files": files, "failures": failures}


def _items(request: dict) -> Iterator[tuple[str, Callable[[], bpy.types.Object]]]:
    """(name, a function that brings it into the scene) of everything asked for."""
    resolution = request.get("resolution", _RESOLUTION)
    for item in request.get("recipes", ()):
        yield item["name"], lambda item=item: add_recipe(item["name"], item["recipe"], resolution)
    for path in request.get("meshes", ()):
        yield Path(path).stem, lambda path=path: add_mesh(path)

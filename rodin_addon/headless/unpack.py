"""Job "unpack": the objects of a file that only Blender reads, as bare triangles.

Request: {"file": path, "out": folder}. Response: {"parts": [{"name": of the object, "file": name of an NPZ in the
folder with "vertices" (V, 3) float64 in world coordinates and "triangles" (T, 3) int64}]}. Scripts in a .blend file
are not run, and what is hidden in it, in the view or in renders, is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import bpy
import numpy as np

from ...model_core.errors import SurfaceError
from ..errors import SceneError
from ..surfaces import TYPES_WITH_SURFACE, world_surface


def run(request: dict) -> dict:
    """Open or import the file, and write each object that is seen and has a surface.

    Raises:
        SceneError: Blender cannot read it, or nothing in it has a surface.
    """
    path, out = Path(request["file"]), Path(request["out"])
    try:
        _reader(path.suffix.lower())(str(path.resolve()))
    except RuntimeError as error:
        reason = str(error).strip().splitlines()[0].removeprefix("Error: ")
        raise SceneError('Cannot read "{path}": {reason}', path=path.name, reason=reason) from error
    depsgraph, parts = bpy.context.evaluated_depsgraph_get(), []
    for item in _seen():
        try:
            mesh = world_surface([item], depsgraph)
        except SurfaceError:  # without faces, or with coordinates that are none
            continue
        file = f"{len(parts)}.npz"
        np.savez(out / file, vertices=mesh.vertices, triangles=mesh.triangles)
        parts.append({"name": item.name, "file": file})
    if not parts:
        raise SceneError('"{path}" has no faces.', path=path.name)
    return {"parts": parts}


def _reader(suffix: str) -> Callable[[str], object]:
    if suffix == ".blend":
        return lambda path: bpy.ops.wm.open_mainfile(filepath=path, load_ui=False, use_scripts=False)
    if suffix == ".fbx":
        own = hasattr(bpy.types, "WM_OT_fbx_import")  # from 4.5 on; before, a Python add-on of Blender's
        return lambda path: (bpy.ops.wm.fbx_import if own else bpy.ops.import_scene.fbx)(filepath=path)
    return lambda path: bpy.ops.wm.usd_import(filepath=path)


def _seen() -> list[bpy.types.Object]:
    objects = bpy.context.scene.objects
    return [item for item in objects if item.type in TYPES_WITH_SURFACE and item.visible_get() and not item.hide_render]

"""An asset and its source on top of each other: the source as wire in front, the asset with its distances.

| stored | on | meaning |
|---|---|---|
| distance | points of the asset's meshes, float | metres to the source's surface, when the comparison was switched on |
| rodin_compared | objects of the source | how they were drawn before |

Both are gone when the comparison is switched off.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import bpy
import numpy as np

from ...model_core.surface.boxes import SurfaceBoxes
from ..errors import SceneError
from ..surfaces import world_surface
from .find import alive, is_edited_now, is_welded, patches_of, root_of, source_of, surface_objects

DISTANCE = "distance"
_KEPT_KEY = "rodin_compared"
_OUTLINE = {"display_type": "WIRE", "show_in_front": True, "hide_viewport": False}
_USUAL = {"display_type": "TEXTURED", "show_in_front": False, "hide_viewport": False}
_BLOCK = 2_000  # vertices measured at once: a twentieth of a second


def is_compared(item: bpy.types.Object | None) -> bool:
    """Whether an object is one of two that are compared, or a part of one."""
    return item is not None and (_KEPT_KEY in item or _has_distances(root_of(item)))


def compare(context: bpy.types.Context, root: bpy.types.Object, source: bpy.types.Object) -> Iterator[float]:
    """Draw the source over the asset and measure the asset, in steps that yield the share done.

    Raises:
        RodinError: the source cannot be shown, or has no surface, or the asset is in Edit Mode; :func:`end` puts
            everything back then.
    """
    items, meshes = surface_objects(source), _meshes(root)
    for item in meshes:
        _check_mode(item)
    for item in items:
        _outline(context, item)
    context.view_layer.update()
    boxes = SurfaceBoxes(world_surface(items, context.evaluated_depsgraph_get()))
    metres = context.scene.unit_settings.scale_length
    for index, item in enumerate(meshes):
        places, distances = _places(item), []
        for start in range(0, len(places), _BLOCK):
            distances.append(metres * boxes.distances(places[start : start + _BLOCK]))
            yield (index + start / len(places)) / len(meshes)
            if not alive(item):
                raise SceneError("The asset was deleted while it was being measured.")
        _check_mode(item)
        _store(item.data, np.concatenate(distances))


def end(context: bpy.types.Context, item: bpy.types.Object) -> None:
    """Draw sources as they were before, and take the distances away.

    Args:
        item: of an asset, which is then compared with nothing; or a source, with which then nothing is.
    """
    root = root_of(item)
    assets = [root] if root else [found for found in bpy.data.objects if found.rodin.source == item]
    for mesh in (patch.data for asset in assets for patch in _meshes(asset)):
        if DISTANCE in mesh.attributes:
            mesh.attributes.remove(mesh.attributes[DISTANCE])
    still = [source_of(found) for found in bpy.data.objects if found.rodin.source and _has_distances(found)]
    for source in {root or item, source_of(root) if root else None} - {None, *still}:
        for outlined in surface_objects(source):
            _as_before(context, outlined)


def _has_distances(root: bpy.types.Object | None) -> bool:
    return root is not None and any(DISTANCE in item.data.attributes for item in _meshes(root))


def _meshes(root: bpy.types.Object) -> list[bpy.types.Object]:
    return [root] if is_welded(root) else [patch for _, patch in patches_of(root)]


def _check_mode(item: bpy.types.Object) -> None:
    if is_edited_now(item):  # its mesh holds no attributes then
        raise SceneError('Leave Edit Mode on "{name}" first.', name=item.name)


def _outline(context: bpy.types.Context, item: bpy.types.Object) -> None:
    if item.library:
        raise SceneError(
            '"{name}" is linked from another file, so its viewport display cannot be changed.', name=item.name
        )
    if item.name not in context.view_layer.objects:
        raise SceneError('"{name}" is not in this view layer, so it cannot be shown.', name=item.name)
    if _KEPT_KEY not in item:
        item[_KEPT_KEY] = {name: getattr(item, name) for name in _OUTLINE} | {"hidden": item.hide_get()}
    for name, value in _OUTLINE.items():
        setattr(item, name, value)
    item.hide_set(False)


def _as_before(context: bpy.types.Context, item: bpy.types.Object) -> None:
    if _KEPT_KEY not in item:
        return
    kept = item[_KEPT_KEY]
    before = kept.to_dict() if hasattr(kept, "to_dict") else {}
    del item[_KEPT_KEY]
    if item.name in context.view_layer.objects:
        item.hide_set(bool(before.get("hidden")))
    for name in _OUTLINE:
        with suppress(TypeError):  # a damaged file may hold anything there
            setattr(item, name, before.get(name, _USUAL[name]))


def _places(item: bpy.types.Object) -> np.ndarray:
    """(V, 3) float64 vertices in world coordinates."""
    places = np.empty(3 * len(item.data.vertices), dtype=np.float32)
    item.data.vertices.foreach_get("co", places)
    matrix = np.array(item.matrix_world)
    return places.reshape(-1, 3) @ matrix[:3, :3].T + matrix[:3, 3]


def _store(mesh: bpy.types.Mesh, distances: np.ndarray) -> None:
    attribute = mesh.attributes.get(DISTANCE) or mesh.attributes.new(DISTANCE, "FLOAT", "POINT")
    attribute.data.foreach_set("value", distances.astype(np.float32))

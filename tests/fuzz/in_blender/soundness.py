"""Whether a slider or a dimension has turned a part of an asset inside out."""

from __future__ import annotations

from functools import lru_cache

import bpy
import pressing
from world import our

WATCHED = (pressing.set_sliders, pressing.set_handle)
"""Steps after which it is looked at."""
_SIDE = 8  # points along a patch's side that it is looked at with


def sound_assets() -> dict[str, str]:
    """{name: stamp} of the scene's assets that have no part inside out."""
    stamps = {item.name_full: item.get("rodin_recipe") for item in bpy.context.scene.objects if item.rodin.recipe}
    return {name: stamp for name, stamp in stamps.items() if isinstance(stamp, str) and _is_sound(stamp)}


def turned(before: dict[str, str]) -> list[str]:
    """Names and parts of those that were sound and are so no longer."""
    found = []
    for item in bpy.context.scene.objects:
        stamp = item.get("rodin_recipe")
        if before.get(item.name_full, stamp) != stamp and isinstance(stamp, str) and not _is_sound(stamp):
            found.append(f"{item.name} {list(item.rodin.sliders)}")
    return found


@lru_cache(maxsize=512)
def _is_sound(stamp: str) -> bool:
    models, errors = our("rodin_addon.models"), our("model_core.errors")
    try:
        recipe = models.read_recipe(stamp)
        model = models.model_of(recipe)
        grids = model.shape(recipe, _SIDE)
    except errors.RodinError:
        return False
    return not our("model_core.charts.volume").inside_out(grids, model.kind.layout)

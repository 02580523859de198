"""A sword's dimensions as they are in the scene: read, and asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace

import bpy
import numpy as np

from ...model_core.errors import RodinError
from ...model_core.recipe import Recipe
from .. import model_cache
from .edits import growth
from .find import RECIPE_KEY
from .live import effective_recipe, refresh, settle

_LENGTHS = "m"  # the unit of dimensions that grow with the object


@dataclass(frozen=True)
class _Drag:
    """A handle on its way: where it started, and where it left the sword last."""

    name: str
    start: Recipe
    ends: dict[str, Recipe]
    left: str


_last_read: tuple[str, dict[str, float]] = ("", {})
_drag: _Drag | None = None


def dimension(root: bpy.types.Object, name: str, unit: str) -> float:
    """A dimension as the scene has it: scene units, or radians; 0 where the recipe cannot be read.

    Args:
        name, unit: of ``handles.dimensions.DIMENSIONS``.
    """
    global _last_read
    stamp = root.get(RECIPE_KEY, "")
    try:
        if _last_read[0] != stamp:
            _last_read = stamp, model_cache.open_model().dimensions(Recipe.from_json(stamp))
    except RodinError:
        return 0.0
    return _last_read[1][name] * _scale(root, unit) * (growth(root) if unit == _LENGTHS else 1.0)


def set_dimension(root: bpy.types.Object, name: str, unit: str, value: float) -> None:
    """Change a sword by as little as gives it a dimension; leaves a message where that cannot be.

    Args:
        value: scene units, or radians.
    """
    try:
        _, notice = settle(root)
        _resize(root, name, value / _scale(root, unit))
        root.rodin.message = root.rodin.message or notice
    except RodinError as error:
        root.rodin.message = str(error)


def _resize(root: bpy.types.Object, name: str, value: float) -> None:
    """A drag is solved from where it began, so that dragging there and back changes nothing."""
    global _drag
    stamp = root.get(RECIPE_KEY, "")
    if _drag is None or (_drag.name, _drag.left) != (name, stamp):
        _drag = _Drag(name, effective_recipe(root), _ends(root), "")
    before = {key: getattr(root.rodin, key) for key in _drag.ends}
    _shift(root, _drag, model_cache.open_model().resize(_drag.start, {name: value}))
    try:
        refresh(root)
    except RodinError:
        for key, text in before.items():
            setattr(root.rodin, key, text)
        raise
    _drag = replace(_drag, left=root[RECIPE_KEY])


def _shift(root: bpy.types.Object, drag: _Drag, wanted: Recipe) -> None:
    """Move both ends of the blend, or the one sword, so that sliders and mix stay and the wanted sword results."""
    moved = wanted.vector().astype(np.float64) - drag.start.vector()
    for key, end in drag.ends.items():
        latent = tuple(float(number) for number in end.vector() + moved)
        changed = replace(end, latent=latent, length=end.length * wanted.length / drag.start.length)
        setattr(root.rodin, key, changed.to_json())


def _ends(root: bpy.types.Object) -> dict[str, Recipe]:
    """{setting: recipe} of a sword's ends: two of a blend, else one."""
    texts = {key: getattr(root.rodin, key) for key in ("recipe", "recipe_b")}
    return {key: Recipe.from_json(text) for key, text in texts.items() if text}


def _scale(root: bpy.types.Object, unit: str) -> float:
    """Scene units a metre of the sword, or radians a degree."""
    if unit != _LENGTHS:
        return float(np.radians(1.0))
    return abs(root.matrix_world.determinant()) ** (1 / 3) or 1.0

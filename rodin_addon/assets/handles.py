"""An asset's dimensions as they are in the scene: read, and asked for."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import bpy
import numpy as np

from ...model_core.errors import HandleError, RodinError
from ...model_core.recipe import Recipe
from .. import models
from ..translations import said
from .edits import growth
from .find import stamp_of
from .live import asked_recipe, effective_recipe, refresh, settle

if TYPE_CHECKING:
    from ...model_core.model import Model

_HALVINGS = 5  # of the way to a value that is out of reach, in search of the last that is not
_LENGTHS = "m"  # the unit of dimensions that grow with the object


@dataclass(frozen=True)
class _Drag:
    """A handle on its way: where it started, and where it left the asset last."""

    name: str
    start: Recipe
    asked: Recipe  # what the settings add up to; another than what it starts from where that has a part inside out
    ends: dict[str, Recipe]
    left: str
    reach: tuple[float, float] = (-math.inf, math.inf)  # what was found out of reach lies outside


_drag: _Drag | None = None


def dimension(root: bpy.types.Object, name: str, unit: str) -> float:
    """A dimension as the scene has it: scene units, or radians; 0 where the recipe cannot be read.

    Args:
        name, unit: of a dimension of its kind.
    """
    stamp = stamp_of(root)
    try:
        sizes = _sizes(stamp)
    except RodinError:
        return 0.0
    return sizes.get(name, 0.0) * _scale(root, unit) * (growth(root) if unit == _LENGTHS else 1.0)


def set_dimension(root: bpy.types.Object, name: str, unit: str, value: float) -> None:
    """Change an asset by as little as gives it a dimension, or the nearest that it can have.

    Leaves a message where it is not the one that was asked for, or where nothing can be changed.

    Args:
        value: scene units, or radians.
    """
    try:
        _check_has(root, name)
        *_, notice = settle(root)
        _resize(root, name, value / _scale(root, unit), unit)
        root.rodin.message = root.rodin.message or notice
    except RodinError as error:
        root.rodin.message = said(error)


def _check_has(root: bpy.types.Object, name: str) -> None:
    known = models.kind_of_asset(root).dimension_names
    if name not in known:  # every asset has the properties of all kinds
        raise HandleError("There is no dimension {name}; choose from {names}.", name=name, names=", ".join(known))


@lru_cache(maxsize=64)
def _sizes(stamp: str) -> dict[str, float]:
    """{dimension: metres or degrees} of a recipe, kept, because a panel asks at every drawing."""
    recipe = models.read_recipe(stamp)
    return models.model_of(recipe).dimensions(recipe)


def _resize(root: bpy.types.Object, name: str, value: float, unit: str) -> None:
    """A drag is solved from where it began, so that dragging there and back changes nothing."""
    global _drag
    stamp = stamp_of(root)
    if _drag is None or (_drag.name, _drag.left) != (name, stamp):
        _drag = _Drag(name, effective_recipe(root), asked_recipe(root), _ends(root), "")
    model = models.model_of(_drag.start)
    low, high = model.dimension_ranges[name]
    within = min(max(value, low), high)
    wanted, nearest, _drag = _nearest(model, _drag, within)
    before = {key: getattr(root.rodin, key) for key in _drag.ends}
    _shift(root, _drag, wanted)
    try:
        refresh(root)
    except RodinError:
        for key, text in before.items():
            setattr(root.rodin, key, text)
        raise
    _drag = replace(_drag, left=stamp_of(root))
    title = model.kind.dimension(name).title
    if nearest != within:
        raise HandleError(
            "{handle} stops at {value:.3g} {unit}: no asset near this one goes farther.",
            handle=title,
            value=nearest,
            unit=unit,
        )
    if within != value:
        raise HandleError(
            "{handle} stops at {value:.3g} {unit}: these assets go from {low:.3g} to {high:.3g} {unit}.",
            handle=title,
            value=nearest,
            unit=unit,
            low=low,
            high=high,
        )


def _nearest(model: Model, drag: _Drag, value: float) -> tuple[Recipe, float, _Drag]:
    """The asset with a dimension of a value, or else as near to it as there is one; its own value, and the drag.

    Raises:
        HandleError: there is none on the whole way to the value.
    """
    value = min(max(value, drag.reach[0]), drag.reach[1])
    try:
        return model.resize(drag.start, {drag.name: value}), value, drag
    except HandleError:
        here, best = model.dimensions(drag.start)[drag.name], None
        low, high = 0.0, 1.0  # shares of the way: reached, and not
        for _ in range(_HALVINGS):
            share = (low + high) / 2
            try:
                best, low = model.resize(drag.start, {drag.name: here + share * (value - here)}), share
            except HandleError:
                high = share
        if best is None:
            raise
        nearest = here + low * (value - here)
        reach = (drag.reach[0], nearest) if value > here else (nearest, drag.reach[1])
        return best, nearest, replace(drag, reach=reach)


def _shift(root: bpy.types.Object, drag: _Drag, wanted: Recipe) -> None:
    """Move both ends of the blend, or the one asset, so that sliders and mix stay and the wanted asset results."""
    moved = wanted.vector().astype(np.float64) - drag.asked.vector()
    for key, end in drag.ends.items():
        latent = tuple(float(number) for number in end.vector() + moved)
        changed = replace(end, latent=latent, length=end.length * wanted.length / drag.start.length)
        setattr(root.rodin, key, changed.to_json())


def _ends(root: bpy.types.Object) -> dict[str, Recipe]:
    """{setting: recipe} of an asset's ends: two of a blend, else one."""
    texts = {key: getattr(root.rodin, key) for key in ("recipe", "recipe_b")}
    return {key: models.read_recipe(text) for key, text in texts.items() if text}


def _scale(root: bpy.types.Object, unit: str) -> float:
    """Scene units a metre of the asset, or radians a degree."""
    if unit != _LENGTHS:
        return float(np.radians(1.0))
    return abs(root.matrix_world.determinant()) ** (1 / 3) or 1.0

"""One property a dimension: nothing is stored, each reads and changes the shape itself.

Kinds have different dimensions, and models bring kinds along, so properties are defined on the
registered class as kinds become known. Those of one name serve all kinds that have it.
"""

from __future__ import annotations

from collections.abc import Iterable

import bpy
from bpy.props import FloatProperty

from ...model_core.kinds import Kind
from ...model_core.kinds.kind import Dimension
from ..assets.handles import dimension, set_dimension
from ..translations import SMALL_STEPS

_defined: dict[str, Dimension] = {}


def define_handles(settings: type[bpy.types.PropertyGroup], kinds: Iterable[Kind]) -> None:
    """Give a registered property group, whose ``id_data`` is an asset's root, the dimensions of some kinds.

    Each is in scene units or radians. A name that another kind measures in another unit is passed over.
    """
    for kind in kinds:
        for one in kind.dimensions:
            if one.name not in _defined and not hasattr(settings, one.name):
                setattr(settings, one.name, _property(one))
                _defined[one.name] = one


def has_handle(one: Dimension) -> bool:
    """Whether a dimension has its property."""
    return one.name in _defined and _defined[one.name].unit == one.unit


def forget_handles(settings: type[bpy.types.PropertyGroup]) -> None:
    """Take the dimensions back from a class that is about to be unregistered; else they would block its next ones."""
    for name in _defined:
        delattr(settings, name)
    _defined.clear()


def _property(one: Dimension):
    def read(settings: bpy.types.PropertyGroup) -> float:
        return dimension(settings.id_data, one.name, one.unit)

    def write(settings: bpy.types.PropertyGroup, value: float) -> None:
        set_dimension(settings.id_data, one.name, one.unit, value)

    return FloatProperty(
        name=one.title,
        description=f"{one.meaning}. {SMALL_STEPS}",
        subtype="DISTANCE" if one.unit == "m" else "ANGLE",
        precision=3 if one.unit == "m" else 1,
        step=0.01 if one.unit == "m" else 10,  # a drag's pixel is half a millimetre, with Shift a tenth of that
        options=set(),  # what is not stored cannot have keyframes
        get=read,
        set=write,
    )

"""One property a dimension of a sword: nothing is stored, each reads and changes the shape itself."""

from __future__ import annotations

import bpy
from bpy.props import FloatProperty

from ...model_core.handles.dimensions import DIMENSIONS, Dimension
from ..swords.handles import dimension, set_dimension

DIMENSION_NAMES = tuple(handle.name for handle in DIMENSIONS)
"""In the order a panel shows them."""


def _property(handle: Dimension):
    def read(settings: bpy.types.PropertyGroup) -> float:
        return dimension(settings.id_data, handle.name, handle.unit)

    def write(settings: bpy.types.PropertyGroup, value: float) -> None:
        set_dimension(settings.id_data, handle.name, handle.unit, value)

    return FloatProperty(
        name=handle.name.replace("_", " ").title(),
        description=f"{handle.meaning}. Drag with Shift for small steps",
        subtype="DISTANCE" if handle.unit == "m" else "ANGLE",
        precision=3 if handle.unit == "m" else 1,
        step=0.01 if handle.unit == "m" else 10,  # a drag's pixel is half a millimetre, with Shift a tenth of that
        options=set(),  # what is not stored cannot have keyframes
        get=read,
        set=write,
    )


class Handles:
    """The dimensions, for a property group whose ``id_data`` is a sword's root; each in scene units or radians."""

    __annotations__ = {handle.name: _property(handle) for handle in DIMENSIONS}

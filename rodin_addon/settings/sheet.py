"""The assets on the sheet: ``scene.rodin.sheet``.

| name | meaning |
|---|---|
| name | style, for people |
| recipe | the asset, as JSON; its picture is drawn from it and never kept in the file |
| chosen | whether it is to be added to the scene |
"""

from __future__ import annotations

import bpy
from bpy.props import BoolProperty, StringProperty


class RODIN_SheetItem(bpy.types.PropertyGroup):
    """One asset on the sheet; see the module's table."""

    recipe: StringProperty(options={"HIDDEN"})
    chosen: BoolProperty(name="Choose", description="Choose this asset for Add to Scene")


def register() -> None:
    """Register what ``scene.rodin`` holds a list of."""
    bpy.utils.register_class(RODIN_SheetItem)


def unregister() -> None:
    """Remove it again."""
    bpy.utils.unregister_class(RODIN_SheetItem)

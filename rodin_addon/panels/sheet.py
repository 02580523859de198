"""The panel of the sheet: many swords to choose from."""

from __future__ import annotations

from typing import ClassVar

import bpy

from .. import pictures
from ..translations import said
from .tab import Tab, property_column

_CELL = 96  # pixels a picture takes at the usual size of the interface
_PICTURE = 4.5  # height of a picture in buttons


class RODIN_PT_sheet(Tab, bpy.types.Panel):
    """Choose among pictures of swords"""

    bl_label = "Sheet"
    bl_parent_id = "RODIN_PT_main"
    bl_options: ClassVar = {"DEFAULT_CLOSED"}

    def draw(self, context: bpy.types.Context) -> None:
        """Buttons, and the pictures under them."""
        layout, settings = self.layout, context.scene.rodin
        property_column(layout).prop(settings, "sheet_count")
        layout.operator("rodin.sheet", icon="IMGDISPLAY")
        if not settings.sheet:
            return
        if not all(pictures.has(item.recipe) for item in settings.sheet):
            layout.operator("rodin.sheet_pictures", icon="FILE_REFRESH")
        chosen = sum(item.chosen for item in settings.sheet)
        row = layout.row()
        row.enabled = chosen > 0
        row.operator("rodin.sheet_take", text=said(f"Add {chosen} to Scene"), icon="ADD")
        width = context.region.width / context.preferences.system.ui_scale
        grid = layout.grid_flow(
            row_major=True, columns=max(int(width / _CELL), 1), even_columns=True, even_rows=True, align=True
        )
        for number, item in enumerate(settings.sheet):
            _cell(grid.column(align=True), number, item)


def _cell(column: bpy.types.UILayout, number: int, item: bpy.types.PropertyGroup) -> None:
    """A picture over a button that chooses it and one that adds it at once."""
    column.template_icon(icon_value=pictures.icon(item.recipe), scale=_PICTURE)
    row = column.row(align=True)
    row.prop(item, "chosen", text=item.name, toggle=True)
    row.operator("rodin.sheet_take", text="", icon="ADD").number = number


CLASSES = (RODIN_PT_sheet,)

"""The panel of the sheet: many assets to choose from."""

from __future__ import annotations

import math
from typing import ClassVar

import bpy

from .. import pictures
from ..translations import said
from .tab import Tab, property_column

_CELL = 72  # pixels a picture takes at the usual size of the interface
_PICTURE = 3.3  # height of a picture in buttons
_LINES = 4  # of pictures at a time, so that the panels below stay in sight


class RODIN_PT_sheet(Tab, bpy.types.Panel):
    """Choose assets from pictures"""

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
        row.operator("rodin.sheet_take", text=said("Add {count} to Scene", count=chosen), icon="ADD")
        width = context.region.width / context.preferences.system.ui_scale
        columns = max(int(width / _CELL), 1)
        each = columns * _LINES
        last = math.ceil(len(settings.sheet) / each)
        page = min(settings.sheet_page, last)
        grid = layout.grid_flow(row_major=True, columns=columns, even_columns=True, even_rows=True, align=True)
        for number in range(each * (page - 1), min(each * page, len(settings.sheet))):
            _cell(grid.column(align=True), number, settings.sheet[number])
        if last > 1:
            row = layout.row()
            row.prop(settings, "sheet_page")
            row.label(text=said("of {count}", count=last))


def _cell(column: bpy.types.UILayout, number: int, item: bpy.types.PropertyGroup) -> None:
    """A picture over a button that chooses it and one that adds it at once."""
    column.template_icon(icon_value=pictures.icon(item.recipe), scale=_PICTURE)
    row = column.row(align=True)
    row.prop(item, "chosen", text=item.name, toggle=True)
    row.operator("rodin.sheet_take", text="", icon="ADD").number = number


CLASSES = (RODIN_PT_sheet,)

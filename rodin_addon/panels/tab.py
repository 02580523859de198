"""What all our panels share."""

from __future__ import annotations

import textwrap

import bpy


class Tab:
    """The tab "Rodin" in the sidebar of the 3D viewport."""

    bl_space_type = "VIEW_3D"
    bl_region_type = "UI"
    bl_category = "Rodin"


def property_column(layout: bpy.types.UILayout) -> bpy.types.UILayout:
    """A column that shows names on the left and values on the right, as Blender's own panels do."""
    column = layout.column()
    column.use_property_split = True
    column.use_property_decorate = False
    return column


def wrapped(layout: bpy.types.UILayout, text: str, width: int, icon: str = "ERROR") -> None:
    """A sentence over as many lines as a panel of ``width`` pixels needs."""
    letters = max(int(width / bpy.context.preferences.system.ui_scale / 7), 20)
    for index, line in enumerate(textwrap.wrap(text, letters)):
        layout.label(text=line, icon="NONE" if index else icon)

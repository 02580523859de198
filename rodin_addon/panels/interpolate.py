"""The panel of what lies between assets."""

from __future__ import annotations

from typing import ClassVar

import bpy

from ..settings.choices import asked_for
from .tab import Tab, property_column


class RODIN_PT_interpolate(Tab, bpy.types.Panel):
    """Interpolate between the selected assets"""

    bl_label = "Interpolate"
    bl_parent_id = "RODIN_PT_main"
    bl_options: ClassVar = {"DEFAULT_CLOSED"}

    def draw(self, context: bpy.types.Context) -> None:
        """What to make, then the button, which works on the selection."""
        settings, column = context.scene.rodin, property_column(self.layout)
        column.prop(settings, "form")
        for name in asked_for(settings.form):
            column.prop(settings, name)
        self.layout.operator("rodin.interpolate", icon="ARROW_LEFTRIGHT")


CLASSES = (RODIN_PT_interpolate,)

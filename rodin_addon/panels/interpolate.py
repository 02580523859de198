"""The panel of what lies between swords."""

from __future__ import annotations

from typing import ClassVar

import bpy

from .tab import Tab


class RODIN_PT_interpolate(Tab, bpy.types.Panel):
    """Make what lies between the selected swords"""

    bl_label = "Interpolate"
    bl_parent_id = "RODIN_PT_main"
    bl_options: ClassVar = {"DEFAULT_CLOSED"}

    def draw(self, _context: bpy.types.Context) -> None:
        """The button works on the selection."""
        self.layout.operator("rodin.interpolate", icon="ARROW_LEFTRIGHT")


CLASSES = (RODIN_PT_interpolate,)

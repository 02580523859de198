"""The panel of exploring by eye."""

from __future__ import annotations

from typing import ClassVar

import bpy

from ..translations import said
from .tab import Tab, property_column


class RODIN_PT_explore(Tab, bpy.types.Panel):
    """Find an asset by choosing from many"""

    bl_label = "Explore"
    bl_parent_id = "RODIN_PT_main"
    bl_options: ClassVar = {"DEFAULT_CLOSED"}

    def draw(self, context: bpy.types.Context) -> None:
        """Make a grid, go on from an asset of it, go back, keep."""
        layout, explore = self.layout, context.scene.rodin_explore
        column = property_column(layout)
        column.prop(explore, "cells")
        column.prop(explore, "strength")
        row = layout.row(align=True)
        row.operator("rodin.variations", icon="LIGHTPROBE_VOLUME")
        row.operator("rodin.breed", icon="COMMUNITY")
        if not explore.steps:
            return
        row = layout.row(align=True)
        row.operator("rodin.explore_step", text="", icon="BACK").direction = "BACK"
        row.label(text=said("Grid {number} of {count}", number=explore.index + 1, count=len(explore.steps)))
        row.operator("rodin.explore_step", text="", icon="FORWARD").direction = "FORWARD"
        row = layout.row(align=True)
        row.operator("rodin.keep", icon="CHECKMARK")
        row.operator("rodin.explore_clear", icon="TRASH")


CLASSES = (RODIN_PT_explore,)

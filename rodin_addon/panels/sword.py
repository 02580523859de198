"""The panel of the active sword: whatever changes it where it stands."""

from __future__ import annotations

import bpy

from ..swords.find import root_of
from .tab import Tab, wrapped


class RODIN_PT_sword(Tab, bpy.types.Panel):
    """Change the active sword"""

    bl_label = "Edit Sword"
    bl_parent_id = "RODIN_PT_main"

    def draw(self, context: bpy.types.Context) -> None:
        """Mix for a blend, eight sliders, randomise and reset."""
        layout, root = self.layout, root_of(context.active_object)
        if root is None:
            layout.label(text="Select a sword", icon="INFO")
            return
        sword = root.rodin
        layout.label(text=root.name, icon="MOD_SKIN")
        if sword.message:
            wrapped(layout.box(), sword.message, context.region.width)
        if sword.recipe_b:
            layout.prop(sword, "mix", slider=True)
        column = layout.column(align=True)
        for index in range(len(sword.sliders)):
            column.prop(sword, "sliders", index=index, text=f"Shape {index + 1}", slider=True)
        row = layout.row(align=True)
        row.operator("rodin.randomise", icon="FILE_REFRESH")
        row.operator("rodin.reset", icon="LOOP_BACK")


CLASSES = (RODIN_PT_sword,)

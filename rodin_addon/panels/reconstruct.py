"""The panel that rebuilds any object as a sword."""

from __future__ import annotations

from typing import ClassVar

import bpy

from .tab import Tab


class RODIN_PT_reconstruct(Tab, bpy.types.Panel):
    """Rebuild the selected objects as swords"""

    bl_label = "Reconstruct"
    bl_parent_id = "RODIN_PT_main"
    bl_options: ClassVar = {"DEFAULT_CLOSED"}

    def draw(self, context: bpy.types.Context) -> None:
        """How closely, then the button."""
        self.layout.row().prop(context.scene.rodin, "refine", expand=True)
        self.layout.operator("rodin.reconstruct", icon="MOD_REMESH")


CLASSES = (RODIN_PT_reconstruct,)

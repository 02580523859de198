"""The panel of export to game engines."""

from __future__ import annotations

from typing import ClassVar

import bpy

from .tab import Tab, property_column


class RODIN_PT_export(Tab, bpy.types.Panel):
    """Write the selected swords for a game engine"""

    bl_label = "Export"
    bl_parent_id = "RODIN_PT_main"
    bl_options: ClassVar = {"DEFAULT_CLOSED"}

    def draw(self, context: bpy.types.Context) -> None:
        """Folder, engine, button."""
        column = property_column(self.layout)
        column.prop(context.scene.rodin, "export_folder")
        column.prop(context.scene.rodin, "export_engine")
        column.operator("rodin.export_batch", icon="EXPORT")
        column.operator("rodin.mark_asset", icon="ASSET_MANAGER")


CLASSES = (RODIN_PT_export,)

"""The panel of export to game engines: what most need on top, the rest folded away."""

from __future__ import annotations

from typing import ClassVar

import bpy

from ..operators.presets import RODIN_PT_export_presets
from .tab import Tab, property_column


class RODIN_PT_export(Tab, bpy.types.Panel):
    """Write the selected swords for a game engine"""

    bl_label = "Export"
    bl_parent_id = "RODIN_PT_main"
    bl_options: ClassVar = {"DEFAULT_CLOSED"}

    def draw_header_preset(self, _context: bpy.types.Context) -> None:
        """Blender's own menu of presets."""
        RODIN_PT_export_presets.draw_panel_header(self.layout)

    def draw(self, context: bpy.types.Context) -> None:
        """Folder, engine, button."""
        column = property_column(self.layout)
        for name in ("folder", "engine", "format"):
            column.prop(context.scene.rodin.export, name)
        column.operator("rodin.export_batch", icon="EXPORT")
        column.operator("rodin.mark_asset", icon="ASSET_MANAGER")


class _Below(Tab):
    """A folded panel below it that shows some choices."""

    bl_parent_id = "RODIN_PT_export"
    bl_options: ClassVar = {"DEFAULT_CLOSED"}
    shown: ClassVar = ()

    def draw(self, context: bpy.types.Context) -> None:
        """The choices, in a column."""
        column = property_column(self.layout)
        for name in self.shown:
            column.prop(context.scene.rodin.export, name)


class RODIN_PT_export_levels(_Below, bpy.types.Panel):
    """Levels of detail, and how many triangles they may have"""

    bl_label = "Levels of Detail"
    shown: ClassVar = ("lods", "finest", "levels", "budget", "anyway")


class RODIN_PT_export_physics(_Below, bpy.types.Panel):
    """Collision and sockets"""

    bl_label = "Collision and Sockets"
    shown: ClassVar = ("collision", "sockets")


class RODIN_PT_export_surface(_Below, bpy.types.Panel):
    """Materials and textures"""

    bl_label = "Materials and Textures"
    shown: ClassVar = ("materials", "textures")


class RODIN_PT_export_conventions(_Below, bpy.types.Panel):
    """Names, axes and scale, as the engine's preset has set them"""

    bl_label = "Names, Axes and Scale"
    shown: ClassVar = ("names", "blade_axis", "forward", "up", "fbx_scale", "bake_axes")


CLASSES = (
    RODIN_PT_export_presets,
    RODIN_PT_export,
    RODIN_PT_export_levels,
    RODIN_PT_export_physics,
    RODIN_PT_export_surface,
    RODIN_PT_export_conventions,
)

"""The panel of export to game engines: what most need on top, the rest folded away."""

from __future__ import annotations

from typing import ClassVar

import bpy

from ...model_core.charts.layout import Layout
from ...model_core.errors import RodinError
from ...model_core.export.level import triangle_count
from .. import models
from ..assets.find import root_of
from ..settings.export import matters, resolutions
from ..translations import said
from .presets import RODIN_PT_export_presets
from .tab import Tab, property_column, wrapped


class _Choices(Tab):
    """Some choices of an export in a column; what makes no difference beside the others is grey."""

    bl_options: ClassVar = {"DEFAULT_CLOSED"}
    shown: ClassVar = ()

    def draw(self, context: bpy.types.Context) -> None:
        """The choices, in their order."""
        settings, column = context.scene.rodin.export, property_column(self.layout)
        for name in self.shown:
            row = column.row()
            row.active = matters(settings, name)
            row.prop(settings, name)


class RODIN_PT_export(_Choices, bpy.types.Panel):
    """Export the selected assets for a game engine"""

    bl_label = "Export"
    bl_parent_id = "RODIN_PT_main"
    shown: ClassVar = ("folder", "engine", "format")

    def draw_header_preset(self, _context: bpy.types.Context) -> None:
        """Blender's own menu of presets."""
        RODIN_PT_export_presets.draw_panel_header(self.layout)

    def draw(self, context: bpy.types.Context) -> None:
        """Where to and what for, and the buttons."""
        super().draw(context)
        self.layout.operator("rodin.export_batch", icon="EXPORT")
        self.layout.operator("rodin.mark_asset", icon="ASSET_MANAGER")


class RODIN_PT_export_levels(_Choices, bpy.types.Panel):
    """The same asset with fewer and fewer triangles, for greater distances"""

    bl_label = "Levels of Detail"
    bl_parent_id = "RODIN_PT_export"
    shown: ClassVar = ("lods", "levels", "finest")

    def draw(self, context: bpy.types.Context) -> None:
        """The choices, and what they come to."""
        super().draw(context)
        settings = context.scene.rodin.export
        levels = 1 if settings.lods == "FIRST" else settings.levels
        layout = _layout(context)
        counts = ", ".join(f"{triangle_count(layout, side):,}" for side in resolutions(settings.finest, levels))
        wrapped(self.layout, said("Triangles: {counts}", counts=counts), context.region.width, icon="MESH_DATA")


def _layout(context: bpy.types.Context) -> Layout:
    """Of the active asset's kind, or of what the panel would make next."""
    root = root_of(context.active_object)
    try:
        return models.kind_of(models.read_recipe(root.rodin.recipe)).layout
    except (RodinError, AttributeError):  # no asset, or one that nothing here knows
        return models.chosen(context.scene.rodin.model).kind.layout


class RODIN_PT_export_physics(_Choices, bpy.types.Panel):
    """Collision shapes for physics, and sockets to attach things to"""

    bl_label = "Collision and Sockets"
    bl_parent_id = "RODIN_PT_export"
    shown: ClassVar = ("collision", "sockets")


class RODIN_PT_export_surface(_Choices, bpy.types.Panel):
    """Material slots, and textures to bake"""

    bl_label = "Materials and Textures"
    bl_parent_id = "RODIN_PT_export"
    shown: ClassVar = ("materials", "textures")


class RODIN_PT_export_conventions(_Choices, bpy.types.Panel):
    """Options in which engines differ; already set for the chosen engine"""

    bl_label = "Names, Axes and Scale"
    bl_parent_id = "RODIN_PT_export"
    shown: ClassVar = ("names", "top_axis", "forward", "up", "fbx_scale", "bake_axes")


class RODIN_PT_export_checks(_Choices, bpy.types.Panel):
    """Checks that an asset must pass to be written"""

    bl_label = "Checks"
    bl_parent_id = "RODIN_PT_export"
    shown: ClassVar = ("budget", "anyway")


CLASSES = (
    RODIN_PT_export,
    RODIN_PT_export_levels,
    RODIN_PT_export_physics,
    RODIN_PT_export_surface,
    RODIN_PT_export_conventions,
    RODIN_PT_export_checks,
)

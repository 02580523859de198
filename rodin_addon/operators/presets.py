"""Presets in Blender's own system: files that can be saved, shared and dropped into its presets folder."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import bpy
from bl_operators.presets import AddPresetBase

from ..assets.find import root_of
from ..assets.live import effective_recipe
from ..settings.choices import Building, Drawing, Seeding
from ..settings.export import Exporting
from .conditions import has_active_asset
from .reporting import reports_errors


class RODIN_OT_generate_preset_add(AddPresetBase, bpy.types.Operator):
    """Save these settings as a preset, or remove one"""

    bl_idname = "rodin.generate_preset_add"
    bl_label = "Add Preset"
    bl_options: ClassVar = {"REGISTER", "INTERNAL"}
    preset_menu = "RODIN_PT_generate_presets"
    preset_subdir = "rodin/generate"
    preset_defines: ClassVar = ["settings = bpy.context.scene.rodin"]
    preset_values: ClassVar = [
        f"settings.{name}"
        for name in (*Drawing.__annotations__, *Seeding.__annotations__, *Building.__annotations__)
        if name != "seed"  # of one press rather than of a kind of asset
    ]


class RODIN_OT_export_preset_add(AddPresetBase, bpy.types.Operator):
    """Save these settings as a preset, or remove one"""

    bl_idname = "rodin.export_preset_add"
    bl_label = "Add Preset"
    bl_options: ClassVar = {"REGISTER", "INTERNAL"}
    preset_menu = "RODIN_PT_export_presets"
    preset_subdir = "rodin/export"
    preset_defines: ClassVar = ["settings = bpy.context.scene.rodin.export"]
    preset_values: ClassVar = [
        f"settings.{name}"
        for name in ("engine", *Exporting.__annotations__)  # the engine first, for it fills in the others
    ]


class RODIN_OT_asset_preset_add(AddPresetBase, bpy.types.Operator):
    """Save the active asset as a preset, or remove one"""

    bl_idname = "rodin.asset_preset_add"
    bl_label = "Add Preset"
    bl_options: ClassVar = {"REGISTER", "INTERNAL"}
    preset_menu = "RODIN_PT_asset_presets"
    preset_subdir = "rodin/sword"

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """An asset is active."""
        return has_active_asset(cls, context)

    @reports_errors
    def execute(self, context: bpy.types.Context) -> set[str]:
        """As Blender does, with a sentence where the asset cannot be read."""
        return super().execute(context)

    def add(self, context: bpy.types.Context, filepath: str) -> None:
        """Called by Blender to write the file: one line that makes the asset again."""
        recipe = effective_recipe(root_of(context.active_object)).to_json()
        Path(filepath).write_text(f"import bpy\nbpy.ops.rodin.from_recipe(recipe={recipe!r})\n", encoding="utf-8")


CLASSES = (RODIN_OT_generate_preset_add, RODIN_OT_export_preset_add, RODIN_OT_asset_preset_add)

"""What pops up beside a panel's title: Blender's own lists of presets."""

from __future__ import annotations

import bpy
from bl_ui.utils import PresetPanel

from ..operators.presets import (
    RODIN_OT_asset_preset_add,
    RODIN_OT_export_preset_add,
    RODIN_OT_generate_preset_add,
)


class RODIN_PT_generate_presets(PresetPanel, bpy.types.Panel):
    """Saved settings"""

    bl_label = "Generate Presets"
    preset_subdir = RODIN_OT_generate_preset_add.preset_subdir
    preset_operator = "script.execute_preset"
    preset_add_operator = RODIN_OT_generate_preset_add.bl_idname


class RODIN_PT_export_presets(PresetPanel, bpy.types.Panel):
    """Saved export settings"""

    bl_label = "Export Presets"
    preset_subdir = RODIN_OT_export_preset_add.preset_subdir
    preset_operator = "script.execute_preset"
    preset_add_operator = RODIN_OT_export_preset_add.bl_idname


class RODIN_PT_asset_presets(PresetPanel, bpy.types.Panel):
    """Saved assets"""

    bl_label = "Asset Presets"
    preset_subdir = RODIN_OT_asset_preset_add.preset_subdir
    preset_operator = "script.execute_preset"
    preset_add_operator = RODIN_OT_asset_preset_add.bl_idname


CLASSES = (RODIN_PT_generate_presets, RODIN_PT_export_presets, RODIN_PT_asset_presets)

"""The tab "Rodin" in the sidebar of the 3D viewport."""

from __future__ import annotations

import textwrap

import bpy

from . import model_cache
from .swords.find import root_of


class _Tab:
    """Where all our panels stand."""

    bl_space_type = "VIEW_3D"
    bl_region_type = "UI"
    bl_category = "Rodin"


class RODIN_PT_main(_Tab, bpy.types.Panel):
    """Generate, with the settings that shape the result."""

    bl_label = "Project Rodin"

    def draw(self, context: bpy.types.Context) -> None:
        """The big button first, its settings under it."""
        layout, settings = self.layout, context.scene.rodin
        row = layout.row()
        row.scale_y = 1.6
        row.operator("rodin.generate", icon="OUTLINER_OB_MESH")
        column = layout.column()
        column.use_property_split = True
        column.use_property_decorate = False
        for name in ("style", "seed", "advance_seed", "count", "variety", "resolution", "welded"):
            column.prop(settings, name)
        layout.label(text=_engine_line(), icon="SYSTEM")


class RODIN_PT_sword(_Tab, bpy.types.Panel):
    """The live sliders of the active sword."""

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
            _wrapped(layout.box(), sword.message, context.region.width)
        if sword.recipe_b:
            layout.prop(sword, "mix", slider=True)
        column = layout.column(align=True)
        for index in range(len(sword.sliders)):
            column.prop(sword, "sliders", index=index, text=f"Shape {index + 1}", slider=True)
        row = layout.row(align=True)
        row.operator("rodin.randomise", icon="FILE_REFRESH")
        row.operator("rodin.reset", icon="LOOP_BACK")


class RODIN_PT_blend(_Tab, bpy.types.Panel):
    """Blend two swords, rebuild any object."""

    bl_label = "Reconstruct and Blend"
    bl_parent_id = "RODIN_PT_main"

    def draw(self, context: bpy.types.Context) -> None:
        """Both buttons work on the selection."""
        layout = self.layout
        layout.row().prop(context.scene.rodin, "refine", expand=True)
        layout.operator("rodin.reconstruct", icon="MOD_REMESH")
        layout.separator()
        layout.operator("rodin.interpolate", icon="ARROW_LEFTRIGHT")


class RODIN_PT_export(_Tab, bpy.types.Panel):
    """Export to game engines."""

    bl_label = "Export"
    bl_parent_id = "RODIN_PT_main"

    def draw(self, context: bpy.types.Context) -> None:
        """Folder, engine, button."""
        column = self.layout.column()
        column.use_property_split = True
        column.use_property_decorate = False
        column.prop(context.scene.rodin, "export_folder")
        column.prop(context.scene.rodin, "export_engine")
        column.operator("rodin.export_batch", icon="EXPORT")


def _engine_line() -> str:
    model = model_cache.opened()
    return f"Engine: {model.engine_label}" if model else "Engine: starts at first use"


def _wrapped(layout: bpy.types.UILayout, text: str, width: int) -> None:
    """A sentence over as many lines as the panel's width needs."""
    letters = max(int(width / bpy.context.preferences.system.ui_scale / 7), 20)
    for index, line in enumerate(textwrap.wrap(text, letters)):
        layout.label(text=line, icon="NONE" if index else "ERROR")


_CLASSES = (RODIN_PT_main, RODIN_PT_sword, RODIN_PT_blend, RODIN_PT_export)


def register() -> None:
    """Register the panels."""
    for cls in _CLASSES:
        bpy.utils.register_class(cls)


def unregister() -> None:
    """Remove the panels."""
    for cls in reversed(_CLASSES):
        bpy.utils.unregister_class(cls)

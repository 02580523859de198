"""The panel of the active asset: whatever changes it where it stands."""

from __future__ import annotations

from typing import ClassVar

import bpy

from ...model_core.errors import RodinError
from .. import models
from ..assets.find import root_of
from ..settings.handles import has_handle
from ..translations import said
from .edits import draw_edits
from .presets import RODIN_PT_asset_presets
from .tab import Tab, property_column, wrapped


class RODIN_PT_asset(Tab, bpy.types.Panel):
    """Change the active asset"""

    bl_label = "Edit Asset"
    bl_parent_id = "RODIN_PT_main"

    def draw_header_preset(self, _context: bpy.types.Context) -> None:
        """Blender's own menu of presets."""
        RODIN_PT_asset_presets.draw_panel_header(self.layout)

    def draw(self, context: bpy.types.Context) -> None:
        """Handles in metres first; then what to keep, and the dice for the rest."""
        layout, root = self.layout, root_of(context.active_object)
        if root is None:
            layout.label(text="Select an asset", icon="INFO")
            return
        settings = root.rodin
        layout.label(text=root.name, icon="MOD_SKIN")
        if settings.recipe_b or settings.shape_keys:
            layout.prop(settings, "mix", slider=True)
        column = property_column(layout)
        _draw_handles(column, settings, context.region.width)
        if settings.message:  # below, so that no handle moves away from the mouse
            wrapped(layout.box(), settings.message, context.region.width)
        draw_edits(layout, root)
        layout.label(text="Keep while the rest varies:")
        layout.row(align=True).prop(settings, "locked", expand=True)
        layout.operator("rodin.vary", text="Vary the Rest" if settings.locked else "Vary the Asset", icon="RNDCURVE")


def _draw_handles(column: bpy.types.UILayout, settings: bpy.types.PropertyGroup, width: int) -> None:
    """The sizes of the asset's kind; while its model is not open, why, for drawing opens nothing."""
    try:
        recipe = models.read_recipe(settings.recipe)
        kind = models.kind_of(recipe)
    except RodinError as error:
        wrapped(column, said(error), width)
        return
    if models.library().entry(recipe.weights) is None:
        wrapped(column, said("The model that this was made with is not here."), width)
        column.operator("rodin.update", icon="FILE_REFRESH")
        return
    if models.opened(recipe.weights) is None:
        models.open_soon(recipe.weights)
        error = models.why_not_open(recipe.weights)
        wrapped(column, said(error or "The model is loading."), width, icon="INFO")
        return
    for one in filter(has_handle, kind.dimensions):
        column.prop(settings, one.name)


class RODIN_PT_latent(Tab, bpy.types.Panel):
    """The model's own directions of change"""

    bl_label = "Shape Sliders"
    bl_parent_id = "RODIN_PT_asset"
    bl_options: ClassVar = {"DEFAULT_CLOSED"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """An asset is active."""
        return root_of(context.active_object) is not None

    def draw(self, context: bpy.types.Context) -> None:
        """Eight sliders, randomise and reset."""
        layout, settings = self.layout, root_of(context.active_object).rodin
        column = layout.column(align=True)
        for index in range(len(settings.sliders)):
            column.prop(settings, "sliders", index=index, text=said("Shape {number}", number=index + 1), slider=True)
        row = layout.row(align=True)
        row.operator("rodin.randomise", icon="FILE_REFRESH")
        row.operator("rodin.reset", icon="LOOP_BACK")


CLASSES = (RODIN_PT_asset, RODIN_PT_latent)

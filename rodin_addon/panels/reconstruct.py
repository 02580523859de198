"""The panel that rebuilds any object as an asset."""

from __future__ import annotations

from typing import ClassVar

import bpy

from .. import models
from ..assets.comparison import is_compared
from ..assets.find import root_of
from ..translations import said
from .tab import Tab, property_column, wrapped


class RODIN_PT_reconstruct(Tab, bpy.types.Panel):
    """Rebuild the selected objects as assets"""

    bl_label = "Reconstruct"
    bl_parent_id = "RODIN_PT_main"
    bl_options: ClassVar = {"DEFAULT_CLOSED"}

    def draw(self, context: bpy.types.Context) -> None:
        """How closely, then the button; below, what sets the active asset beside its source."""
        layout, active = self.layout, context.active_object
        settings = context.scene.rodin
        if len(models.library().one_a_kind()) > 1:
            property_column(layout).prop(settings, "as_kind")
        layout.row().prop(settings, "refine", expand=True)
        layout.operator("rodin.reconstruct", icon="MOD_REMESH")
        root, on = root_of(active), is_compared(active)
        if root:
            layout.prop(root.rodin, "source")
            if root.rodin.closeness:
                wrapped(
                    layout,
                    said("When rebuilt: {closeness}.", closeness=root.rodin.closeness),
                    context.region.width,
                    icon="INFO",
                )
        if root or on:
            row = layout.row(align=True)
            row.operator("rodin.compare", icon="OVERLAY", depress=on).on = not on
            row.operator("rodin.project", text="Project", icon="UV")


CLASSES = (RODIN_PT_reconstruct,)

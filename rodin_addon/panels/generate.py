"""The first panel: generate, with the settings that shape the result."""

from __future__ import annotations

import bpy

from ...model_core.errors import RodinError
from .. import engine_state, models
from ..extension import EXTENSION_ID
from ..translations import said
from .presets import RODIN_PT_generate_presets
from .tab import Tab, property_column


class RODIN_PT_main(Tab, bpy.types.Panel):
    """Generate assets"""

    bl_label = "Project Rodin"

    def draw_header_preset(self, _context: bpy.types.Context) -> None:
        """Blender's own menu of presets."""
        RODIN_PT_generate_presets.draw_panel_header(self.layout)

    def draw(self, context: bpy.types.Context) -> None:
        """The big button first, its settings under it."""
        layout, settings = self.layout, context.scene.rodin
        row = layout.row()
        row.scale_y = 1.6
        row.operator("rodin.generate", text=_title(settings.model), icon="OUTLINER_OB_MESH")
        if len(models.library().one_a_kind()) > 1:
            layout.operator("rodin.generate_set", icon="OUTLINER_COLLECTION")
        column = property_column(layout)
        if len(models.library().entries) > 1:
            column.prop(settings, "model")
        column.prop(settings, "style")
        row = column.row(align=True)
        row.prop(settings, "seed")
        row.operator("rodin.roll_seed", text="", icon="FILE_REFRESH")
        for name in ("advance_seed", "count", "variety", "resolution", "welded"):
            column.prop(settings, name)
        row = layout.row()
        row.label(text=engine_state.in_use(settings.model), icon="SYSTEM")
        row.operator("preferences.addon_show", text="", icon="PREFERENCES", emboss=False).module = EXTENSION_ID


def _title(choice: str) -> str:
    """What the button makes: an asset of the chosen model's kind, or of several."""
    try:
        kinds = [entry.kind for entry in models.meant(choice)]
    except RodinError:  # no model is here, which the press says in full
        kinds = []
    if len(kinds) != 1:
        return said("Generate Asset")
    word = kinds[0].words.singular.title()
    return said("Generate {kind}", kind=said(word))


CLASSES = (RODIN_PT_main,)

"""The choice of what becomes of edits by hand, drawn only where there are some."""

from __future__ import annotations

import bpy

from ...model_core.errors import RodinError
from ..assets.edits import has_edits, missing_patches


def draw_edits(layout: bpy.types.UILayout, root: bpy.types.Object) -> None:
    """Nothing on an asset as the model makes it; the choice that is made is pressed in."""
    try:
        edited, missing = has_edits(root), bool(missing_patches(root))
    except RodinError:  # said above
        return
    if not (edited or missing or root.rodin.edits == "KEEP"):
        return
    column = layout.box().column(align=True)
    column.label(text="Edited by hand" if edited else "Patches are missing" if missing else "Stopped following")
    if edited or root.rodin.edits == "KEEP":
        column.operator("rodin.edits_keep", icon="LOCKED", depress=root.rodin.edits == "KEEP")
        column.operator("rodin.edits_carry", icon="LINKED", depress=root.rodin.edits == "CARRY")
    column.operator("rodin.edits_rebuild", icon="FILE_REFRESH")

"""What becomes of edits by hand: kept, carried along, or gone."""

from __future__ import annotations

from typing import ClassVar

import bpy

from ...model_core.errors import RodinError
from ..assets.find import root_of
from ..assets.live import refresh
from ..assets.rebuild import rebuild
from .conditions import has_active_asset, in_object_mode
from .reporting import reports_errors


class _Choice:
    """Of the active asset, in Object Mode."""

    bl_options: ClassVar = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode and an asset."""
        return in_object_mode(cls, context) and has_active_asset(cls, context)


class RODIN_OT_edits_keep(_Choice, bpy.types.Operator):
    """Keep the asset as it is; dimensions and sliders no longer change it"""

    bl_idname = "rodin.edits_keep"
    bl_label = "Keep Edits and Stop Following"

    @reports_errors
    def execute(self, context: bpy.types.Context) -> None:
        """Until another choice is made."""
        settings = root_of(context.active_object).rodin
        settings.edits, settings.message = "KEEP", ""


class RODIN_OT_edits_carry(_Choice, bpy.types.Operator):
    """Keep each edit as an offset from the shape set by dimensions and sliders"""

    bl_idname = "rodin.edits_carry"
    bl_label = "Carry Edits Along"

    @reports_errors
    def execute(self, context: bpy.types.Context) -> None:
        """Those to come as well."""
        root = root_of(context.active_object)
        before, root.rodin.edits = root.rodin.edits, "CARRY"
        try:
            refresh(root)
        except RodinError:
            root.rodin.edits = before
            raise


class RODIN_OT_edits_rebuild(_Choice, bpy.types.Operator):
    """Rebuild the asset from its dimensions and sliders: edits are lost, missing patches come back"""

    bl_idname = "rodin.edits_rebuild"
    bl_label = "Rebuild"

    @reports_errors
    def execute(self, context: bpy.types.Context) -> None:
        """The active asset."""
        rebuild(root_of(context.active_object))


CLASSES = (RODIN_OT_edits_keep, RODIN_OT_edits_carry, RODIN_OT_edits_rebuild)

"""Settings of the panel, kept with each scene as ``scene.rodin``."""

from __future__ import annotations

import bpy
from bpy.props import BoolProperty, CollectionProperty, FloatVectorProperty, PointerProperty

from .choices import Browsing, Building, Counting, Drawing, Fitting, Interpolating
from .export import RODIN_ExportSettings
from .sheet import RODIN_SheetItem


class RODIN_SceneSettings(
    Drawing, Counting, Building, Browsing, Fitting, Interpolating, bpy.types.PropertyGroup
):
    """What the next generate, reconstruct or export will do."""

    advance_seed: BoolProperty(
        name="Advance Seed",
        description="Move the seed on after generating, so that the next press gives new swords",
        default=True,
    )
    row: FloatVectorProperty(size=7, options={"HIDDEN"})
    """See ``swords/row.py``: the cursor's place when the last row began, the row's own, and radians about Z."""
    sheet: CollectionProperty(type=RODIN_SheetItem, options={"HIDDEN"})
    export: PointerProperty(type=RODIN_ExportSettings, options={"HIDDEN"})


def register() -> None:
    """Register ``scene.rodin``."""
    bpy.utils.register_class(RODIN_SceneSettings)
    bpy.types.Scene.rodin = PointerProperty(type=RODIN_SceneSettings)


def unregister() -> None:
    """Remove ``scene.rodin``."""
    del bpy.types.Scene.rodin
    bpy.utils.unregister_class(RODIN_SceneSettings)

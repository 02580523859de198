"""Settings of the panel, kept with each scene as ``scene.rodin``."""

from __future__ import annotations

import bpy
from bpy.props import BoolProperty, CollectionProperty, EnumProperty, PointerProperty, StringProperty

from .choices import Browsing, Building, Counting, Drawing, Fitting, Interpolating
from .sheet import RODIN_SheetItem

_ENGINES = (
    ("UNITY", "Unity, Godot", "Y up; rotation 0 and scale 1 in the engine"),
    ("UNREAL", "Unreal", "Z up, centimetres"),
)


class RODIN_SceneSettings(
    Drawing, Counting, Building, Browsing, Fitting, Interpolating, bpy.types.PropertyGroup
):
    """What the next generate, reconstruct or export will do."""

    advance_seed: BoolProperty(
        name="Advance Seed",
        description="Move the seed on after generating, so that the next press gives new swords",
        default=True,
    )
    sheet: CollectionProperty(type=RODIN_SheetItem, options={"HIDDEN"})
    export_folder: StringProperty(
        name="Folder",
        description="Where the FBX files go; // is the folder of the .blend file",
        default="//",
        subtype="DIR_PATH",
    )
    export_engine: EnumProperty(name="For", description="Axes and scale of the FBX files", items=_ENGINES)


def register() -> None:
    """Register ``scene.rodin``."""
    bpy.utils.register_class(RODIN_SceneSettings)
    bpy.types.Scene.rodin = PointerProperty(type=RODIN_SceneSettings)


def unregister() -> None:
    """Remove ``scene.rodin``."""
    del bpy.types.Scene.rodin
    bpy.utils.unregister_class(RODIN_SceneSettings)

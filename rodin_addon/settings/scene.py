"""Settings of the panel, kept with each scene as ``scene.rodin``."""

from __future__ import annotations

import bpy
from bpy.props import BoolProperty, EnumProperty, FloatProperty, IntProperty, PointerProperty, StringProperty

from .styles import style_items

_REFINES = (
    ("none", "Fast", "Read the shape once"),
    ("latent", "Refined", "Then fit the sword to the surface; takes half a second"),
    ("surface", "Surface", "Then let each patch move by itself to the surface; takes a few seconds"),
)
_ENGINES = (
    ("UNITY", "Unity, Godot", "Y up; rotation 0 and scale 1 in the engine"),
    ("UNREAL", "Unreal", "Z up, centimetres"),
)


class RODIN_SceneSettings(bpy.types.PropertyGroup):
    """What the next generate, reconstruct or export will do."""

    style: EnumProperty(name="Style", description="Family of swords to draw from", items=style_items)
    seed: IntProperty(name="Seed", description="The same seed gives the same sword", min=0)
    advance_seed: BoolProperty(
        name="New Seed Each Time",
        description="Move the seed on after generating, so that the next press gives new swords",
        default=True,
    )
    count: IntProperty(name="Count", description="Swords to generate", default=1, min=1, max=100, soft_max=20)
    variety: FloatProperty(
        name="Variety",
        description="0 gives the typical sword of a style, 1 its natural spread, more the unusual",
        default=1.0,
        min=0.0,
        max=2.0,
    )
    resolution: IntProperty(
        name="Resolution",
        description="Points along the side of each of the 25 patches",
        default=24,
        min=3,
        max=128,
        soft_min=8,
        soft_max=64,
    )
    welded: BoolProperty(
        name="One Welded Mesh", description="Make one closed mesh instead of 25 patch objects"
    )
    refine: EnumProperty(name="Fit", description="How closely to follow the surface", items=_REFINES)
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

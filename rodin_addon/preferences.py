"""Add-on preferences: engine, device and weights folder."""

from __future__ import annotations

import bpy
from bpy.props import EnumProperty, StringProperty

from .extension_id import EXTENSION_ID

_ENGINES = (
    ("auto", "Automatic", "PyTorch where it is installed and finds a GPU, NumPy elsewhere"),
    ("numpy", "NumPy", "Runs everywhere, on the CPU"),
    ("torch", "PyTorch", "Needs PyTorch inside Blender's Python"),
)
_DEVICES = (
    ("auto", "Automatic", "A GPU where there is one"),
    ("cpu", "CPU", "The processor"),
    ("cuda", "CUDA", "An NVIDIA GPU; needs PyTorch"),
    ("mps", "Metal", "An Apple GPU; needs PyTorch"),
)


class RODIN_AddonPreferences(bpy.types.AddonPreferences):
    """What holds for all files on this machine."""

    bl_idname = EXTENSION_ID

    engine: EnumProperty(name="Engine", items=_ENGINES, default="auto")
    device: EnumProperty(name="Device", items=_DEVICES, default="auto")
    weights_folder: StringProperty(
        name="Weights Folder",
        description="A folder with other sword weights; empty for those that come with the add-on",
        subtype="DIR_PATH",
    )

    def draw(self, _context) -> None:
        """Draw the preferences page."""
        column = self.layout.column()
        column.use_property_split = True
        column.prop(self, "engine")
        column.prop(self, "device")
        column.prop(self, "weights_folder")


def current() -> RODIN_AddonPreferences | None:
    """The preferences, or None where the add-on runs without being listed in them."""
    addon = bpy.context.preferences.addons.get(EXTENSION_ID)
    return addon.preferences if addon else None


def register() -> None:
    """Register the preferences."""
    bpy.utils.register_class(RODIN_AddonPreferences)


def unregister() -> None:
    """Remove the preferences."""
    bpy.utils.unregister_class(RODIN_AddonPreferences)

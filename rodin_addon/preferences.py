"""Add-on preferences: engine, device and weights folder."""

from __future__ import annotations

import bpy
from bpy.props import BoolProperty, EnumProperty, StringProperty

from . import engine_state
from .extension import EXTENSION_ID
from .panels.tab import wrapped

_ENGINES = (
    ("auto", "Automatic", "PyTorch where it is installed and finds a GPU, NumPy elsewhere"),
    ("numpy", "NumPy", "Runs everywhere, on the CPU"),
    ("torch", "PyTorch", "Needs PyTorch inside Blender's Python"),
)
_DEVICES = (
    ("auto", "Automatic", "A GPU where there is one"),
    ("cpu", "CPU", "The processor"),
    ("cuda", "CUDA", "An NVIDIA GPU; needs PyTorch"),
    ("mps", "Apple Metal", "An Apple GPU; needs PyTorch"),
)


class RODIN_AddonPreferences(bpy.types.AddonPreferences):
    """What holds for all files on this machine."""

    bl_idname = EXTENSION_ID

    engine: EnumProperty(name="Engine", description="What computes the shapes", items=_ENGINES, default="auto")
    device: EnumProperty(name="Device", description="Where the engine computes", items=_DEVICES, default="auto")
    weights_folder: StringProperty(
        name="Weights Folder",
        description="A folder with other sword weights; empty for those that come with the add-on",
        subtype="DIR_PATH",
    )

    welded: BoolProperty(
        name="One Welded Mesh",
        description="What new scenes begin with: one closed mesh, or 25 patch objects. The panel's last choice",
    )

    def draw(self, context: bpy.types.Context) -> None:
        """Draw the preferences page."""
        column = self.layout.column()
        column.use_property_split = True
        column.prop(self, "engine")
        column.prop(self, "device")
        column.prop(self, "weights_folder")
        column.prop(self, "welded")
        box = self.layout.box()
        box.label(text=engine_state.in_use(), icon="SYSTEM")
        wrapped(box, engine_state.advice(), context.region.width, icon="INFO")


def register() -> None:
    """Register the preferences."""
    bpy.utils.register_class(RODIN_AddonPreferences)


def unregister() -> None:
    """Remove the preferences."""
    bpy.utils.unregister_class(RODIN_AddonPreferences)

"""Add-on preferences: compute engine, device and folders of models."""

from __future__ import annotations

from typing import ClassVar

import bpy
from bpy.props import BoolProperty, CollectionProperty, EnumProperty, IntProperty, StringProperty

from . import engine_state, models, translations
from .extension import EXTENSION_ID, own_preferences
from .panels.tab import wrapped
from .settings.asset import RODIN_AssetSettings
from .settings.handles import define_handles
from .translations import said

_ENGINES = (
    ("auto", "Automatic", "PyTorch if it is installed and finds a GPU, otherwise NumPy"),
    ("numpy", "NumPy", "Runs everywhere, on the CPU"),
    ("torch", "PyTorch", "Needs PyTorch inside Blender's Python"),
)
_DEVICES = (
    ("auto", "Automatic", "A GPU if there is one"),
    ("cpu", "CPU", "The processor"),
    ("cuda", "CUDA", "An NVIDIA GPU; needs PyTorch"),
    ("mps", "Apple Metal", "An Apple GPU; needs PyTorch"),
)


def _changed(_settings, _context) -> None:
    """Other folders may bring other kinds."""
    models.forget()
    _learn_kinds()


def _learn_kinds() -> None:
    """Have the dimensions and words of all kinds that models bring along."""
    kinds = models.known_kinds()
    define_handles(RODIN_AssetSettings, kinds)
    translations.unregister()
    translations.register(kinds)


class RODIN_ModelFolder(bpy.types.PropertyGroup):
    """A folder with a model in it, or with folders of models."""

    folder: StringProperty(
        name="Folder",
        description="Folder that contains a model, or folders of models",
        subtype="DIR_PATH",
        update=_changed,
    )


class RODIN_OT_model_folder_add(bpy.types.Operator):
    """Add a folder of models"""

    bl_idname = "rodin.model_folder_add"
    bl_label = "Add Folder"
    bl_options: ClassVar = {"INTERNAL"}

    def execute(self, context: bpy.types.Context) -> set[str]:
        """An empty line."""
        own_preferences().model_folders.add()
        return {"FINISHED"}


class RODIN_OT_model_folder_remove(bpy.types.Operator):
    """Remove a folder from the list; its files are kept"""

    bl_idname = "rodin.model_folder_remove"
    bl_label = "Remove Folder"
    bl_options: ClassVar = {"INTERNAL"}

    index: IntProperty(options={"HIDDEN", "SKIP_SAVE"})

    def execute(self, context: bpy.types.Context) -> set[str]:
        """The line of ``index``."""
        own_preferences().model_folders.remove(self.index)
        _changed(self, context)
        return {"FINISHED"}


class RODIN_OT_models_reload(bpy.types.Operator):
    """Search the folders for models again"""

    bl_idname = "rodin.models_reload"
    bl_label = "Reload Models"
    bl_options: ClassVar = {"INTERNAL"}

    def execute(self, context: bpy.types.Context) -> set[str]:
        """Also learns the kinds that are new."""
        _changed(self, context)
        return {"FINISHED"}


class RODIN_AddonPreferences(bpy.types.AddonPreferences):
    """What holds for all files on this machine."""

    bl_idname = EXTENSION_ID

    engine: EnumProperty(
        name="Compute Engine", description="What computes the shapes", items=_ENGINES, default="auto", update=_changed
    )
    device: EnumProperty(
        name="Device", description="Where the engine computes", items=_DEVICES, default="auto", update=_changed
    )
    model_folders: CollectionProperty(type=RODIN_ModelFolder)
    weights_folder: StringProperty(options={"HIDDEN"})  # of Rodin 0.1.0, moved to the list when it is registered

    welded: BoolProperty(
        name="One Welded Mesh",
        description="Default for new scenes: one closed mesh or an object for each patch; follows the panel",
    )

    def draw(self, context: bpy.types.Context) -> None:
        """Draw the preferences page."""
        column = self.layout.column()
        column.use_property_split = True
        column.prop(self, "engine")
        column.prop(self, "device")
        column.prop(self, "welded")
        _draw_models(self.layout.box(), self, context.region.width)
        box = self.layout.box()
        box.label(text=engine_state.in_use(), icon="SYSTEM")
        wrapped(box, engine_state.advice(), context.region.width, icon="INFO")


def _draw_models(box: bpy.types.UILayout, wanted: RODIN_AddonPreferences, width: int) -> None:
    row = box.row()
    row.label(text="Models")
    row.operator("rodin.models_reload", text="", icon="FILE_REFRESH")
    row.operator("rodin.model_folder_add", text="", icon="ADD")
    for index, item in enumerate(wanted.model_folders):
        row = box.row(align=True)
        row.prop(item, "folder", text="")
        row.operator("rodin.model_folder_remove", text="", icon="REMOVE").index = index
    for error in list(models.problems())[:_MOST_PROBLEMS]:
        wrapped(box, said(error), width)


_MOST_PROBLEMS = 5  # shown
_CLASSES = (
    RODIN_ModelFolder,
    RODIN_OT_model_folder_add,
    RODIN_OT_model_folder_remove,
    RODIN_OT_models_reload,
    RODIN_AddonPreferences,
)
_register, _unregister = bpy.utils.register_classes_factory(_CLASSES)


def register() -> None:
    """Register the preferences, and take over what an older version kept in them."""
    _register()
    wanted = own_preferences()
    if wanted and wanted.weights_folder:
        wanted.model_folders.add().folder = wanted.weights_folder
        wanted.weights_folder = ""
    if wanted and wanted.model_folders:
        bpy.app.timers.register(_learn_kinds, first_interval=0.0)  # cards are read once Blender has started


def unregister() -> None:
    """Remove the preferences."""
    if bpy.app.timers.is_registered(_learn_kinds):
        bpy.app.timers.unregister(_learn_kinds)
    _unregister()

"""What is learnt, and from what: ``scene.rodin.learn``."""

from __future__ import annotations

from pathlib import Path

import bpy
from bpy.props import EnumProperty, PointerProperty, StringProperty

from ..learning import process
from .styles import learnt_kind_items


class RODIN_LearnSettings(bpy.types.PropertyGroup):
    """What the next Learn will do."""

    collection: PointerProperty(
        name="Collection",
        description="Collection of meshes to learn from: each object with its children is one asset",
        type=bpy.types.Collection,
    )
    kind: EnumProperty(name="Kind", description="What the meshes are", items=learnt_kind_items)
    style: StringProperty(
        name="Name",
        description="Name of the new model and of its style. Default: that of the collection",
        maxlen=60,
    )


def style_here(settings: RODIN_LearnSettings) -> str:
    """What the new style is called."""
    collection = settings.collection.name if settings.collection else ""
    return settings.style.strip() or collection or "Learnt"


def folder_here(settings: RODIN_LearnSettings) -> Path:
    """Where what is learnt is kept; two kinds may have a style of the same name."""
    return process.folder_of(f"{style_here(settings)} {settings.kind.lower()}")


def register() -> None:
    """Register what ``scene.rodin`` points to."""
    bpy.utils.register_class(RODIN_LearnSettings)


def unregister() -> None:
    """Remove it again."""
    bpy.utils.unregister_class(RODIN_LearnSettings)

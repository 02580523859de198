"""The tab "Rodin": one panel a file, in the order they stand."""

from __future__ import annotations

import bpy

from . import explore, export, generate, interpolate, reconstruct, sheet, sword

_CLASSES = (
    *generate.CLASSES,
    *sheet.CLASSES,
    *sword.CLASSES,
    *explore.CLASSES,
    *interpolate.CLASSES,
    *reconstruct.CLASSES,
    *export.CLASSES,
)


def register() -> None:
    """Register all panels."""
    for cls in _CLASSES:
        bpy.utils.register_class(cls)


def unregister() -> None:
    """Remove all panels."""
    for cls in reversed(_CLASSES):
        bpy.utils.unregister_class(cls)

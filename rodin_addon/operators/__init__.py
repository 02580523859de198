"""Everything a user can press."""

from __future__ import annotations

import bpy

from . import export_batch, generate, interpolate, reconstruct, sliders

_CLASSES = (
    *generate.CLASSES,
    *reconstruct.CLASSES,
    *interpolate.CLASSES,
    *sliders.CLASSES,
    *export_batch.CLASSES,
)


def register() -> None:
    """Register all operators."""
    for cls in _CLASSES:
        bpy.utils.register_class(cls)


def unregister() -> None:
    """Remove all operators."""
    for cls in reversed(_CLASSES):
        bpy.utils.unregister_class(cls)

"""The tab "Rodin": one panel a file, in the order they stand."""

from __future__ import annotations

import bpy

from . import asset, explore, export, generate, interpolate, learn, presets, reconstruct, sheet

_CLASSES = (
    *presets.CLASSES,
    *generate.CLASSES,
    *sheet.CLASSES,
    *asset.CLASSES,
    *explore.CLASSES,
    *interpolate.CLASSES,
    *reconstruct.CLASSES,
    *learn.CLASSES,
    *export.CLASSES,
)

register, unregister = bpy.utils.register_classes_factory(_CLASSES)

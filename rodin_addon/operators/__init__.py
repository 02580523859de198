"""Everything a user can press."""

from __future__ import annotations

import bpy

from . import (
    asset_browser,
    compare,
    edits,
    explore,
    export_batch,
    from_recipe,
    generate,
    generate_set,
    interpolate,
    learn,
    presets,
    reconstruct,
    sheet,
    sliders,
    update,
    vary,
)

_CLASSES = (
    *generate.CLASSES,
    *generate_set.CLASSES,
    *sheet.CLASSES,
    *from_recipe.CLASSES,
    *presets.CLASSES,
    *reconstruct.CLASSES,
    *learn.CLASSES,
    *compare.CLASSES,
    *interpolate.CLASSES,
    *vary.CLASSES,
    *explore.CLASSES,
    *sliders.CLASSES,
    *update.CLASSES,
    *edits.CLASSES,
    *export_batch.CLASSES,
    *asset_browser.CLASSES,
)

register, _unregister = bpy.utils.register_classes_factory(_CLASSES)


def unregister() -> None:
    """Stop what still runs, and remove the operators."""
    learn.unregister()
    _unregister()

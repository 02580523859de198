"""Assets for the asset browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import bpy

from .. import models, pictures
from ..assets.asset_browser import asset_of, mark
from ..assets.find import chosen_objects, roots_of
from ..assets.live import effective_recipe
from ..translations import said
from .conditions import has_assets, in_object_mode
from .stepped import Stepped


class RODIN_OT_mark_asset(Stepped, bpy.types.Operator):
    """Add the selected assets to the Asset Browser, with a preview, tags and length"""

    bl_idname = "rodin.mark_asset"
    bl_label = "Mark as Asset"
    bl_options: ClassVar = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode and an asset."""
        return in_object_mode(cls, context) and has_assets(cls, context, at_least=1)

    def steps(self, context: bpy.types.Context) -> Iterator[float]:
        """One asset a step; they are marked when all have been looked at."""
        roots = roots_of(chosen_objects(context))
        context.view_layer.update()
        found = []
        for root in roots:
            asset_of(root)
            recipe = effective_recipe(root)
            model = models.model_of(recipe)
            found.append((root, recipe, model.shape(recipe, pictures.RESOLUTION), model.dimensions(recipe)))
            yield len(found) / len(roots)
        for words in found:
            mark(*words)
        count = len(roots)
        self.report(
            {"INFO"},
            said("Marked one object as an asset." if count == 1 else "Marked {count} objects as assets.", count=count),
        )


CLASSES = (RODIN_OT_mark_asset,)

"""Generate swords out of the model's prior."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import bpy

from .. import model_cache
from ..settings.styles import ANY
from ..swords.build import build, next_name, remove, select_only
from ..swords.row import put_in_row, taken
from .conditions import in_object_mode
from .stepped import Stepped


class RODIN_OT_generate(Stepped, bpy.types.Operator):
    """Make new swords beside those that stand at the 3D cursor"""

    bl_idname = "rodin.generate"
    bl_label = "Generate Sword"
    bl_options: ClassVar = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode only."""
        return in_object_mode(cls, context)

    def steps(self, context: bpy.types.Context) -> Iterator[float]:
        """One sword a step."""
        settings = context.scene.rodin
        model = model_cache.open_model()
        context.view_layer.update()
        spans = taken(context.scene)
        roots: list[bpy.types.Object] = []
        try:
            for index in range(settings.count):
                roots.append(self._one(context.scene, model, settings.seed + index, spans))
                yield (index + 1) / settings.count
        except BaseException:
            for root in roots:
                remove(root)
            raise
        select_only(context, roots)
        if settings.advance_seed:
            settings.seed = (settings.seed + settings.count) % 2**31
        self.report({"INFO"}, f"Generated {len(roots)} sword{'s' * (len(roots) > 1)}, {model.engine_label}.")

    def _one(self, scene: bpy.types.Scene, model, seed: int, spans: list) -> bpy.types.Object:
        settings = scene.rodin
        style = None if settings.style in (ANY, "") else settings.style
        recipe = model.sample(style, seed % 2**31, settings.variety)
        grids = model.shape(recipe, settings.resolution)
        name = next_name((recipe.style or "sword").replace("_", " ").title())
        root = build(scene, name, recipe, grids, settings.welded)
        put_in_row(scene, root, grids, spans)
        return root


CLASSES = (RODIN_OT_generate,)

"""Generate swords out of the model's prior."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import bpy

from .. import model_cache
from ..settings.choices import LARGEST_SEED, Building, Drawing, take_unset
from ..settings.styles import ANY
from ..swords.build import build, next_name, remove, select_only
from ..swords.row import put_in_row, taken
from .conditions import in_object_mode
from .from_recipe import sword_stem
from .stepped import Stepped


class RODIN_OT_generate(Drawing, Building, Stepped, bpy.types.Operator):
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
        take_unset(self, context.scene.rodin, Drawing, Building)
        model = model_cache.open_model()
        context.view_layer.update()
        spans = taken(context.scene)
        roots: list[bpy.types.Object] = []
        try:
            for index in range(self.count):
                roots.append(self._one(context.scene, model, self.seed + index, spans))
                yield (index + 1) / self.count
        except BaseException:
            for root in roots:
                remove(root)
            raise
        select_only(context, roots)
        settings = context.scene.rodin
        if settings.advance_seed:
            settings.seed = (self.seed + self.count) % (LARGEST_SEED + 1)
        self.report({"INFO"}, f"Generated {len(roots)} sword{'s' * (len(roots) > 1)}, {model.engine_label}.")

    def _one(self, scene: bpy.types.Scene, model, seed: int, spans: list) -> bpy.types.Object:
        style = None if self.style in (ANY, "") else self.style
        recipe = model.sample(style, seed % (LARGEST_SEED + 1), self.variety)
        grids = model.shape(recipe, self.resolution)
        name = next_name(sword_stem(recipe))
        root = build(scene, name, recipe, grids, self.welded)
        put_in_row(scene, root, grids, spans)
        return root


CLASSES = (RODIN_OT_generate,)

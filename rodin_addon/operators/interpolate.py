"""Blend two swords into a third."""

from __future__ import annotations

from typing import ClassVar

import bpy

from ...model_core.errors import RodinError
from .. import model_cache
from ..swords.build import build, next_name, select_only
from ..swords.find import chosen_objects, is_welded, root_of, roots_of
from ..swords.live import effective_recipe, paused
from ..swords.row import put_in_row, taken
from .conditions import has_swords, in_object_mode

_HALF_WAY = 0.5


class RODIN_OT_interpolate(bpy.types.Operator):
    """Make a new sword half-way between two selected ones; its A to B slider moves it between them"""

    bl_idname = "rodin.interpolate"
    bl_label = "Blend Two Swords"
    bl_options: ClassVar = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode and exactly two swords."""
        return in_object_mode(cls, context) and has_swords(cls, context, at_least=2, at_most=2)

    def execute(self, context: bpy.types.Context) -> set[str]:
        """Build the blend beside the others; A is the active sword."""
        first, second = _active_first(context)
        try:
            model = model_cache.open_model()
            a, b = effective_recipe(first), effective_recipe(second)
            blend = model.blend(a, b, _HALF_WAY)
            grids = model.shape(blend, first.rodin.resolution)
        except RodinError as error:
            self.report({"ERROR"}, str(error))
            return {"CANCELLED"}
        context.view_layer.update()
        spans = taken(context.scene)
        root = build(context.scene, next_name("Blend"), blend, grids, is_welded(first))
        with paused():
            root.rodin.recipe, root.rodin.recipe_b, root.rodin.mix = a.to_json(), b.to_json(), _HALF_WAY
        put_in_row(context.scene, root, grids, spans)
        select_only(context, [root])
        return {"FINISHED"}


def _active_first(context: bpy.types.Context) -> list[bpy.types.Object]:
    active = root_of(context.active_object)
    return sorted(roots_of(chosen_objects(context)), key=lambda root: root != active)


CLASSES = (RODIN_OT_interpolate,)

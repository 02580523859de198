"""Generate assets out of the model's prior."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import bpy

from .. import models
from ..assets.place import place_in_row
from ..settings.choices import Building, Counting, Drawing, Naming, Seeding, take_kind, take_unset
from ..translations import said
from .conditions import in_object_mode
from .drawing import advance_seed, drawn
from .stepped import Stepped


class RODIN_OT_generate(Building, Counting, Seeding, Drawing, Naming, Stepped, bpy.types.Operator):
    """Add new assets at the 3D cursor, beside any that are already there"""

    bl_idname = "rodin.generate"
    bl_label = "Generate Asset"
    bl_options: ClassVar = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode only."""
        return in_object_mode(cls, context)

    def steps(self, context: bpy.types.Context) -> Iterator[float]:
        """One asset a step."""
        take_kind(self)
        take_unset(self, context.scene.rodin, Drawing, Seeding, Counting, Building)
        recipes = (recipe for _, recipe in drawn(self, self.count))
        roots = yield from place_in_row(context, recipes, self.count, self.resolution, self.welded)
        model = models.model_of(models.read_recipe(roots[0].rodin.recipe))
        advance_seed(context.scene.rodin, self.seed + self.count)
        count = len(roots)
        self.report(
            {"INFO"},
            said(
                "Generated one asset ({engine})." if count == 1 else "Generated {count} assets ({engine}).",
                count=count,
                engine=model.engine_label,
            ),
        )


CLASSES = (RODIN_OT_generate,)

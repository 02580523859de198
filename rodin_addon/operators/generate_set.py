"""Generate a set: one asset of each kind, made to match."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import bpy

from .. import models
from ..assets.place import place_in_row
from ..mesh.materials import use_set_materials
from ..settings.choices import Building, Seeding, take_unset
from ..translations import said
from .conditions import in_object_mode
from .drawing import advance_seed
from .stepped import Stepped


class RODIN_OT_generate_set(Building, Seeding, Stepped, bpy.types.Operator):
    """Add one new asset of each kind at the 3D cursor; they match in style, girth and materials"""

    bl_idname = "rodin.generate_set"
    bl_label = "Generate Set"
    bl_options: ClassVar = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode only."""
        return in_object_mode(cls, context)

    def steps(self, context: bpy.types.Context) -> Iterator[float]:
        """One asset a step."""
        from ...model_core.sets import matching_set  # models' code is heavy, and enabling is to be quick

        take_unset(self, context.scene.rodin, Seeding, Building)
        opened = [models.library().open(entry.sha256) for entry in models.library().one_a_kind()]
        recipes = matching_set(opened, self.seed, self.variety)
        roots = yield from place_in_row(context, recipes, len(opened), self.resolution, self.welded)
        for root in roots:
            use_set_materials(root, models.kind_of_asset(root), self.seed)
        advance_seed(context.scene.rodin, self.seed + 1)
        self.report({"INFO"}, said("Generated a set of {count} assets.", count=len(roots)))


CLASSES = (RODIN_OT_generate_set,)

"""The active asset beside its source: laid over it, and its atlas and materials projected onto it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import bpy
import numpy as np
from bpy.props import BoolProperty

from .. import models
from ..assets.comparison import compare, end, is_compared
from ..assets.find import alive, root_of, source_of
from ..assets.live import effective_recipe
from ..errors import SceneError
from ..mesh.projection import paint_parts, project_atlas
from ..surfaces import type_name
from .conditions import has_source, in_object_mode
from .reporting import reports_errors
from .stepped import Stepped

_RESOLUTION = 32  # of the patches that are projected, whatever the asset's own


class RODIN_OT_compare(Stepped, bpy.types.Operator):
    """Show the source as wire over the active asset, and store distances as the attribute "distance", in metres"""

    bl_idname = "rodin.compare"
    bl_label = "Compare"
    bl_options: ClassVar = {"REGISTER", "UNDO"}

    on: BoolProperty(
        name="On", description="Turn off to show the source as before and remove the distances", default=True
    )

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """An asset that has a source, or one of two that are compared."""
        if not in_object_mode(cls, context):
            return False
        return is_compared(context.active_object) or has_source(cls, context)

    def steps(self, context: bpy.types.Context) -> Iterator[float]:
        """Some vertices a step."""
        active = context.active_object
        root = root_of(active)
        if not self.on:
            end(context, active)
            return
        source = source_of(root) if root else None
        if source is None:
            raise SceneError('"{name}" has no source to compare with, or its source was deleted.', name=active.name)
        try:
            yield from compare(context, root, source)
        except BaseException:
            for item in filter(alive, (root, source)):
                end(context, item)
            raise


class RODIN_OT_project(bpy.types.Operator):
    """Add the active asset's UV map to its source, and assign the materials of its parts"""

    bl_idname = "rodin.project"
    bl_label = "Project onto Source"
    bl_options: ClassVar = {"REGISTER", "UNDO"}

    materials: BoolProperty(
        name="Materials", description="Also assign the material of the nearest part to each face", default=True
    )

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """An asset that has a source."""
        return in_object_mode(cls, context) and has_source(cls, context)

    @reports_errors
    def execute(self, context: bpy.types.Context) -> None:
        """From the asset as its sliders stand, onto the source's mesh without its modifiers."""
        root = root_of(context.active_object)
        target = source_of(root)
        _check(target)
        recipe = effective_recipe(root)
        model = models.model_of(recipe)
        grids = model.shape(recipe, _RESOLUTION)
        matrix = np.array(root.matrix_world)
        project_atlas(context, model.kind, target, grids @ matrix[:3, :3].T + matrix[:3, 3])
        if self.materials:
            paint_parts(model.kind, target.data)


def _check(target: bpy.types.Object) -> None:
    if target.type != "MESH":
        raise SceneError(
            '"{name}" is of type {type}; only meshes have UV maps, so convert it first.',
            name=target.name,
            type=type_name(target),
        )
    if target.data.library:
        raise SceneError('The mesh of "{name}" is linked from another file, so it cannot be changed.', name=target.name)
    if not target.data.polygons:
        raise SceneError('"{name}" has no faces to project onto.', name=target.name)


CLASSES = (RODIN_OT_compare, RODIN_OT_project)

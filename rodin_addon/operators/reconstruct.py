"""Rebuild selected objects as swords of 25 patches, in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

import bpy
from mathutils import Matrix

from ...model_core.errors import RodinError
from .. import model_cache
from ..errors import SceneError
from ..settings.choices import Building, Fitting, take_unset
from ..surfaces import world_surface
from ..swords.build import build, remove, select_only
from ..swords.find import chosen_objects, mesh_objects, root_of
from .conditions import has_selection, in_object_mode
from .stepped import Stepped


class RODIN_OT_reconstruct(Fitting, Building, Stepped, bpy.types.Operator):
    """Rebuild each selected object as a sword of 25 patches, in its own place and size"""

    bl_idname = "rodin.reconstruct"
    bl_label = "Reconstruct"
    bl_options: ClassVar = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode and a selection."""
        return in_object_mode(cls, context) and has_selection(cls, context)

    def steps(self, context: bpy.types.Context) -> Iterator[float]:
        """One object a step; those that cannot be rebuilt are named at the end."""
        take_unset(self, context.scene.rodin, Fitting, Building)
        sources = _sources(context)
        roots: list[bpy.types.Object] = []
        failures: list[str] = []
        try:
            for index, (name, objects) in enumerate(sources):
                try:
                    roots.append(self._one(context, name, objects, _share(context, index, len(sources))))
                except RodinError as error:
                    failures.append(f'"{name}": {error}')
                yield (index + 1) / len(sources)
        except BaseException:
            for root in roots:
                remove(root)
            raise
        if not roots:
            raise SceneError(" ".join(failures))
        select_only(context, roots)
        for failure in failures:
            self.report({"WARNING"}, failure)

    def _one(self, context, name: str, objects: list, progress: Callable[[float], bool]) -> bpy.types.Object:
        surface = world_surface(objects, context.evaluated_depsgraph_get())
        model = model_cache.open_model()
        result = model.reconstruct(surface, refine=self.refine, progress=progress)
        grids = model.shape(result.recipe, self.resolution)
        root = build(context.scene, f"{name} Rodin", result.recipe, grids, self.welded)
        root.matrix_world = Matrix(result.placement.tolist())
        self.report(
            {"INFO"},
            f'"{name}": rebuilt within {result.rms_distance:.3g} m (root mean square), {model.engine_label}.',
        )
        return root


def _sources(context: bpy.types.Context) -> list[tuple[str, list[bpy.types.Object]]]:
    """(name, objects) of each thing to rebuild; the pieces of one sword are one thing."""
    sources = {}
    for item in chosen_objects(context):
        root = root_of(item)
        sources[(root or item).name_full] = mesh_objects(root) if root else [item]
    return list(sources.items())


def _share(context: bpy.types.Context, index: int, count: int) -> Callable[[float], bool]:
    """Progress within one of several objects."""

    def show(fraction: float) -> bool:
        context.window_manager.progress_update((index + fraction) / count)
        return True

    return show


CLASSES = (RODIN_OT_reconstruct,)

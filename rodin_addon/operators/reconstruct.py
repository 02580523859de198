"""Rebuild selected objects as assets, in place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import bpy
import numpy as np
from mathutils import Matrix

from ...model_core.errors import RodinError
from ...model_core.steps import ProgressGenerator, part
from ...model_core.surface.fit_summary import WITHIN, distances_to, within
from ...model_core.surface.mesh import TriangleMesh
from .. import models
from ..assets.build import build, remove, select_only
from ..assets.find import alive, chosen_objects, root_of, surface_objects
from ..errors import SceneError
from ..settings.choices import Building, Fitting, take_unset
from ..surfaces import world_surface
from ..translations import said
from .conditions import has_selection, in_object_mode
from .stepped import Stepped

if TYPE_CHECKING:
    from ...model_core.automatic import Nearest

_LARGEST_ROUNDING = 0.01  # of a source's longest side
_FINEST_MEASURED = 24  # finer grids take long to measure, and lie on the same surface


class RODIN_OT_reconstruct(Building, Fitting, Stepped, bpy.types.Operator):
    """Rebuild each selected object as an asset of the same location and size"""

    bl_idname = "rodin.reconstruct"
    bl_label = "Reconstruct"
    bl_options: ClassVar = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode and a selection."""
        return in_object_mode(cls, context) and has_selection(cls, context)

    def steps(self, context: bpy.types.Context) -> Iterator[float]:
        """Object after object, each in many steps; those that cannot be rebuilt are named at the end."""
        take_unset(self, context.scene.rodin, Fitting, Building)
        sources = _sources(context)
        roots: list[bpy.types.Object] = []
        failures: list[tuple[str, RodinError]] = []
        try:
            for index, (name, source) in enumerate(sources.items()):
                work = self._one(context, name, source)
                try:
                    roots.append((yield from part(work, index / len(sources), (index + 1) / len(sources))))
                except RodinError as error:
                    failures.append((name, error))
        except BaseException:
            for root in roots:
                remove(root)
            raise
        roots = [root for root in roots if alive(root)]
        if not roots:
            if not failures:
                raise SceneError("The result was deleted or undone in the meantime.")
            lines = (SceneError('"{name}": {reason}', name=name, reason=error) for name, error in failures)
            raise SceneError("{reasons}", reasons=tuple(lines))
        select_only(context, roots)
        for name, error in failures:
            self.report({"WARNING"}, said('"{name}": {reason}', name=name, reason=error))

    def _one(
        self, context: bpy.types.Context, name: str, source: bpy.types.Object
    ) -> ProgressGenerator[bpy.types.Object]:
        """Rebuild one object; nothing is in the scene before the last step."""
        from ...model_core.automatic import nearest_kind  # a model's code is loaded when one is needed

        yield 0.0
        if not alive(source):
            raise SceneError("It was deleted before it was processed.")
        surface = world_surface(surface_objects(source), context.evaluated_depsgraph_get())
        wanted = models.compared(context.scene.rodin.model, self.as_kind)
        nearest = yield from part(nearest_kind(wanted, surface, self.refine), 0.0, 0.9)
        model, result = nearest.model, nearest.found
        recipe, matrix = result.recipe, _matrix(result.placement, surface)
        placement = np.array(matrix)
        measured = model.shape(recipe, min(self.resolution, _FINEST_MEASURED))
        placed = TriangleMesh.of_charts(measured @ placement[:3, :3].T + placement[:3, 3], model.kind.layout)
        closeness = _in_words(context.scene, distances_to(placed, surface))
        yield 0.95
        root = build(context.scene, f"{name} Rodin", recipe, model.shape(recipe, self.resolution), self.welded)
        root.matrix_world = matrix
        root.rodin.closeness = closeness
        if alive(source):
            root.rodin.source = source
        self.report({"INFO"}, said('Rebuilt "{name}": {closeness}.', name=name, closeness=closeness))
        if nearest.second:
            self.report(
                {"INFO"},
                said(
                    '"{name}" is nearest to the kind {kind}, {times:.1f} times as near as to {second}.',
                    name=name,
                    **_kinds(nearest),
                ),
            )
        try:
            _check_alike(name, nearest)
        except SceneError as error:  # its likeness is built all the same
            root.rodin.message = said(error)
            self.report({"WARNING"}, root.rodin.message)
        return root


def _sources(context: bpy.types.Context) -> dict[str, bpy.types.Object]:
    """Name and object of each thing to rebuild; the pieces of one asset are one thing, its root."""
    sources = [root_of(item) or item for item in chosen_objects(context)]
    return {source.name_full: source for source in sources}


def _matrix(placement: np.ndarray, surface: TriangleMesh) -> Matrix:
    """A placement (4, 4) as objects keep it, in float32.

    Raises:
        SceneError: so far from the origin that it would move visibly.
    """
    matrix = Matrix(placement.tolist())
    moved = np.abs(np.array(matrix) - placement)[:3, 3].max()
    if moved > _LARGEST_ROUNDING * np.ptp(surface.vertices, axis=0).max():
        raise SceneError("It is too far from the world's origin for its size; move it to the origin.")
    return matrix


def _kinds(nearest: Nearest) -> dict[str, object]:
    """Of which kind an object was taken to be, and how sure that is."""
    first, second = (model.kind.words.singular for model in (nearest.model, nearest.second))
    return {"kind": first, "second": second, "times": nearest.times}


def _check_alike(name: str, nearest: Nearest) -> None:
    """See that a mesh is as near to its likeness as assets of that kind are to theirs."""
    if nearest.alike:
        return
    values = {"name": name, "share": nearest.share, "most": nearest.model.kind.farthest}
    kind = nearest.model.kind.words.singular
    if nearest.second:
        raise SceneError(
            '"{name}" looks like none of the kinds; the nearest is {kind}, but the fit is off by {share:.1%} of its '
            "size, and the limit is {most:.0%}.",
            kind=kind,
            **values,
        )
    raise SceneError(
        '"{name}" does not look like any {kind}: the fit is off by {share:.1%} of its size, and the '
        "limit is {most:.0%}.",
        kind=kind,
        **values,
    )


def _in_words(scene: bpy.types.Scene, distances: np.ndarray) -> str:
    """Distances in scene units, as the scene shows lengths."""
    units = scene.unit_settings
    return said(WITHIN, **within(distances * units.scale_length, inches=units.system == "IMPERIAL"))


CLASSES = (RODIN_OT_reconstruct,)

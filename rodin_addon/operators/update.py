"""Assets of a model that is not here, or of an older one, brought to a model that is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import bpy

from ...model_core.recipe import Recipe
from .. import models
from ..assets.charts import charts_of
from ..assets.find import chosen_objects, roots_of, stamp_of
from ..assets.live import start_again
from ..errors import SceneError
from ..translations import said
from .conditions import has_assets, in_object_mode
from .stepped import Stepped

if TYPE_CHECKING:
    from ...model_core.model import Model, Update

_MILLIMETRES = 1000


class RODIN_OT_update(Stepped, bpy.types.Operator):
    """Convert the selected assets to the nearest shapes of an available model; a blend becomes one shape"""

    bl_idname = "rodin.update"
    bl_label = "Update"
    bl_options: ClassVar = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode and an asset."""
        return in_object_mode(cls, context) and has_assets(cls, context, at_least=1)

    def steps(self, context: bpy.types.Context) -> Iterator[float]:
        """One asset a step; nothing changes before all are found."""
        roots, found = roots_of(chosen_objects(context)), []
        for root in roots:
            found.append(_update(context, root))
            yield len(found) / len(roots)
        for root, update in zip(roots, found, strict=True):
            start_again(root, update.recipe)
            distance, most = (_MILLIMETRES * length for length in (update.rms_distance, update.largest_distance))
            self.report(
                {"INFO"},
                said(
                    'Updated "{name}": {distance:.2g} mm from its earlier shape, {most:.2g} mm at most.',
                    name=root.name,
                    distance=distance,
                    most=most,
                ),
            )


def _update(context: bpy.types.Context, root: bpy.types.Object) -> Update:
    """The nearest shape of a model that is here."""
    if root.rodin.shape_keys:
        raise SceneError('"{name}" has shape keys from its model; apply or remove them first.', name=root.name)
    recipe = models.read_recipe(stamp_of(root) or root.rodin.recipe)
    found = _target(context, recipe).update(recipe, charts_of(root, models.kind_of(recipe)))
    Recipe.from_json(found.recipe.to_json())  # what no recipe may hold is refused before anything changes
    return found


def _target(context: bpy.types.Context, recipe: Recipe) -> Model:
    """The model that the panel means if it is of that kind, else the first one of the kind."""
    meant = models.chosen(context.scene.rodin.model)
    if meant.kind.name != recipe.kind:
        meant = models.library().first(recipe.kind)
    return models.library().open(meant.sha256)


CLASSES = (RODIN_OT_update,)

"""The sheet: pictures of many assets to choose from, before any stands in the scene."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import bpy
from bpy.props import IntProperty

from ...model_core.recipe import Recipe
from .. import models, pictures
from ..assets.find import alive
from ..assets.place import base_name, place_in_row
from ..errors import SceneError
from ..settings.choices import Browsing, Building, Drawing, Naming, Seeding, take_kind, take_unset
from .conditions import has_sheet, in_object_mode
from .drawing import advance_seed, drawn
from .stepped import Stepped


class RODIN_OT_sheet(Browsing, Seeding, Drawing, Naming, Stepped, bpy.types.Operator):
    """Show pictures of new assets in the panel, without adding them to the scene"""

    bl_idname = "rodin.sheet"
    bl_label = "Draw Sheet"
    bl_options: ClassVar = {"REGISTER", "UNDO"}

    def steps(self, context: bpy.types.Context) -> Iterator[float]:
        """One picture a step, which the sheet shows at once; a stop brings the sheet before it back."""
        scene = context.scene
        take_kind(self)
        take_unset(self, scene.rodin, Drawing, Seeding, Browsing)
        before = [(item.name, item.recipe, item.chosen) for item in scene.rodin.sheet]
        _fill(scene.rodin, [])
        try:
            for model, recipe in drawn(self, self.sheet_count):
                pictures.keep(recipe.to_json(), model.kind, model.shape(recipe, pictures.RESOLUTION))
                _add(scene.rodin, base_name(recipe), recipe.to_json())
                yield len(scene.rodin.sheet) / self.sheet_count
        except BaseException:
            if alive(scene):
                _fill(scene.rodin, before)
            raise
        advance_seed(scene.rodin, self.seed + self.sheet_count)


class RODIN_OT_sheet_pictures(Stepped, bpy.types.Operator):
    """Draw the sheet's pictures again; they are not saved in the file"""

    bl_idname = "rodin.sheet_pictures"
    bl_label = "Show Pictures"
    bl_options: ClassVar = {"INTERNAL"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """There is a sheet."""
        return has_sheet(cls, context)

    def steps(self, context: bpy.types.Context) -> Iterator[float]:
        """One picture a step."""
        texts = [item.recipe for item in context.scene.rodin.sheet]
        for index, text in enumerate(texts):
            recipe = models.read_recipe(text)
            model = models.model_of(recipe)
            pictures.keep(text, model.kind, model.shape(recipe, pictures.RESOLUTION))
            yield (index + 1) / len(texts)


class RODIN_OT_sheet_take(Building, Stepped, bpy.types.Operator):
    """Add the chosen assets to the scene at the 3D cursor, beside any that are already there"""

    bl_idname = "rodin.sheet_take"
    bl_label = "Add to Scene"
    bl_options: ClassVar = {"REGISTER", "UNDO"}

    number: IntProperty(
        name="Asset",
        description="Number of the one asset to add, counted from 0; -1 adds all that are chosen",
        default=-1,
        min=-1,
        options={"SKIP_SAVE", "HIDDEN"},
    )

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode and a sheet."""
        return in_object_mode(cls, context) and has_sheet(cls, context)

    def steps(self, context: bpy.types.Context) -> Iterator[float]:
        """One asset a step; those added are no longer chosen, so that none is added twice by mistake."""
        settings = context.scene.rodin
        take_unset(self, settings, Building)
        items = _wanted(settings.sheet, self.number)
        recipes = [Recipe.from_json(item.recipe) for item in items]
        yield from place_in_row(context, recipes, len(recipes), self.resolution, self.welded)
        for item in _wanted(settings.sheet, self.number):
            item.chosen = False


def _fill(settings: bpy.types.PropertyGroup, items: list[tuple[str, str, bool]]) -> None:
    """Put (name, recipe, chosen) in place of what is on the sheet, from the first page on."""
    settings.sheet.clear()
    settings.sheet_page = 1
    for item in items:
        _add(settings, *item)


def _add(settings: bpy.types.PropertyGroup, name: str, recipe: str, chosen: bool = False) -> None:
    item = settings.sheet.add()
    item.name, item.recipe, item.chosen = name, recipe, chosen


def _wanted(sheet: bpy.types.bpy_prop_collection, number: int) -> list[bpy.types.PropertyGroup]:
    if number >= len(sheet):
        raise SceneError(
            "There is no asset {number} on the sheet; its {count} assets are numbered from 0.",
            number=number,
            count=len(sheet),
        )
    items = [item for item in sheet if item.chosen] if number < 0 else [sheet[number]]
    if not items:
        raise SceneError("Choose at least one asset on the sheet.")
    return items


CLASSES = (RODIN_OT_sheet, RODIN_OT_sheet_pictures, RODIN_OT_sheet_take)

"""Make what lies between assets: a blend, a row, shape keys or an animation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import bpy
import numpy as np

from .. import models
from ..assets.build import build, next_name, remove
from ..assets.find import chosen_objects, is_welded, root_of, roots_of
from ..assets.keys import add_keys, animate_keys
from ..assets.live import effective_recipe, paused
from ..assets.path import BlendPath
from ..assets.place import show_new
from ..assets.row import Row
from ..errors import SceneError
from ..settings.choices import Interpolating, asked_for, take_unset
from ..translations import said
from .conditions import has_assets, in_object_mode
from .stepped import Stepped

_HALF_WAY = 0.5


class RODIN_OT_interpolate(Interpolating, Stepped, bpy.types.Operator):
    """Interpolate between the selected assets, starting with the active one; they are not changed"""

    bl_idname = "rodin.interpolate"
    bl_label = "Interpolate"
    bl_options: ClassVar = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode and two assets or more."""
        return in_object_mode(cls, context) and has_assets(cls, context, at_least=2)

    def draw(self, _context: bpy.types.Context) -> None:
        """Only what the form needs."""
        for name in ("form", *asked_for(self.form)):
            self.layout.prop(self, name)

    def steps(self, context: bpy.types.Context) -> Iterator[float]:
        """One asset or one shape key a step."""
        take_unset(self, context.scene.rodin, Interpolating)
        roots = _active_first(context)
        recipes = tuple(effective_recipe(root) for root in roots)
        path = BlendPath(models.model_of(*recipes), recipes)
        makers = {"BLEND": self._blend, "ROW": self._row, "KEYS": self._keys, "ANIMATION": self._animation}
        yield from makers[self.form](context, path, roots)

    def _blend(self, context: bpy.types.Context, path: BlendPath, roots: list) -> Iterator[float]:
        """An asset that keeps both its ends, for its slider to move between."""
        if path.end > 1:
            raise SceneError("A blend needs 2 assets, but {count} are selected; make a row instead.", count=len(roots))
        a, b = path.recipes
        recipe = path.at(_HALF_WAY)
        grids = path.model.shape(recipe, roots[0].rodin.resolution)
        row = Row.at_cursor(context)
        yield 0.5
        root = build(context.scene, next_name("Blend"), recipe, grids, is_welded(roots[0]))
        with paused():
            root.rodin.recipe, root.rodin.recipe_b, root.rodin.mix = a.to_json(), b.to_json(), _HALF_WAY
        row.put(root, grids)
        show_new(context, [root])

    def _row(self, context: bpy.types.Context, path: BlendPath, roots: list) -> Iterator[float]:
        """Assets evenly along the path, both ends among them, built as the first one is."""
        row, built = Row.at_cursor(context, in_order=True), []
        try:
            for place in np.linspace(0.0, path.end, self.assets):
                recipe = path.at(float(place))
                grids = path.model.shape(recipe, roots[0].rodin.resolution)
                built.append(build(context.scene, next_name("Blend"), recipe, grids, is_welded(roots[0])))
                row.put(built[-1], grids)
                yield len(built) / self.assets
        except BaseException:
            for root in built:
                remove(root)
            raise
        show_new(context, built)
        self.report({"INFO"}, said("Made {count} assets ({engine}).", count=len(built), engine=path.model.engine_label))

    def _keys(self, context: bpy.types.Context, path: BlendPath, roots: list) -> Iterator[float]:
        """One welded mesh that has every asset in it."""
        root = yield from _keyed(context, path, roots)
        count = len(root.data.shape_keys.key_blocks) - 1
        self.report(
            {"INFO"},
            said('"{name}" has {count} shape keys; the A to B slider moves through them.', name=root.name, count=count),
        )

    def _animation(self, context: bpy.types.Context, path: BlendPath, roots: list) -> Iterator[float]:
        """The same mesh, moved by keyframes from the timeline's first frame on."""
        root = yield from _keyed(context, path, roots)
        scene = context.scene
        start, end = scene.frame_start, scene.frame_start + self.frames * path.end
        animate_keys(root, start, self.frames)
        root.rodin.mix = min(max((scene.frame_current - start) / (end - start), 0.0), 1.0)
        name, last = root.name, scene.frame_end
        if end > last:
            self.report(
                {"WARNING"},
                said(
                    '"{name}" reaches the last asset at frame {end}, but the timeline ends at {last}.',
                    name=name,
                    end=end,
                    last=last,
                ),
            )
        else:
            self.report({"INFO"}, said('"{name}" reaches the last asset at frame {end}.', name=name, end=end))


def _keyed(context: bpy.types.Context, path: BlendPath, roots: list) -> Iterator[float]:
    """Build a welded asset with shape keys along the path; gives its root when done."""
    places = path.stops()
    recipes = [path.at(place) for place in places]
    shapes = []
    for recipe in recipes:
        shapes.append(path.model.shape(recipe, roots[0].rodin.resolution))
        yield len(shapes) / len(places)
    row = Row.at_cursor(context)
    root = build(context.scene, next_name("Morph"), recipes[0], shapes[0], welded=True)
    names = [_key_name(place, roots) for place in places[1:]]
    add_keys(root, names, places, recipes, np.stack(shapes))
    row.put(root, np.stack(shapes))
    show_new(context, [root])
    return root


def _key_name(place: float, roots: list) -> str:
    """The asset that a place leads to, and how much of the path there is done: "Katana 001 50%"."""
    leg = int(np.ceil(place)) - 1
    name, share = roots[leg + 1].name, place - leg
    return name if share == 1 else f"{name} {share:.0%}"


def _active_first(context: bpy.types.Context) -> list[bpy.types.Object]:
    """The active asset, then the other selected ones by name."""
    active = root_of(context.active_object)
    return sorted(roots_of(chosen_objects(context)), key=lambda root: (root != active, root.name))


CLASSES = (RODIN_OT_interpolate,)

"""What can be chosen in the panel and again in an operator's redo panel, said once for both.

Operators leave unset what the caller did not name, and :func:`take_unset` fills
it from the panel. Blender must not remember such a choice from one press to the
next, or the panel would be ignored: hence SKIP_SAVE, which files do not mind.

The redo panel shows those of an operator's last base class first, so operators
name what is asked first last.
"""

from __future__ import annotations

import bpy
from bpy.props import BoolProperty, EnumProperty, FloatProperty, IntProperty

from .. import models
from .styles import ANY, AS_MODEL, drawn_kind_items, kind_items, model_items, style_items

LARGEST_SEED = 2**31 - 1
_OPTIONS = {"SKIP_SAVE"}
_REFINES = (
    ("none", "Quick", "Estimate the shape in one pass; fastest"),
    ("latent", "Refined", "Also fit the asset to the surface"),
    ("surface", "Surface", "Also move each patch onto the surface by itself; slowest"),
)
_FORMS = (
    ("BLEND", "Blend", "One asset halfway between two, with an A to B slider"),
    ("ROW", "Row", "Assets side by side, in even steps through all selected assets"),
    ("KEYS", "Shape Keys", "One welded mesh with shape keys that lead through all selected assets"),
    (
        "ANIMATION",
        "Animation",
        "The same mesh with keyframes: the first asset turns into the last during playback",
    ),
)


WELDED = {
    "name": "One Welded Mesh",
    "description": "Create one closed mesh; otherwise each patch is an object of its own, with its own outline",
    "options": _OPTIONS,
}
"""The property of that name, which scenes and preferences word alike."""
MODEL = {
    "name": "Model",
    "description": "Model that makes the new assets",
    "items": model_items,
    "options": _OPTIONS,
}
"""The property of that name, which scenes and operators word alike."""


class Building:
    """How an asset is built in the scene."""

    resolution: IntProperty(
        name="Resolution",
        description="Points along each side of a patch",
        default=24,
        min=3,
        max=128,
        soft_min=8,
        soft_max=64,
        options=_OPTIONS,
    )
    welded: BoolProperty(**WELDED)


class Drawing:
    """What is drawn, and from which model."""

    model: EnumProperty(**MODEL)
    style: EnumProperty(name="Style", description="Style of the new assets", items=style_items, options=_OPTIONS)


class Seeding:
    """By what chance it is drawn."""

    seed: IntProperty(
        name="Seed", description="The same seed gives the same asset", min=0, max=LARGEST_SEED, options=_OPTIONS
    )
    variety: FloatProperty(
        name="Variety",
        description="How much assets vary: 0 is the typical asset of a style, 1 its natural spread, more the unusual",
        default=1.0,
        min=0.0,
        max=2.0,
        options=_OPTIONS,
    )


class Naming:
    """A kind by its name, for scripts: ``rodin.generate(kind="AXE")``.

    After :class:`Drawing` among an operator's bases, so that Blender sets it first: it says which styles there are.
    """

    kind: EnumProperty(
        name="Kind", description="Kind of the new assets", items=drawn_kind_items, options={*_OPTIONS, "HIDDEN"}
    )


def take_kind(operator: bpy.types.Operator) -> None:
    """Choose the model of the kind that the caller named.

    Raises:
        WeightsError: there is none.
    """
    if operator.kind not in (AS_MODEL, ""):
        styled = operator.properties.is_property_set("style")
        operator.model = models.of_kind(operator.kind)
        if not styled:
            operator.style = ANY


class Counting:
    """How many are generated."""

    count: IntProperty(
        name="Count",
        description="Number of assets to generate",
        default=1,
        min=1,
        max=100,
        soft_max=20,
        options=_OPTIONS,
    )


class Browsing:
    """How many are shown on the sheet."""

    sheet_count: IntProperty(
        name="Assets", description="Number of assets to show on the sheet", default=24, min=1, max=100, options=_OPTIONS
    )


class Fitting:
    """How a mesh is rebuilt, and as what."""

    as_kind: EnumProperty(name="Kind", description="What the object is", items=kind_items, options=_OPTIONS)
    refine: EnumProperty(name="Fit", description="How closely to follow the surface", items=_REFINES, options=_OPTIONS)


class Interpolating:
    """What is made along the path through the selected assets."""

    form: EnumProperty(
        name="Make",
        description="What to make from the selected assets; the active one comes first, the others follow by name",
        items=_FORMS,
        options=_OPTIONS,
    )
    assets: IntProperty(
        name="Assets",
        description="Number of assets in the row, from the first selected asset to the last",
        default=7,
        min=2,
        max=100,
        soft_max=20,
        options=_OPTIONS,
    )
    frames: IntProperty(
        name="Frames",
        description="Frames from one asset to the next",
        default=48,
        min=1,
        max=10_000,
        soft_max=500,
        options=_OPTIONS,
    )


def asked_for(form: str) -> tuple[str, ...]:
    """Names of the choices of :class:`Interpolating` that a form needs beside itself."""
    return {"ROW": ("assets",), "ANIMATION": ("frames",)}.get(form, ())


def take_unset(operator: bpy.types.Operator, settings: bpy.types.PropertyGroup, *choices: type) -> None:
    """Fill an operator's choices that its caller left out with those of the panel."""
    for name in (name for choice in choices for name in choice.__annotations__):
        value = getattr(settings, name)
        if value != "" and not operator.properties.is_property_set(name):  # "" is a model or style that is gone
            setattr(operator, name, value)

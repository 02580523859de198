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

from .styles import model_items, style_items

LARGEST_SEED = 2**31 - 1
_OPTIONS = {"SKIP_SAVE"}
_REFINES = (
    ("none", "Quick", "Read the shape once"),
    ("latent", "Refined", "Then fit the asset to the surface"),
    ("surface", "Surface", "Then let each patch move by itself to the surface; the slowest"),
)
_FORMS = (
    ("BLEND", "Blend", "One asset half-way between two, with an A to B slider"),
    ("ROW", "Row", "Assets side by side, each a step further on the way through all that are selected"),
    ("KEYS", "Shape Keys", "One welded mesh with shape keys along the way through all that are selected"),
    ("ANIMATION", "Animation", "The same mesh with keyframes, from the first asset to the last as the timeline plays"),
)


WELDED = {
    "name": "One Welded Mesh",
    "description": "Make one closed mesh instead of an object for each patch, which Blender outlines for itself",
    "options": _OPTIONS,
}
"""The property of that name, which scenes and preferences word alike."""


class Building:
    """How an asset is built in the scene."""

    resolution: IntProperty(
        name="Resolution",
        description="Points along the side of each patch",
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

    model: EnumProperty(name="Model", description="What to draw from", items=model_items, options=_OPTIONS)
    style: EnumProperty(name="Style", description="Family to draw from", items=style_items, options=_OPTIONS)
    seed: IntProperty(
        name="Seed", description="The same seed gives the same asset", min=0, max=LARGEST_SEED, options=_OPTIONS
    )
    variety: FloatProperty(
        name="Variety",
        description="0 gives the typical asset of a style, 1 its natural spread, more the unusual",
        default=1.0,
        min=0.0,
        max=2.0,
        options=_OPTIONS,
    )


class Counting:
    """How many are generated."""

    count: IntProperty(
        name="Count", description="Assets to generate", default=1, min=1, max=100, soft_max=20, options=_OPTIONS
    )


class Browsing:
    """How many are shown on the sheet."""

    sheet_count: IntProperty(
        name="Assets", description="Assets to show on the sheet", default=24, min=1, max=100, options=_OPTIONS
    )


class Fitting:
    """How a mesh is rebuilt."""

    refine: EnumProperty(name="Fit", description="How closely to follow the surface", items=_REFINES, options=_OPTIONS)


class Interpolating:
    """What is made along the path through the selected assets."""

    form: EnumProperty(
        name="Make",
        description="What to make of the selected assets; the active one is the first, the others follow by name",
        items=_FORMS,
        options=_OPTIONS,
    )
    assets: IntProperty(
        name="Assets",
        description="Assets in the row, evenly spaced from the first selected asset to the last",
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

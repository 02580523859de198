"""What makes an asset's root object an asset: ``object.rodin``.

| name | meaning |
|---|---|
| recipe | recipe of the asset before sliders, as JSON; empty on objects that are no asset's root |
| recipe_b | the second asset of a blend, as JSON; empty for a plain asset |
| shape_keys | shape keys along a path, as JSON (see ``assets/keys.py``); empty for an asset without |
| mix | where between the two, or along the keys: 0 is recipe, 1 is recipe_b or the last key |
| sliders | 8 latent sliders in standard deviations, 0 = as it is |
| resolution | points along a patch's side |
| overall_length, ... | dimensions of the shape as it stands, scene units or radians; setting one changes it |
| source | the object it was rebuilt from, or is to be compared with |
| closeness | how near it came to its source when it was rebuilt, in words |
| locked | parts that stay while the rest varies |
| edits | what becomes of edits by hand: ASK, CARRY or KEEP (see ``assets/edits.py``) |
| message | why the last change could not be shown, or not as it was asked for; else empty |
"""

from __future__ import annotations

import bpy
from bpy.props import EnumProperty, FloatProperty, FloatVectorProperty, IntProperty, PointerProperty, StringProperty

from ...model_core.errors import RodinError
from ...model_core.kinds import builtin_kinds
from .. import models
from ..assets import live
from .handles import define_handles, forget_handles

SLIDER_COUNT = 8
_parts: dict[str, list[tuple[str, str, str, int]]] = {}  # Blender keeps no reference to the strings of a callback


def _part_items(settings: RODIN_AssetSettings, _context) -> list[tuple[str, str, str, int]]:
    """The parts of an asset's kind."""
    try:
        kind = models.kind_of(models.read_recipe(settings.recipe))
    except RodinError:
        return []
    if kind.name not in _parts:
        _parts[kind.name] = [
            (part, part.replace("_", " ").title(), "Keep this part", 1 << index)
            for index, part in enumerate(kind.layout.parts)
        ]
    return _parts[kind.name]


def _moved(settings: RODIN_AssetSettings, _context) -> None:
    live.refresh_unless_paused(settings.id_data, live.show_slide)


def _mixed(settings: RODIN_AssetSettings, _context) -> None:
    live.refresh_unless_paused(settings.id_data, live.show_mix)


class RODIN_AssetSettings(bpy.types.PropertyGroup):
    """The live settings of one asset; see the module's table."""

    recipe: StringProperty(options={"HIDDEN"})
    recipe_b: StringProperty(options={"HIDDEN"})
    shape_keys: StringProperty(options={"HIDDEN"})
    mix: FloatProperty(name="A to B", description="0 is the first asset, 1 the last", min=0.0, max=1.0, update=_mixed)
    sliders: FloatVectorProperty(
        name="Shape",
        description="One of the model's strongest directions of change, in standard deviations",
        size=SLIDER_COUNT,
        soft_min=-3.0,
        soft_max=3.0,
        min=-6.0,
        max=6.0,
        precision=2,
        update=_moved,
    )
    locked: EnumProperty(
        name="Keep",
        description="Parts that stay as they are while the rest varies",
        items=_part_items,
        options={"ENUM_FLAG"},
    )
    source: PointerProperty(
        name="Source",
        description="Object that the asset was rebuilt from, or to compare it with",
        type=bpy.types.Object,
    )
    closeness: StringProperty(options={"HIDDEN"})
    resolution: IntProperty(options={"HIDDEN"}, min=3)
    edits: EnumProperty(
        items=(("ASK", "Ask", ""), ("CARRY", "Carry Along", ""), ("KEEP", "Keep", "")), options={"HIDDEN"}
    )
    message: StringProperty(options={"HIDDEN"})


def register() -> None:
    """Register ``object.rodin``."""
    bpy.utils.register_class(RODIN_AssetSettings)
    bpy.types.Object.rodin = PointerProperty(type=RODIN_AssetSettings)
    define_handles(RODIN_AssetSettings, builtin_kinds().values())


def unregister() -> None:
    """Remove ``object.rodin``; recipes stay in the file."""
    del bpy.types.Object.rodin
    forget_handles(RODIN_AssetSettings)
    bpy.utils.unregister_class(RODIN_AssetSettings)

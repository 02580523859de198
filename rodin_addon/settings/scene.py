"""Settings of the panel, kept with each scene as ``scene.rodin``."""

from __future__ import annotations

import bpy
from bpy.props import BoolProperty, CollectionProperty, EnumProperty, FloatVectorProperty, IntProperty, PointerProperty

from ..extension import own_preferences
from .choices import MODEL, WELDED, Browsing, Building, Counting, Drawing, Fitting, Interpolating, Seeding
from .export import RODIN_ExportSettings
from .learn import RODIN_LearnSettings
from .sheet import RODIN_SheetItem
from .styles import ANY


def _welded(settings: RODIN_SceneSettings) -> bool:
    """What was chosen in this scene, or else what was chosen last anywhere."""
    if settings.welded_here != "LAST":
        return settings.welded_here == "YES"
    preferences = own_preferences()
    return bool(preferences and preferences.welded)


def _choose_welded(settings: RODIN_SceneSettings, welded: bool) -> None:
    settings.welded_here = "YES" if welded else "NO"
    preferences = own_preferences()
    if preferences and preferences.welded != welded:
        preferences.welded = welded
        bpy.context.preferences.is_dirty = True  # so that Blender saves it when it ends


def _forget_style(settings: RODIN_SceneSettings, _context: bpy.types.Context) -> None:
    """Another model has other styles; the same place in its menu would be one that nobody chose."""
    settings.style = ANY


class RODIN_SceneSettings(
    Drawing, Seeding, Counting, Building, Browsing, Fitting, Interpolating, bpy.types.PropertyGroup
):
    """What the next generate, reconstruct or export will do."""

    model: EnumProperty(**MODEL, update=_forget_style)
    welded: BoolProperty(**WELDED, get=_welded, set=_choose_welded)
    welded_here: EnumProperty(
        items=[(name, name, "") for name in ("LAST", "YES", "NO")], default="LAST", options={"HIDDEN"}
    )
    advance_seed: BoolProperty(
        name="Advance Seed",
        description="Increase the seed after generating, so that the next press gives new assets",
        default=True,
    )
    row: FloatVectorProperty(size=7, options={"HIDDEN"})
    """See ``assets/row.py``: the cursor's place when the last row began, the row's own, and radians about Z."""
    sheet_page: IntProperty(
        name="Page", description="Page of pictures to show", default=1, min=1, max=100, options=set()
    )
    sheet: CollectionProperty(type=RODIN_SheetItem, options={"HIDDEN"})
    export: PointerProperty(type=RODIN_ExportSettings, options={"HIDDEN"})
    learn: PointerProperty(type=RODIN_LearnSettings, options={"HIDDEN"})


def register() -> None:
    """Register ``scene.rodin``."""
    bpy.utils.register_class(RODIN_SceneSettings)
    bpy.types.Scene.rodin = PointerProperty(type=RODIN_SceneSettings)


def unregister() -> None:
    """Remove ``scene.rodin``."""
    del bpy.types.Scene.rodin
    bpy.utils.unregister_class(RODIN_SceneSettings)

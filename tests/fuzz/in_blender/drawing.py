"""Panels drawn without a window: each is given a sheet of paper for its layout, which reads what it is to show."""

from __future__ import annotations

from types import SimpleNamespace

import bpy
from world import our


class Paper:
    """Takes whatever a panel draws, and reads the properties that it names as Blender would to show them."""

    def __init__(self, panel: type) -> None:
        self._panel = panel

    __class__ = property(lambda self: self._panel)  # so that a panel's own methods take it for one of theirs
    layout = property(lambda self: self)

    def prop(self, data, name, **_words):
        value = getattr(data, name)
        kind = data.bl_rna.properties[name]
        if kind.type == "ENUM":
            [item.identifier for item in kind.enum_items]
        return value

    def operator(self, name, **_words):
        module, operator = name.split(".")
        getattr(getattr(bpy.ops, module), operator).poll()
        return _Words()

    def __getattr__(self, name):
        if name in self._panel.__dict__ or any(name in base.__dict__ for base in self._panel.__mro__[:-1]):
            return getattr(self._panel, name)
        return self._nothing

    def _nothing(self, *_words, **_more):
        return self


class _Context:
    """Blender's own, but for the scale of an interface that is never shown, which is 0."""

    preferences = SimpleNamespace(system=SimpleNamespace(ui_scale=1.0))

    def __getattr__(self, name):
        return getattr(bpy.context, name)


class _Words:
    """An operator's properties, which take any value."""


def draw_panels() -> None:
    """Each panel of ours that would be shown."""
    area = next((area for area in bpy.context.screen.areas if area.type == "VIEW_3D"), None)
    if area is None:
        return
    region = next(region for region in area.regions if region.type == "UI")
    names = [name for name in dir(bpy.types) if name.startswith("RODIN_PT_") and not name.endswith("_presets")]
    our("rodin_addon.panels.tab").bpy = SimpleNamespace(context=_Context())
    with bpy.context.temp_override(area=area, region=region):
        for panel in (getattr(bpy.types, name) for name in names):
            if not hasattr(panel, "poll") or panel.poll(bpy.context):
                panel.draw(Paper(panel), _Context())

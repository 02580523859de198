"""The models and styles on offer, as their cards tell."""

from __future__ import annotations

from zlib import crc32

import bpy

from ...model_core.errors import RodinError
from .. import models

ANY = "ANY"
_LARGEST_NUMBER = 2**30 - 1  # of what an enum keeps, well within Blender's integers
_kept: dict[str, list] = {}  # Blender keeps no reference to the strings of a callback


def model_items(_settings, _context) -> list[tuple[str, str, str, int]]:
    """Items of the model menu; a file keeps the number, which is the hash's beginning, whatever else is there."""
    entries = models.library().entries
    wanted = [(models.FIRST, entries[0].name if entries else "None", "The model that comes with Rodin", 0)]
    wanted += [
        (
            models.identifier(entry),
            entry.name,
            f"{entry.kind.words.plural.capitalize()}, {entry.folder}",
            int(entry.sha256[:7], 16) or 1,
        )
        for entry in entries[1:]
    ]
    return _keep("models", wanted)


def style_items(settings: bpy.types.bpy_struct, _context) -> list[tuple[str, str, str]]:
    """Items of the style menu: those of the model that is chosen beside it."""
    try:
        styles = models.chosen(settings.model).styles
    except RodinError:
        styles = ()
    titles = {name: name.replace("_", " ").title() for name in styles}
    wanted = [(ANY, "Any Style", "Use all styles")]
    wanted += [(name, title, "Use this style only") for name, title in titles.items()]
    return _keep(" ".join(styles), wanted)


def kind_items(_settings, _context) -> list[tuple[str, str, str, int]]:
    """Items of the menu of kinds; a file keeps the number, which is made of the kind's name."""
    wanted = [(models.AUTOMATIC, "Automatic", "Try the models of all kinds and take the nearest", 0)]
    wanted += [
        (
            entry.kind.name.upper(),
            entry.kind.words.singular.title(),
            "The object is of this kind",
            crc32(entry.kind.name.encode()) & _LARGEST_NUMBER,
        )
        for entry in models.library().one_a_kind()
    ]
    return _keep("kinds", wanted)


def asked_style(style: str) -> str | None:
    """What the model is asked for: None for any style."""
    return None if style in (ANY, "") else style


def _keep(key: str, wanted: list) -> list:
    if _kept.get(key) != wanted:
        _kept[key] = wanted
    return _kept[key]

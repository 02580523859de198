"""The models and styles on offer, as their cards tell."""

from __future__ import annotations

from zlib import crc32

import bpy

from ...model_core.errors import RodinError
from .. import models

ANY = "ANY"
AS_MODEL = "MODEL"
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
    if len(models.library().one_a_kind()) > 1:
        wanted.append((models.ANY_KIND, "All Kinds", "Each asset of another kind than the one before it", 1))
    return _keep("models", wanted)


def style_items(settings: bpy.types.bpy_struct, _context) -> list[tuple[str, str, str]]:
    """Items of the style menu: those of the model that is chosen beside it."""
    try:
        named = getattr(settings, "kind", AS_MODEL)  # by a script, to an operator
        choice = settings.model if named in (AS_MODEL, "") else models.of_kind(named)
        styles = () if choice == models.ANY_KIND else models.chosen(choice).styles
    except RodinError:
        styles = ()
    titles = {name: name.replace("_", " ").title() for name in styles}
    wanted = [(ANY, "Any Style", "Use all styles")]
    wanted += [(name, title, "Use this style only") for name, title in titles.items()]
    return _keep(" ".join(styles), wanted)


def drawn_kind_items(_operator, _context) -> list[tuple[str, str, str, int]]:
    """Items for scripts, which name a kind rather than a model."""
    wanted = [(AS_MODEL, "As the Model", "Of the chosen model's kind", 0)]
    wanted.append((models.ANY_KIND, "All Kinds", "Each asset of another kind than the one before it", 1))
    return _keep("drawn kinds", wanted + _kinds("Draw assets of this kind"))


def kind_items(_settings, _context) -> list[tuple[str, str, str, int]]:
    """Items of the menu of kinds; a file keeps the number, which is made of the kind's name."""
    wanted = [(models.AUTOMATIC, "Automatic", "Try the models of all kinds and take the nearest", 0)]
    return _keep("kinds", wanted + _kinds("The object is of this kind"))


def learnt_kind_items(_settings, _context) -> list[tuple[str, str, str, int]]:
    """Items of the menu of kinds that can be learnt; the number as in :func:`kind_items`."""
    first, *others = _kinds("The meshes are of this kind")
    return _keep("learnt kinds", [(*first[:3], 0), *others])  # 0 is what nobody chose


def asked_style(style: str) -> str | None:
    """What the model is asked for: None for any style."""
    return None if style in (ANY, "") else style


def _kinds(description: str) -> list[tuple[str, str, str, int]]:
    kinds = [entry.kind for entry in models.library().one_a_kind()]
    number = {kind.name: crc32(kind.name.encode()) & _LARGEST_NUMBER for kind in kinds}
    return [(kind.name.upper(), kind.words.singular.title(), description, number[kind.name]) for kind in kinds]


def _keep(key: str, wanted: list) -> list:
    if _kept.get(key) != wanted:
        _kept[key] = wanted
    return _kept[key]

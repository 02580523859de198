"""The layouts that a new kind may have, and the kind that one of them becomes under a name."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ...errors import KindError
from ...kinds import Kind, builtin_kinds, kind_from_dict

LAYOUTS = ("tube", "slab", "block", "tubes")
"""Their names; each has a file here."""
_HERE = Path(__file__).resolve().parent
_VOWELS = "aeiou"
LIMITS = """
Blockouts, not finished assets. It has learnt from {count} meshes alone and has no forge: what none of them has it can
only guess by bending and stretching them smoothly. Every part is a closed tube or box, so handles, holes and loose
pieces become bumps or are left out, and sharp steps become soft. Meshes have to stand upright. There is no encoder:
a likeness that is not refined is the mean shape. The model knows only shapes, not colours or materials."""


@dataclass(frozen=True)
class Template:
    """A layout that has no name as a kind yet.

    Attributes:
        kind: under the layout's own name.
        squareness: of its sections, 0 round to 1 square.
        degree: of the smooth motions along the axis.
    """

    kind: Kind
    squareness: float
    degree: int


@lru_cache(maxsize=len(LAYOUTS))
def template(layout: str) -> Template:
    """The template of a layout.

    Raises:
        KindError: there is no such layout.
    """
    values, squareness, degree = _read(layout)
    return Template(kind_from_dict({**values, **_words(layout)}), squareness, degree)


def named(layout: str, name: str, count: int) -> Kind:
    """A layout as the kind of a name.

    Args:
        count: meshes that it is going to be learnt from.
    Raises:
        KindError: there is no such layout, the name is one of a kind that Rodin brings, or no name of a kind.
    """
    check_name(name)
    values, _, _ = _read(layout)
    return kind_from_dict({**values, **_words(name), "limits": LIMITS.format(count=count).strip()})


def check_name(name: str) -> None:
    """Refuse what cannot be a new kind's name.

    Raises:
        KindError: it is the name of a kind that Rodin brings, or no name.
    """
    if name in builtin_kinds():
        raise KindError("{name} is a kind that Rodin brings; give the new kind another name.", name=name)
    kind_from_dict({**_read(LAYOUTS[0])[0], **_words(name)})


def _read(layout: str) -> tuple[dict, float, int]:
    """The table of a kind without a name, and what else a template has."""
    if layout not in LAYOUTS:
        raise KindError("There is no layout {name}; choose from {names}.", name=layout, names=", ".join(LAYOUTS))
    values = tomllib.loads((_HERE / f"{layout}.toml").read_text(encoding="utf-8"))
    return values, values.pop("squareness"), values.pop("degree")


def _words(name: str) -> dict[str, str]:
    singular = name.replace("_", " ")
    return {"name": name, "singular": singular, "plural": plural(singular)}


def plural(word: str) -> str:
    """A regular English noun in the plural: "bottles", "torches", "lilies"."""
    if re.search("(s|x|z|ch|sh)$", word):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}s"

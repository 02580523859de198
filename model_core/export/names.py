"""Names that file systems and game engines accept, and what engines read from them.

An engine tells levels of detail, collision and sockets from render meshes by name
alone, so a sword's own name must not hold such a word, and every node gets one.

| style | level 2 | collision | socket |
|---|---|---|---|
| UNREAL | SM_Katana_001_LOD2 | UCX_SM_Katana_001_LOD0_00, UBX_... for boxes | SOCKET_Tip |
| UNITY | Katana_001_LOD2 | Katana_001_Collider_00 | Socket_Tip |
| GODOT | katana_001_lod2 | katana_001_blade_00-convcolonly | socket_tip |
| PLAIN | Katana_001_LOD2 | Katana_001_Collision_00 | Socket_Tip |

Sources: Epic, "FBX Static Mesh Pipeline"; Unity, "Importing LOD meshes"; Godot, "Node type
customization using name suffixes".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

STYLES = ("UNREAL", "UNITY", "GODOT", "PLAIN")
_LONGEST = 100  # bytes; file systems stop at 255, older paths on Windows at 260 in all
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}
_READ_BY_ENGINES = re.compile(r"(?i)(?<![^\W_])(lod\d+|ucx|ubx|usp|ucp|socket)(?![^\W_])")


def clean(name: str) -> str:
    """A file stem out of any name: letters and digits of every script, "_" and "-" only.

    >>> clean("Fire/Sword: 1")
    'Fire_Sword_1'
    """
    stem = re.sub(r"[^\w-]+", "_", unicodedata.normalize("NFC", name)).strip("_")
    stem = stem.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore").rstrip("_")
    if not stem:
        return "sword"
    return f"{stem}_" if stem.lower() in _RESERVED else stem


def base_name(name: str, style: str) -> str:
    """A sword's name as an engine likes it, free of words that the engine would take for an order.

    >>> base_name("fire sword-1", "UNREAL"), base_name("Fire Sword-1", "GODOT"), base_name("Old_LOD1", "UNITY")
    ('SM_Fire_Sword-1', 'fire_sword_1', 'Old_Level1')
    """
    stem = _READ_BY_ENGINES.sub(_harmless, clean(name))
    if style == "GODOT":  # which reads what stands after a hyphen
        return stem.lower().replace("-", "_")
    if style == "PLAIN":
        return stem
    stem = re.sub(r"(?<![^\W_])[^\W\d_]", lambda letter: letter[0].upper(), stem)
    return f"SM_{stem}" if style == "UNREAL" else stem


def unique_names(names: Iterable[str], style: str) -> list[str]:
    """Base names, no two alike even where case does not count; a later one gets _2, _3, ..."""
    taken: set[str] = set()
    return [unused(base_name(name, style), taken) for name in names]


def unused(stem: str, taken: set[str]) -> str:
    """``stem``, or ``stem_2``, ``stem_3``, ... where it is taken; the answer is added to ``taken``.

    Case is ignored, as some file systems do.
    """
    name, number = stem, 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}_{number}"
    taken.add(name.casefold())
    return name


@dataclass(frozen=True)
class NodeNames:
    """Names of the nodes of one sword.

    Attributes:
        base: of :func:`unique_names`. style: one of ``STYLES``. levels: how many are written.
    """

    base: str
    style: str
    levels: int

    def level(self, index: int) -> str:
        """A render mesh; a sword of one level is just called by its name."""
        if self.levels == 1:
            return self.base
        return f"{self.base}_{'lod' if self.style == 'GODOT' else 'LOD'}{index}"

    def collision(self, part: str, index: int, box: bool) -> str:
        """One convex piece, counted from 0 through all parts."""
        if self.style == "UNREAL":
            return f"{'UBX' if box else 'UCX'}_{self.level(0)}_{index:02d}"
        if self.style == "GODOT":
            return f"{self.base}_{part}_{index:02d}-convcolonly"
        return f"{self.base}_{'Collider' if self.style == 'UNITY' else 'Collision'}_{index:02d}"

    def socket(self, place: str) -> str:
        """A place to hold or hang things by: "Grip", "Guard", "Tip"."""
        return {"UNREAL": f"SOCKET_{place}", "GODOT": f"socket_{place.lower()}"}.get(self.style, f"Socket_{place}")


def _harmless(word: re.Match) -> str:
    text = word[0]
    return f"Level{text[3:]}" if text.lower().startswith("lod") else f"{text}s"

"""Names that file systems and game engines accept, and what engines read from them.

An engine tells levels of detail, collision and sockets from render meshes by name
alone, so an asset's own name must not hold such a word, and every node gets one.
How each engine names is in ``engines``:

| naming | level 2 | collision | socket |
|---|---|---|---|
| UNREAL | SM_Katana_001_LOD2 | UCX_SM_Katana_001_LOD0_00, UBX_... for boxes | SOCKET_Tip |
| UNITY | Katana_001_LOD2 | Katana_001_Collider_00 | Socket_Tip |
| GODOT | katana_001_lod2 | katana_001_blade_00-convcolonly | socket_tip |
| PLAIN | Katana_001_LOD2 | Katana_001_Collision_00 | Socket_Tip |
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from ..json_text import is_text
from .engines.registry import namings

_LONGEST = 100  # bytes; file systems stop at 255, older paths on Windows at 260 in all
_LONGEST_FILE = 255  # characters, the most of any file system
_LONGEST_NODE, _DIGITS = 63, 7  # bytes
_LONG_PART = "x" * 12
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}


def file_stem(name: str, signs: str = ".()+") -> str:
    """A file stem out of any name: letters and digits of every script, "_", "-" and a few signs.

    >>> file_stem("Fire/Asset: 1"), file_stem("Sabre (0.5)"), file_stem("Sabre (0.5)", signs="")
    ('Fire_Sword_1', 'Sabre_(0.5)', 'Sabre_0_5')
    """
    stem = re.sub(rf"[^\w{re.escape(signs)}-]+", "_", unicodedata.normalize("NFC", name)).strip("._")
    stem = stem.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore").rstrip("._") or "sword"
    device, dot, rest = stem.partition(".")
    return f"{device}_{dot}{rest}" if device.lower() in _RESERVED else stem


def is_file_name(value: object) -> bool:
    """Whether it is the name of a file in its own folder, on any system: no path, no drive, no control characters.

    >>> [is_file_name(name) for name in ("sword.fbx", "../sword.fbx", "/etc/passwd", "C:sword.fbx", "", "..", None)]
    [True, False, False, False, False, False, False]
    """
    if not is_text(value) or value in ("", "..") or len(value) > _LONGEST_FILE or not value.isprintable():
        return False
    return {path_type(value).name for path_type in (PurePosixPath, PureWindowsPath)} == {value}


def base_name(name: str, naming: str) -> str:
    """An asset's name as an engine likes it, free of words that an engine would take for an order.

    Args:
        naming: key of an engine's.

    >>> base_name("fire asset-1", "UNREAL"), base_name("Fire Asset-1", "GODOT"), base_name("Old_LOD1", "UNITY")
    ('SM_Fire_Sword-1', 'fire_sword_1', 'Old_Level1')
    """
    own = namings()[naming]
    stem = re.sub(_keywords(), _harmless, file_stem(name, signs=""))
    if not own.hyphens:
        stem = stem.replace("-", "_")
    return own.prefix + own.spelling(stem)


def unique_names(names: Iterable[str], naming: str) -> list[str]:
    """Base names, no two alike even where case does not count; a later one gets _2, _3, ..."""
    taken: set[str] = set()
    return [unused(base_name(name, naming), taken) for name in names]


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
    """Names of all that belongs to one asset.

    Blender before 5.0 keeps 63 bytes of an object's name, and engines read its end. So a base that is too long for that
    stands in its nodes as its beginning and a few digits that belong to the whole; its files have it whole.

    Attributes:
        base: of :func:`unique_names`. naming: key of an engine's. levels: how many are written.
    """

    base: str
    naming: str
    levels: int

    def level(self, number: int) -> str:
        """A render mesh; an asset of one level is just called by its name."""
        return self.node_base if self.levels == 1 else self._name("level", number=number)

    def collision(self, part: str, number: int, box: bool) -> str:
        """One convex piece, counted from 0 through all parts."""
        return self._name("box" if box else "convex", finest=self.level(0), part=part, number=number)

    def socket(self, place: str) -> str:
        """A place to hold or hang things by: "Grip", "Guard", "Tip"."""
        return self._name("socket", place=place)

    def texture(self, map_: str) -> str:
        """The stem of a texture's file, spelt as the engine's convention has it."""
        return namings()[self.naming].texture.format(base=self.base, map=map_)

    def _name(self, template: str, **values: object) -> str:
        own = namings()[self.naming]
        return own.spelling(getattr(own, template).format(base=self.node_base, **values))

    @property
    def node_base(self) -> str:
        """What the names of nodes begin with, and the whole name of the one above all levels."""
        own = namings()[self.naming]
        level = "" if self.levels == 1 else own.level.format(base="", number=0)
        ends = (form.format(base="", finest=level, part=_LONG_PART, number=0) for form in (own.convex, own.box))
        most = _LONGEST_NODE - max(map(len, (level, *ends)))
        whole = self.base.encode()
        if len(whole) <= most:
            return self.base
        digits = f"_{zlib.crc32(whole):08x}"[:_DIGITS]
        return own.spelling(whole[: most - _DIGITS].decode("utf-8", "ignore") + digits)


def example(naming: str, levels: int, name: str, part: str, place: str) -> str:
    """How an asset's finest level, first collision piece of a part and socket at a place are called."""
    names = NodeNames(base_name(name, naming), naming, levels)
    return ", ".join((names.level(0), names.collision(part, 0, box=False), names.socket(place)))


def _keywords() -> str:
    """An expression for every word that some engine reads."""
    words = {word for naming in namings().values() for word in naming.keywords}
    return rf"(?i)(?<![^\W_])({'|'.join(sorted(words))})(?![^\W_])"


def _harmless(word: re.Match) -> str:
    text = word[0]
    return f"Level{text[3:]}" if text.lower().startswith("lod") else f"{text}s"

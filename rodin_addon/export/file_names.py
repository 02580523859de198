"""File names that file systems and game engines accept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 100  # bytes; file systems stop at 255, older paths on Windows at 260 in all
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}


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


def unique_stems(names: Iterable[str]) -> list[str]:
    """Clean stems, no two alike even where case does not count; a later one gets _2, _3, ..."""
    taken: set[str] = set()
    stems = []
    for name in names:
        stem = base = clean(name)
        number = 1
        while stem.casefold() in taken:
            number += 1
            stem = f"{base}_{number}"
        taken.add(stem.casefold())
        stems.append(stem)
    return stems

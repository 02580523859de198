"""Kinds of assets: a folder each, read into a frozen value."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ..errors import KindError, shown
from .kind import Kind
from .reading import KIND_FILE, kind_from_dict, read_kind

__all__ = [
    "KIND_FILE",
    "Kind",
    "builtin_kinds",
    "card_entry",
    "kind_from_dict",
    "kind_of_card",
    "named_kind",
    "read_kind",
]

_HERE = Path(__file__).resolve().parent
OLDEST = "sword"
"""The kind of everything that Rodin 0.1.0 wrote, which did not say."""


@lru_cache(maxsize=1)
def builtin_kinds() -> dict[str, Kind]:
    """{name: kind} of the folders beside this file; the oldest first: its words serve where kinds share a name."""
    folders = sorted(path.parent for path in _HERE.glob(f"*/{KIND_FILE}"))
    folders.sort(key=lambda folder: folder.name != OLDEST)
    return {kind.name: kind for kind in map(read_kind, folders)}


def named_kind(name: str) -> Kind:
    """The kind of a name, or of the folder that it is the path of.

    Raises:
        KindError: unknown name, or a broken folder.
    """
    known = builtin_kinds()
    if name in known:
        return known[name]
    folder = Path(name)
    if (folder / KIND_FILE).is_file():
        return read_kind(folder)
    if folder.is_dir():
        raise KindError("There is no {file} in {folder}.", file=KIND_FILE, folder=folder)
    raise KindError(
        "There is no kind {name}; choose from {names}, or give the folder of a kind.",
        name=name,
        names=", ".join(known),
    )


def kind_of_card(stored: object) -> Kind:
    """The kind that a model's card names, or carries whole where it is none of ours.

    Raises:
        KindError: unknown name, or broken data.
    """
    if isinstance(stored, str):
        known = builtin_kinds()
        if stored not in known:
            raise KindError("There is no kind {name}; choose from {names}.", name=shown(stored), names=", ".join(known))
        return known[stored]
    return kind_from_dict(stored)


def card_entry(kind: Kind) -> str | dict:
    """What a card keeps of a kind: the name of ours, or all of another but its forge; see :func:`kind_of_card`."""
    return kind.name if builtin_kinds().get(kind.name) == kind else kind.source

"""What ``rodin export`` and ``rodin batch`` can be asked for, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from model_core.export.choices import AXES, FORMATS, LARGEST_TEXTURE
from model_core.export.engines.registry import ENGINES, GENERIC
from rodin_cli.errors import CommandError


def _one_of(names: Iterable[str]) -> str:
    return "|".join(names).lower()


ForOption = Annotated[
    str | None,
    typer.Option(
        "--for",
        metavar=_one_of(ENGINES),
        help="Game engine, which sets scale, axes, names and format. Default: generic.",
    ),
]
FormatOption = Annotated[str | None, typer.Option("--format", metavar=_one_of(FORMATS), help="File format.")]
LodsOption = Annotated[
    str | None,
    typer.Option(
        "--lods", metavar="R,R,...", help="Points along the side of each patch, one number per level, finest first."
    ),
]
LodFormOption = Annotated[
    str | None,
    typer.Option(
        "--lod-form",
        metavar="group|suffix|first",
        help="Store levels in an FBX LOD group, side by side as _LOD0 and so on, or the finest only.",
    ),
]
CollisionOption = Annotated[
    str | None, typer.Option("--collision", metavar="convex|boxes|none", help="Collision shapes for each part.")
]
TopAxisOption = Annotated[
    str | None,
    typer.Option("--top-axis", metavar=_one_of(AXES), help="Direction of the top, in Blender's axes; z is up."),
]
MaterialsOption = Annotated[
    str | None, typer.Option("--materials", metavar="parts|one", help="A material slot for each part, or one for all.")
]
TexturesOption = Annotated[
    int | None,
    typer.Option("--textures", min=0, max=LARGEST_TEXTURE, help="Size of baked textures, in pixels; 0 for none."),
]
BudgetOption = Annotated[
    int | None, typer.Option("--budget", min=0, help="Maximum triangles in the finest level; 0 for no limit.")
]
NoSocketsOption = Annotated[
    bool, typer.Option("--no-sockets", help="Leave out sockets, where an engine attaches things.")
]
AnywayOption = Annotated[
    bool, typer.Option("--anyway", help="Also write assets that fail a check, and say so in the manifest.")
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers", min=1, max=1024, help="Blenders to run at once. Default: one per core, fewer for a few assets."
    ),
]
_FEW = 8  # assets that take no longer than a Blender takes to start


def asked(
    engine: str | None,
    format: str | None,
    lods: str | None,
    lod_form: str | None,
    collision: str | None,
    top_axis: str | None,
    materials: str | None,
    textures: int | None,
    budget: int | None,
    no_sockets: bool,
    anyway: bool,
) -> dict:
    """The choices that were made on the command line, by the names of ``Choices``; the others are not in it.

    Raises:
        CommandError: the levels are not numbers.
    """
    words = {
        "engine": engine,
        "format": format,
        "lods": lod_form,
        "collision": collision,
        "top_axis": top_axis,
        "materials": materials,
    }
    found: dict = {name: word.upper() for name, word in words.items() if word is not None}
    numbers = {"resolutions": None if lods is None else _levels(lods), "textures": textures, "budget": budget}
    found |= {name: value for name, value in numbers.items() if value is not None}
    if no_sockets:
        found["sockets"] = False
    if anyway:
        found["anyway"] = True
    return found


def chosen(words: dict, before: dict | None = None) -> dict:
    """All choices of an asset's export, checked.

    Args:
        words: of :func:`asked`. before: those of an earlier export, which count unless an engine is asked for.
    Raises:
        ExportError: a choice that cannot be.
    """
    from model_core.export.choices import Choices

    start = before if before and "engine" not in words else {"engine": GENERIC.key}
    return Choices.from_dict({**start, **words}).to_dict()


def worker_count(wanted: int | None, count: int) -> int:
    """How many Blenders to run at a time for some assets."""
    import os

    return wanted or max(1, min(os.cpu_count() or 1, count // _FEW))


def absolute(folder: Path | None) -> Path | None:
    """A folder in the form that another process needs."""
    return folder.resolve() if folder else None


def _levels(words: str) -> list[int]:
    try:
        return [int(word) for word in words.split(",")]
    except ValueError:
        raise CommandError("--lods needs numbers such as 32,16,8,4, not {words}.", words=repr(words)) from None

"""``rodin learn``: weights that have learnt from a set of real meshes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from model_core.kinds import OLDEST
from rodin_cli.console import note, say
from rodin_cli.options import OutFolder, WeightsFolder

NAME = "learn"
REGISTRATIONS = "registrations"


def run(
    folder: Annotated[Path, typer.Argument(help="Set that rodin prepare made, or a folder of meshes.")],
    out: OutFolder,
    kind: Annotated[str, typer.Option("--kind", help="Kind of asset that the meshes are, such as sword.")] = OLDEST,
    style: Annotated[str, typer.Option("--style", help="Name of the style that the set becomes.")] = "learnt",
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, max=256, help="Meshes at a time. Default: one a processor core.")
    ] = None,
    weights: WeightsFolder = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace other weights in the folder; otherwise they are kept.")
    ] = False,
) -> None:
    """Register a set, add what it has to a kind's weights, and say on meshes held out whether it was worth it.

    Needs no torch: the encoder stays as it is, and refinement finds what is new. Run again to resume.
    """
    from rodin_cli.needs import require

    require("scipy", "embreex", extra="learn")
    import time

    from model_core.learning.lesson import Lesson
    from model_core.learning.verdict import sentences
    from model_core.weights import load_weights
    from rodin_cli.assets import open_library
    from rodin_cli.files import make_folder
    from rodin_cli.learning.registering import Work, registered
    from rodin_cli.learning.report import line_of
    from rodin_cli.learning.sets import members, unlike, with_held_out
    from rodin_cli.learning.writing import written
    from rodin_cli.meshes.reading import read_mesh

    started = time.perf_counter()
    base = load_weights(open_library(weights).first(kind, weights).folder)
    found, copies = unlike(folder, members(folder, kind))
    found = with_held_out(found)
    make_folder(out)
    _check_own(out, base.sha256, overwrite)
    if copies:
        note(f"{len(copies)} of {len(copies) + len(found)} meshes are copies of others and were left out.")
    rows = registered(Work(weights, kind, out / REGISTRATIONS), found, workers)
    for row in rows:
        if not row.is_good:
            note(line_of(row))
    pairs = list(zip(found, rows, strict=True))
    known = [(member, row.found()) for member, row in pairs if not member.held_out and row.is_good]
    lesson = Lesson(
        recipes=[recipe for _, recipe in known],
        style=style,
        held_out=[read_mesh(member.path) for member, row in pairs if member.held_out and not row.refused],
        command=f"rodin learn SET --kind {kind} --style {style}",
        sources=[member.source for member, _ in known if member.source],
        licences=sorted({member.licence for member, _ in known if member.licence}),
        started=started,
    )
    figures = written(base, lesson, out)
    for template, values in sentences(figures, style):
        say(template.format(**values))
    say(_wrote(out, figures["meshes"], time.perf_counter() - started))


def _wrote(out: Path, meshes: int, seconds: float) -> str:
    from model_core.weights import ARRAYS

    size = (out / ARRAYS).stat().st_size / 1e6
    counted = "1 mesh" if meshes == 1 else f"{meshes} meshes"
    return f"Learnt from {counted} in {seconds:.0f} s; wrote weights to {out} ({size:.1f} MB)."


def _check_own(out: Path, base: str, overwrite: bool) -> None:
    """See that a folder has no other weights than those that were learnt from the same ones here.

    Raises:
        CommandError: it has.
    """
    from contextlib import suppress

    from model_core.errors import WeightsError
    from model_core.weights import card_path, read_card
    from rodin_cli.errors import CommandError

    if overwrite or not card_path(out).exists():
        return
    with suppress(WeightsError):
        if read_card(out)["training"].get("base") == base:
            return
    raise CommandError(
        "The folder {folder} contains other weights; choose another folder, or replace them with --overwrite.",
        folder=out,
    )

"""``rodin learn``: weights that have learnt from a set of real meshes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from model_core.kinds import OLDEST
from rodin_cli.console import say
from rodin_cli.options import NEW, OutFolder, Up, WeightsFolder

NAME = "learn"


def run(
    folder: Annotated[Path, typer.Argument(help="Set that rodin prepare made, or a folder of meshes.")],
    out: OutFolder,
    kind: Annotated[
        str,
        typer.Option("--kind", help=f"Kind of asset that the meshes are, such as sword; {NEW} learns one of its own."),
    ] = OLDEST,
    style: Annotated[
        str | None,
        typer.Option("--style", help="Name of the style that the set becomes. Default: learnt; a new kind's name."),
    ] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, max=256, help="Meshes at a time. Default: one a processor core.")
    ] = None,
    weights: WeightsFolder = None,
    name: Annotated[str | None, typer.Option("--name", help="Name of a new kind, such as bottle.")] = None,
    layout: Annotated[
        str | None,
        typer.Option(
            "--layout", help="Patches of a new kind: tube, tubes, slab or block. Default: what suits the set."
        ),
    ] = None,
    up: Annotated[
        Up | None,
        typer.Option(
            "--up", help="Axis that points up in a new kind's files. Default: y in glTF and OBJ, otherwise z."
        ),
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace other weights in the folder; otherwise they are kept.")
    ] = False,
) -> None:
    """Register a set, add what it has to a kind's weights, and say on meshes held out whether it was worth it.

    With --kind new a kind is learnt that no forge was written for, for blockouts. Needs no torch. Run again to resume.
    """
    from rodin_cli.needs import require

    require("scipy", "embreex", extra="learn")
    import time

    from model_core.learning.verdict import sentences

    started = time.perf_counter()
    if kind == NEW:
        from rodin_cli.learning.new_kind import NewKind, check_new, learn_new

        check_new(name, layout, weights)
        style = style or name
        figures = learn_new(NewKind(folder, out, name, style, layout, up, workers, overwrite))
    else:
        from rodin_cli.learning.known_kind import KnownKind, check_known, learn_known

        check_known(name, layout, up)
        style = style or "learnt"
        figures = learn_known(KnownKind(folder, out, kind, style, weights, workers, overwrite))
    for template, values in sentences(figures, style):
        say(template.format(**values))
    say(_wrote(out, figures["meshes"], time.perf_counter() - started))
    if kind == NEW:
        say("What it makes is good enough for blockouts, not for finished assets.")


def _wrote(out: Path, meshes: int, seconds: float) -> str:
    from model_core.weights import ARRAYS

    size = (out / ARRAYS).stat().st_size / 1e6
    counted = "1 mesh" if meshes == 1 else f"{meshes} meshes"
    return f"Learnt from {counted} in {seconds:.0f} s; wrote weights to {out} ({size:.1f} MB)."

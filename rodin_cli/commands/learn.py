"""``rodin learn``: weights that have learnt from a set of real meshes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from model_core.kinds import OLDEST
from rodin_cli.console import note, say
from rodin_cli.options import OutFolder, WeightsFolder

if TYPE_CHECKING:
    from rodin_cli.learning.sets import Member

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

    from model_core.learning.extension import learnt
    from model_core.learning.figures import drawn_figures
    from model_core.model import Model
    from model_core.weights import add_metrics, arrays_of, load_weights, save_weights
    from rodin_cli.assets import open_library
    from rodin_cli.files import make_folder
    from rodin_cli.learning.outcome import compared, lines_of
    from rodin_cli.learning.registering import Work, registered
    from rodin_cli.learning.report import line_of
    from rodin_cli.learning.sets import members, with_held_out

    started = time.perf_counter()
    base = load_weights(open_library(weights).first(kind, weights).folder)
    found = with_held_out(members(folder, kind))
    make_folder(out)
    _check_own(out, base.sha256, overwrite)
    rows = registered(Work(weights, kind, out / REGISTRATIONS), found, workers)
    for row in rows:
        if not row.is_good:
            note(line_of(row))
    pairs = list(zip(found, rows, strict=True))
    known = [member for member, row in pairs if not member.held_out and row.is_good]
    judges = [member for member, row in pairs if member.held_out and not row.refused]
    recipes = [row.found() for member, row in pairs if member in known]
    made = learnt(base, recipes, style)
    gains = compared(base, made, recipes, judges) if judges else None
    card = _card(made.card, base.sha256, known, kind, style, time.perf_counter() - started)
    save_weights(out, base.kind, arrays_of(made), card)
    figures = {"meshes": len(known), "drawn": drawn_figures(Model.open(out, "numpy"), style), **(gains or {})}
    add_metrics(out, {"learnt": figures})
    for line in lines_of(figures, style):
        say(line)
    say(_wrote(out, len(known), card["training"]["seconds"]))


def _wrote(out: Path, meshes: int, seconds: float) -> str:
    from model_core.weights import ARRAYS
    from rodin_cli.learning.outcome import counted

    size = (out / ARRAYS).stat().st_size / 1e6
    return f"Learnt from {counted(meshes)} in {seconds:.0f} s; wrote weights to {out} ({size:.1f} MB)."


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


def _card(card: dict, base: str, known: list[Member], kind: str, style: str, seconds: float) -> dict:
    """What vouches for the weights: those that they began with, and whose meshes they have learnt from."""
    import time

    before = card["training"]
    licences = sorted({member.licence for member in known if member.licence})
    told = f"; their licences: {', '.join(licences)}" if licences else ""
    training = {
        "command": f"rodin learn SET --kind {kind} --style {style}",
        "seed": before.get("seed", 0),
        "data": f"{before.get('data', 'other weights')}, and {len(known)} meshes of a set of its user's own{told}",
        "base": base,
        "seconds": round(seconds),
        "device": "CPU",
        "date": time.strftime("%Y-%m-%d"),
    }
    kept = {name: value for name, value in card.items() if name not in ("format", "kind", "sha256", "metrics")}
    return {**kept, "training": training, "metrics": {}}

"""``rodin register``: the charts of a set's meshes, and which of them are good enough to learn from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from model_core.kinds import OLDEST
from rodin_cli.console import note, say
from rodin_cli.options import OutFolder, SchedulerOption, WeightsFolder

NAME = "register"
REPORT, PICTURE = "report.json", "report.png"


def run(
    folder: Annotated[Path, typer.Argument(help="Set that rodin prepare made, or a folder of meshes.")],
    out: OutFolder,
    kind: Annotated[str, typer.Option("--kind", help="Kind of asset that the meshes are, such as sword.")] = OLDEST,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, max=256, help="Meshes at a time. Default: one a processor core.")
    ] = None,
    picture: Annotated[
        bool, typer.Option(help="Also render rejected, worst and median meshes beside their registrations.")
    ] = True,
    scheduler: SchedulerOption = None,
    weights: WeightsFolder = None,
) -> int:
    """Fit a kind's patches to each mesh: charts, a mesh and figures each, and a report of what was rejected.

    Run again, it fits only meshes that are new or have changed. With --out DIR/registrations, rodin learn --out DIR
    goes on from there.
    """
    from rodin_cli.needs import require

    require("scipy", "embreex", extra="learn")
    from rodin_cli.files import alone, make_folder, write_whole_text
    from rodin_cli.learning.registering import Work, registered
    from rodin_cli.learning.report import line_of, report_of, summary, write_picture
    from rodin_cli.learning.sets import members

    found = members(folder, kind)
    make_folder(out)
    rows = registered(Work(weights, kind, out), found, workers, scheduler)
    with alone(out):
        write_whole_text(out / REPORT, [report_of(rows)])
    for row in rows:
        (say if row.is_good else note)(line_of(row))
    if picture and any(row.recipe for row in rows):
        write_picture(found, rows, out, out / PICTURE)
    say(summary(rows, out))
    return 0 if any(row.is_good for row in rows) else 1

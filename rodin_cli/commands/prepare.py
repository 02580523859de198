"""``rodin prepare``: a data set out of a folder of mesh files."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from rodin_cli.console import note, progress_bar, say
from rodin_cli.options import AUTOMATIC, ComparedKind, OutFolder, WeightsFolder

NAME = "prepare"


def run(
    folder: Annotated[Path, typer.Argument(help="Folder of mesh files, with those in folders below it.")],
    out: OutFolder,
    kind: ComparedKind = AUTOMATIC,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, max=256, help="Files at a time. Default: one a processor core.")
    ] = None,
    weights: WeightsFolder = None,
) -> int:
    """Split files into single assets, stand each upright, name its kind, find duplicates, and hold some out.

    Run again, it looks only at files that are new or have changed.
    """
    from rodin_cli.files import alone, make_folder, write_whole_text
    from rodin_cli.preparing.dataset import (
        DATASET_FILE,
        MESHES,
        RECORDS,
        check_own,
        dataset,
        lines_of,
        mesh_files,
        prepared,
    )
    from rodin_cli.preparing.one_file import Work

    sources = mesh_files(folder, out)
    check_own(out)
    for place in (out / MESHES, out / RECORDS):
        make_folder(place)
    with alone(out):
        records = {}
        with progress_bar() as bar:
            task = bar.add_task("prepare", total=len(sources))
            work = Work(folder, weights, kind, out / MESHES, out / RECORDS)
            for record in prepared(work, sources, workers or os.cpu_count() or 1):
                records[record.source] = record
                bar.advance(task)
        found = dataset(folder, [records[source] for source in sources], out / MESHES)
        write_whole_text(out / DATASET_FILE, [json.dumps(found, indent=1), "\n"])
    for source in sources:
        for line in lines_of(records[source], note):
            say(line)
    say(_summary(found, len(sources), out))
    return 1 if found["refused"] else 0


def _summary(found: dict, files: int, out: Path) -> str:
    assets = found["assets"]
    copies = sum(asset["duplicate_of"] is not None for asset in assets)
    kept = sum(asset["held_out"] for asset in assets)
    return (
        f"{len(assets)} assets of {files} files in {out}: {copies} duplicates, {kept} held out, "
        f"{len(found['refused'])} refused."
    )

"""``rodin check``: whether a folder has everything that its manifest lists."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rodin_cli.console import note, say

NAME = "check"


def run(
    folder: Annotated[Path, typer.Argument(help="Export folder that contains a manifest.json.")],
    hashes: Annotated[
        bool, typer.Option("--hashes", help="Compare the SHA-256 of every file, not only its size.")
    ] = False,
) -> int:
    """Check an export for missing or damaged files and missing or refused assets; exit with 1 if there are any."""
    from model_core.export.manifest import MANIFEST_FILE, read_manifest
    from rodin_cli.errors import CommandError
    from rodin_cli.export.records import refusal

    if not (folder / MANIFEST_FILE).is_file():
        raise CommandError("The folder {folder} has no {file}.", folder=folder, file=MANIFEST_FILE)
    record = read_manifest(folder / MANIFEST_FILE)
    files = [file for asset in record["assets"] for file in asset["files"]]
    faults = [fault for file in files if (fault := _fault(folder, file, hashes))]
    faults += [f"{name} is missing." for name in record["contact_sheets"] if not (folder / name).is_file()]
    faults += [refusal(f"The asset {item['name']}", item["reasons"]) for item in record["refused"]]
    faults += [f"The asset {item['name']} is missing." for item in record["missing"]]
    for fault in faults:
        note(fault)
    say(
        f"{_counted(len(record['assets']), 'asset')} in {_counted(len(files), 'file')}; "
        + ("nothing is missing." if not faults else f"{_counted(len(faults), 'problem')}.")
    )
    return 1 if faults else 0


def _counted(count: int, noun: str) -> str:
    """As in 1 file, 2 files."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _fault(folder: Path, file: dict, hashes: bool) -> str | None:
    from model_core.export.manifest import file_entry

    path = folder / file["name"]
    if not path.is_file():
        return f"{file['name']} is missing."
    if (size := path.stat().st_size) != file["bytes"]:
        return f"{file['name']} has {size:,} bytes instead of {file['bytes']:,}."
    if hashes and file_entry(path)["sha256"] != file["sha256"]:
        return f"{file['name']} has changed since it was written: its SHA-256 differs."
    return None

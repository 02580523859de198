"""Records of the pieces of an export, each a small manifest in a file of its own, and the one manifest of them all.

A piece's record is there before its assets are, and calls them missing; so whatever happens,
the records together say what was planned. Only one record at a time is held in memory.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from model_core.export.choices import Choices
from model_core.export.manifest import (
    MANIFEST_FILE,
    absent_files,
    export_settings,
    merged,
    new_manifest,
    read_manifest,
    read_whole,
)
from rodin_cli.files import write_whole_text

_UNKNOWN_WEIGHTS = {"sha256": None, "licence": None}


@dataclass
class Tally:
    """What some records add up to.

    Attributes:
        refused: (name, reasons) pairs. missing: names.
    """

    assets: int = 0
    files: int = 0
    refused: list[tuple[str, list[str]]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def record_path(work_folder: Path, index: int) -> Path:
    """Where the record of a piece lies; 0 is what was in the folder before."""
    return work_folder / f"{index:04}.json"


def plan_record(path: Path, planned: Sequence[dict], choices: dict) -> None:
    """The record of a piece that is yet to come: all is missing.

    Args:
        planned: {"name", "base"} of each asset. choices: as ``Choices.from_dict`` takes them.
    """
    settings = export_settings(Choices.from_dict(choices), _UNKNOWN_WEIGHTS, {})
    write_record(path, new_manifest(settings, list(planned)))


def write_record(path: Path, record: dict) -> None:
    """Whole or not at all."""
    write_whole_text(path, [json.dumps(record, ensure_ascii=False, allow_nan=False)])


def keep_older(out: Path, work_folder: Path) -> list[Path]:
    """The manifest that a folder has, with those of its assets that are still whole, as a first record.

    Returns:
        Its path, or none.
    Raises:
        ExportError: the folder's manifest cannot be read.
    """
    if not (out / MANIFEST_FILE).exists():
        return []
    write_record(record_path(work_folder, 0), read_whole(out))
    return [record_path(work_folder, 0)]


def is_done(path: Path, out: Path) -> bool:
    """Whether a piece is finished, and all its files are still there."""
    if not path.is_file():
        return False
    record = read_manifest(path)
    return not record["missing"] and not absent_files(record, out)


def count_up(paths: Sequence[Path]) -> Tally:
    """Totals over the records of some pieces."""
    tally = Tally()
    for path in paths:
        record = read_manifest(path)
        tally.assets += len(record["assets"])
        tally.files += sum(len(asset["files"]) for asset in record["assets"])
        tally.refused += [(item["name"], item["reasons"]) for item in record["refused"]]
        tally.missing += [item["name"] for item in record["missing"]]
    return tally


def refusal(name: str, reasons: Sequence[str]) -> str:
    """Why an asset was not written, in one sentence."""
    return f"{name} was refused: {'; '.join(reason.rstrip('.') for reason in reasons)}."


def write_merged(paths: Sequence[Path], out: Path) -> None:
    """The manifest of a folder, whole or not at all; where two records name the same base, the later counts.

    Args:
        paths: records, the oldest first; one at a time is read.
    """
    write_whole_text(out / MANIFEST_FILE, merged(lambda: map(read_manifest, paths)))

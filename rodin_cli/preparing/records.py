"""What became of each file, kept beside the assets, so that a run which was stopped goes on where it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rodin_cli.files import write_whole_text

VERSION = 1


@dataclass(frozen=True)
class Asset:
    """A single asset of a file.

    Attributes:
        name: of its PLY, without suffix. part: of the object in its file that it is named after.
        kind: its name. share: how far its likeness lies off, of its size. second: the second nearest kind, and
            times: how many times as far that is; None and 1 where the kind was named.
        triangles: how many. size: of its longest side, in its file's units.
        signature: see ``preparation.duplicates``.
    """

    name: str
    part: str
    kind: str
    share: float
    second: str | None
    times: float
    triangles: int
    size: float
    signature: tuple[float, ...]


@dataclass(frozen=True)
class Record:
    """What became of a file.

    Attributes:
        source: its path within the folder, with slashes. sha256: of its content.
        asked: what it depends on besides its content.
        assets: that were made of it. left_out: (part, why), see ``preparation.assets.LEFT_OUT``.
        refused: sentences about what was refused.
    """

    source: str
    sha256: str
    asked: str
    assets: tuple[Asset, ...]
    left_out: tuple[tuple[str, str], ...]
    refused: tuple[str, ...]


def fingerprint(path: Path) -> str:
    """SHA-256 of a file's content.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def asked_of(kind: str, name: str, weights: Sequence[str]) -> str:
    """What an answer depends on: the kind that was named, the assets' name, the models, and this code's version."""
    return hashlib.sha256(json.dumps([VERSION, kind, name, *sorted(weights)]).encode()).hexdigest()


def record_path(folder: Path, source: str) -> Path:
    """Where in ``folder`` the record of a source is."""
    return folder / f"{hashlib.sha256(source.encode('utf-8', 'surrogateescape')).hexdigest()[:24]}.json"


def read_record(path: Path) -> Record | None:
    """A record; None where there is none that can be read: the file is then looked at again."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        assets = tuple(Asset(**{**one, "signature": tuple(one["signature"])}) for one in found.pop("assets"))
        pairs = tuple((str(part), str(why)) for part, why in found.pop("left_out"))
        return Record(**found | {"assets": assets, "left_out": pairs, "refused": tuple(found["refused"])})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def write_record(path: Path, record: Record) -> None:
    """Whole or not at all.

    Raises:
        CommandError: it cannot be written.
    """
    write_whole_text(path, [json.dumps(asdict(record), indent=1), "\n"])

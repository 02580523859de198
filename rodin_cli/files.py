"""Writing so that nothing half-written is ever left: into a staging folder, then renamed."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from model_core.files import TEMPORARY, write_whole
from rodin_cli.errors import CommandError, sentence


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A temporary folder whose files are moved into ``out`` when the block ends well; see :func:`hidden_folder`."""
    with hidden_folder(out) as folder:
        yield folder
        for path in sorted(folder.iterdir()):
            move(path, out / path.name)


@contextmanager
def hidden_folder(out: Path) -> Iterator[Path]:
    """A temporary folder in ``out``.

    When the block raises, ``out`` goes too where it was made here and is still empty.

    Raises:
        CommandError: ``out`` cannot be made or written.
    """
    made = make_folder(out)
    try:
        with _temporary_folder(out) as folder:
            yield Path(folder)
    except BaseException:
        for empty in made:
            if not any(empty.iterdir()):
                empty.rmdir()
        raise


def make_folder(out: Path) -> list[Path]:
    """Makes ``out`` and its parents; returns those that were missing, deepest first.

    Raises:
        CommandError: it cannot be made.
    """
    missing = [folder for folder in (out, *out.parents) if not folder.exists()]
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError("Cannot create the folder {folder}: {reason}.", folder=out, reason=_reason(error)) from error
    return missing


def write_whole_text(path: Path, pieces: Iterable[str]) -> None:
    """Text in UTF-8, a piece at a time, whole or not at all; as ``model_core.files.write_whole``, but for its error.

    Raises:
        CommandError: it cannot be written.
    """
    try:
        write_whole(path, pieces)
    except OSError as error:
        raise CommandError("Cannot write the file {path}: {reason}.", path=path, reason=_reason(error)) from error


def _temporary_folder(out: Path) -> tempfile.TemporaryDirectory:
    try:
        return tempfile.TemporaryDirectory(prefix=TEMPORARY, dir=out)
    except OSError as error:
        raise CommandError(
            "Cannot write to the folder {folder}: {reason}.", folder=out, reason=_reason(error)
        ) from error


def move(path: Path, target: Path) -> None:
    """Rename a file, over one that is there.

    Raises:
        CommandError: it cannot be written.
    """
    try:
        path.replace(target)
    except OSError as error:
        raise CommandError("Cannot write the file {path}: {reason}.", path=target, reason=_reason(error)) from error


def _reason(error: OSError) -> str:
    return (error.strerror or sentence(error)).rstrip(".")


def write_json(path: Path, data: dict) -> None:
    """Indented UTF-8; NaN is refused, as JSON has none."""
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")

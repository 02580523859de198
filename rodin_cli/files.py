"""Writing so that nothing half-written is ever left: into a staging folder, then renamed."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rodin_cli.errors import CommandError, sentence

MAX_STEM = 56  # characters, of up to four bytes: with a suffix below the 255 bytes a file's name may have


HIDDEN = ".rodin-"
"""How the names of temporary folders begin; the add-on's do too."""


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


def sweep(out: Path, but: Path) -> None:
    """Remove what programs that were killed have left half-written in a folder."""
    for left in out.glob(f"{HIDDEN}*"):
        if left != but:
            shutil.rmtree(left, ignore_errors=True)


def file_stem(name: str) -> str:
    """A name as a file name: letters of any script stay, slashes and the like become ``_``.

    Examples:
        >>> file_stem("Ænglish/blade: 7")
        'Ænglish_blade_7'
    """
    stem = re.sub(r"[^\w.()+-]+", "_", name).strip("._")[:MAX_STEM]
    return stem or "sword"


def make_folder(out: Path) -> list[Path]:
    """Makes ``out`` and its parents; returns those that were missing, deepest first.

    Raises:
        CommandError: it cannot be made.
    """
    missing = [folder for folder in (out, *out.parents) if not folder.exists()]
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(f"The folder {out} cannot be made: {_reason(error)}.") from error
    return missing


def write_whole_text(path: Path, pieces: Iterable[str]) -> None:
    """Text in UTF-8, a piece at a time, whole or not at all.

    Raises:
        CommandError: it cannot be written.
    """
    part = path.with_name(f"{HIDDEN}{path.name}")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.writelines(pieces)
        part.replace(path)
    except OSError as error:
        raise CommandError(f"The file {path} cannot be written: {_reason(error)}.") from error
    finally:
        part.unlink(missing_ok=True)


def _temporary_folder(out: Path) -> tempfile.TemporaryDirectory:
    try:
        return tempfile.TemporaryDirectory(prefix=HIDDEN, dir=out)
    except OSError as error:
        raise CommandError(f"The folder {out} cannot be written: {_reason(error)}.") from error


def move(path: Path, target: Path) -> None:
    """Rename a file, over one that is there.

    Raises:
        CommandError: it cannot be written.
    """
    try:
        path.replace(target)
    except OSError as error:
        raise CommandError(f"The file {target} cannot be written: {_reason(error)}.") from error


def _reason(error: OSError) -> str:
    return (error.strerror or sentence(error)).rstrip(".")


def write_json(path: Path, data: dict) -> None:
    """Indented UTF-8; NaN is refused, as JSON has none."""
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")

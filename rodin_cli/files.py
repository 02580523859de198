"""Writing so that nothing half-written is ever left: into a staging folder, then renamed."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rodin_cli.errors import CommandError, sentence

MAX_STEM = 56  # characters, of up to four bytes: with a suffix below the 255 bytes a file's name may have


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A temporary folder whose files are moved into ``out`` when the block ends well.

    When the block raises, the temporary folder goes and so does ``out`` where it
    was made here and is still empty.

    Raises:
        CommandError: ``out`` cannot be made or written.
    """
    made = _make_folder(out)
    try:
        with _temporary_folder(out) as folder:
            yield Path(folder)
            for path in sorted(Path(folder).iterdir()):
                _move(path, out / path.name)
    except BaseException:
        for empty in made:
            if not any(empty.iterdir()):
                empty.rmdir()
        raise


def file_stem(name: str) -> str:
    """A name as a file name: letters of any script stay, slashes and the like become ``_``.

    Examples:
        >>> file_stem("Ænglish/blade: 7")
        'Ænglish_blade_7'
    """
    stem = re.sub(r"[^\w.()+-]+", "_", name).strip("._")[:MAX_STEM]
    return stem or "sword"


def unused(stem: str, taken: set[str]) -> str:
    """``stem``, or ``stem_2``, ``stem_3``, ... where it is taken; the answer is added to ``taken``.

    Case is ignored, as some file systems do.
    """
    name, number = stem, 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}_{number}"
    taken.add(name.casefold())
    return name


def _make_folder(out: Path) -> list[Path]:
    """Makes ``out`` and its parents; returns those that were missing, deepest first."""
    missing = [folder for folder in (out, *out.parents) if not folder.exists()]
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(f"The folder {out} cannot be made: {_reason(error)}.") from error
    return missing


def _temporary_folder(out: Path) -> tempfile.TemporaryDirectory:
    try:
        return tempfile.TemporaryDirectory(prefix=".rodin-", dir=out)
    except OSError as error:
        raise CommandError(f"The folder {out} cannot be written: {_reason(error)}.") from error


def _move(path: Path, target: Path) -> None:
    try:
        path.replace(target)
    except OSError as error:
        raise CommandError(f"The file {target} cannot be written: {_reason(error)}.") from error


def _reason(error: OSError) -> str:
    return (error.strerror or sentence(error)).rstrip(".")


def write_json(path: Path, data: dict) -> None:
    """Indented UTF-8; NaN is refused, as JSON has none."""
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")

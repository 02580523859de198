"""One file written whole or not at all: into a hidden neighbour, which is renamed over it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

TEMPORARY = ".rodin-"
"""How the names of unfinished files and folders begin."""


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path beside ``path``, with the same suffix, for any writer to fill; it becomes ``path`` if the block ends well.

    When it does not, an older file stays as it was and nothing else is left.

    Raises:
        OSError: it cannot be renamed.
    """
    unfinished = path.with_name(f"{TEMPORARY}{path.name}")
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes | Iterable[str]) -> None:
    """Write a file whole or not at all.

    Args:
        content: bytes, or pieces of text, which are taken one at a time and stored as UTF-8.
    Raises:
        OSError: it cannot be written.
    """
    with whole_file(path) as unfinished:
        if isinstance(content, bytes):
            unfinished.write_bytes(content)
        else:
            with unfinished.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(content)


def remove_unfinished(folder: Path, keep: Path | None = None) -> None:
    """Remove what programs that were killed have left unfinished in a folder.

    Args:
        keep: one of them that is still in use.
    """
    for left in folder.glob(f"{TEMPORARY}*"):
        if left == keep:
            continue
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)

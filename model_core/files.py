"""Files that are written whole or not at all, in folders that several programs may share.

What is unfinished lies in a work folder: a hidden neighbour of the results, with a lock beside it that its owner
holds. Where the owner was killed, whoever works there next can take that lock, and removes both.
"""

from __future__ import annotations

import errno
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from .locks import Lock, lock, try_lock

TEMPORARY = ".rodin-"
"""How the names of work folders and locks begin."""
_LOCK = ".lock"
_BLOCK = 8192  # bytes
_LARGEST_TEXT = 2**20  # bytes


def read_small(path: Path) -> str:
    """A text in UTF-8 out of a file that somebody wrote by hand.

    Raises:
        OSError: it cannot be read, is over a megabyte, or is a device or pipe, of which there might be no end.
        ValueError: it is not UTF-8.
    """
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "Not a regular file", str(path))
    if path.stat().st_size > _LARGEST_TEXT:
        raise OSError(errno.EFBIG, "Too large", str(path))
    return path.read_text(encoding="utf-8")


@contextmanager
def work_folder(parent: Path) -> Iterator[Path]:
    """A new hidden folder in ``parent``, for what is unfinished; it is removed when the block ends.

    Those that a program which was killed has left in ``parent`` are removed first.

    Raises:
        OSError: it cannot be made.
    """
    remove_left(parent)
    folder, held = _new_folder(parent)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        held.release()


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path in a work folder, with the same name, for any writer to fill; it becomes ``path`` if the block ends well.

    When it does not, an older file stays as it was and nothing else is left.

    Raises:
        OSError: it cannot be written, or ``path`` is a folder.
    """
    with work_folder(path.parent) as folder:
        yield folder / path.name
        (folder / path.name).replace(path)


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


@contextmanager
def room_kept(folder: Path, size: int) -> Iterator[None]:
    """Room on the disk that is free again when the block ends, however full the disk is by then.

    Args:
        size: bytes.
    Raises:
        OSError: there is not so much.
    """
    with work_folder(folder) as hidden:
        for number in range(-(-size // _BLOCK)):
            (hidden / str(number)).write_bytes(bytes(_BLOCK))
        yield


def alone_in(
    folder: Path, seconds: float = float("inf"), on_wait: Callable[[], object] = lambda: None
) -> AbstractContextManager[None]:
    """Inside the block no other program that asks for it works in a folder; arguments and errors as ``locks.lock``."""
    return lock(folder / f"{TEMPORARY}folder{_LOCK}", seconds, on_wait)


def remove_left(parent: Path) -> None:
    """Remove the work folders in ``parent`` whose owners have ended without doing so; no others."""
    for path in parent.glob(f"{TEMPORARY}*{_LOCK}"):
        with suppress(OSError):  # it has just been removed, or belongs to another user
            held = try_lock(path, create=False)
            if held and held.certain:
                shutil.rmtree(path.with_suffix(""), ignore_errors=True)
                held.release()
            elif held:
                held.leave()


def _new_folder(parent: Path) -> tuple[Path, Lock]:
    while True:
        folder = parent / f"{TEMPORARY}{secrets.token_hex(4)}"
        held = try_lock(folder.with_name(folder.name + _LOCK))
        if held:  # or else somebody has just taken it for a dead one's
            try:
                folder.mkdir()
            except BaseException:
                held.release()
                raise
            return folder, held

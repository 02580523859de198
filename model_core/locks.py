"""Locks between programs: a file that one of them holds, and that is free again however its holder ends."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
    import msvcrt

_POLL = 0.05  # seconds between two tries


class Lock:
    """A lock that is held until it is released or its process ends.

    Attributes:
        certain: False where the file system knows no locks, so that others may hold it, too.
    """

    def __init__(self, path: Path, file: int, certain: bool):
        self._path, self._file, self.certain = path, file, certain

    def release(self) -> None:
        """Free it, and remove its file. Whoever waits for it notices that the file has gone, and makes another."""
        if os.name != "posix":  # an open file cannot be removed there
            self.leave()
        with suppress(OSError):  # another user's, or on Windows one that somebody else has open
            self._path.unlink(missing_ok=True)
        if os.name == "posix":
            self.leave()

    def leave(self) -> None:
        """Free it, and leave its file alone."""
        os.close(self._file)


def try_lock(path: Path, create: bool = True) -> Lock | None:
    """Take the lock of this path, or None where another holds it, in this process or in any.

    Args:
        create: make the file where it is missing.
    Raises:
        OSError: the file cannot be opened; FileNotFoundError where it is missing and is not to be made.
    """
    while True:
        file = _opened(path, create)
        try:
            certain = _locked(file)
        except BlockingIOError:
            os.close(file)
            return None
        if _is_at(file, path):
            return Lock(path, file, certain)
        os.close(file)  # its last holder has removed it meanwhile


@contextmanager
def lock(path: Path, seconds: float = float("inf"), on_wait: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Hold the lock of this path.

    Args:
        seconds: longest time to wait for it. on_wait: called once, if another holds it.
    Raises:
        TimeoutError: another held it all the time. OSError: the file cannot be made.
    """
    limit, waited = time.monotonic() + seconds, False
    while (held := try_lock(path)) is None:
        if time.monotonic() >= limit:
            raise TimeoutError
        if not waited:
            on_wait()
        waited = True
        time.sleep(_POLL)
    try:
        yield
    finally:
        held.release()


def _opened(path: Path, create: bool) -> int:
    """A file descriptor; of another user's file one to read from, which is enough for a lock on most systems."""
    careful = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)  # it may be a stranger's link or pipe
    try:
        return os.open(path, os.O_RDWR | careful | (os.O_CREAT if create else 0), 0o666)
    except PermissionError:
        if not os.path.lexists(path):
            raise
        return os.open(path, os.O_RDONLY | careful)


def _locked(file: int) -> bool:
    """Whether the lock is certain. BlockingIOError: another has it."""
    try:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    except BlockingIOError:
        raise
    except PermissionError as error:  # what Windows says for a lock of another
        raise BlockingIOError(error.errno, error.strerror) from error
    except OSError:  # a network drive without locks
        return False
    return True


def _is_at(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.lstat())
    except FileNotFoundError:
        return False

"""Stdout and stderr of the program: closed from the start, with a reader that goes, or on a disk that is full."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TextIO

_NO_READER = (errno.EPIPE, errno.EIO)  # a pipe, and a terminal that was closed


def prepare_outputs() -> None:
    """From now on print where nobody reads, too: the files that a command writes are worth more than its words.

    Output whose reader has gone, as behind ``| head``, is dropped, and so is what stderr cannot take. Stdout that
    cannot be written for another reason raises OSError once. A name that the console cannot show is shown with
    question marks.
    """
    _open_closed()
    sys.stdout = _lasting(sys.stdout, 1)
    sys.stderr = _lasting(sys.stderr, 2)


def flush_outputs() -> None:
    """Write what is still held back.

    Raises:
        OSError: stdout cannot be written, although its reader is there.
    """
    sys.stderr.flush()
    sys.stdout.flush()


def _open_closed() -> None:
    """Where a shell has closed one of the three, the next file that is opened would take its number."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # takes the lowest number that is free


def _lasting(stream: TextIO | None, number: int) -> TextIO:
    if stream is not None and os.name == "nt" and stream.isatty():  # a console of Windows has a writer of its own
        stream.reconfigure(errors="replace")
        return stream
    raw = _Output(number)
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding, "replace", line_buffering=raw.isatty() or number == 2)


class _Output(io.FileIO):
    """Writes as a file does, until that fails; from then on everything is dropped."""

    def __init__(self, number: int):
        super().__init__(number, "w", closefd=False)
        self._lost = False

    def write(self, data: bytes) -> int | None:
        """How many bytes were taken."""
        if self._lost:
            return len(data)
        try:
            return super().write(data)
        except OSError as error:
            self._lost = True
            if error.errno in _NO_READER or self.fileno() == 2:
                return len(data)
            raise OSError(error.errno, error.strerror, "standard output") from error

"""Signals that ask the program to end: all are heard as Ctrl-C is, and cleaned up after in the same way."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_ENDINGS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
_heard = 0


def hear_endings() -> None:
    """From now on raise KeyboardInterrupt at Ctrl-C, and where the system asks to end or the terminal is closed."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:  # as ``__main__`` leaves it
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in _ENDINGS:
        if signal.getsignal(number) is signal.SIG_DFL:  # nohup has a program ignore SIGHUP
            signal.signal(number, _end)


def ended_by() -> int:
    """The number of the signal that was heard; 0 for none."""
    return _heard


@contextmanager
def held_back() -> Iterator[None]:
    """Inside, signals wait until the block has ended: for foreign code that catches every exception.

    By handlers, not by a mask: other threads would let a masked signal through to this one.
    """
    if threading.current_thread() is not threading.main_thread():  # signals are for the main thread alone
        yield
        return
    waiting: list[int] = []
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, *_ENDINGS)}
    handlers = {number: handler for number, handler in handlers.items() if callable(handler)}
    for number in handlers:
        signal.signal(number, lambda number, _frame: waiting.append(number))
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        if waiting:
            handlers[waiting[0]](waiting[0], None)


def _end(number: int, _frame: object) -> None:
    global _heard
    _heard = number
    raise KeyboardInterrupt

"""Processes that work for another one."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading


def begin_worker() -> None:
    """One thread of products, for oversubscribed small ones are many times slower; and an end with the parent's."""
    from threadpoolctl import threadpool_limits

    threadpool_limits(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal's Ctrl-C is for the parent
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Whatever ends the parent: a process that is killed cannot shut its pool down."""
    multiprocessing.parent_process().join()
    os._exit(1)

"""Where work is done that can be divided: here, or by the workers of a Dask cluster."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager

from rodin_cli.errors import CommandError
from rodin_cli.needs import require

_ADDRESSES = ("tcp://", "tls://", "ws://", "wss://")
_SECONDS = 20  # to find a cluster


@contextmanager
def farm(
    scheduler: str | None, workers: int, here: Callable[[int], AbstractContextManager[Executor]] = ThreadPoolExecutor
) -> Iterator[tuple[Executor, int]]:
    """An executor and how many calls it works on at a time.

    What a cluster's worker that dies was at is begun again by another one.

    Args:
        scheduler: address of a Dask cluster, which has its own workers; None works here.
        workers: how many at a time, if here. here: makes the executor then; threads do where each waits for a Blender.
    Raises:
        CommandError: Dask is not installed, or there is no cluster at the address.
    """
    if scheduler is None:
        with here(workers) as executor:
            yield executor, workers
        return
    require("distributed", extra="farm")
    from distributed import Client

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is said in a sentence
    try:
        if not scheduler.startswith(_ADDRESSES):
            raise ValueError(scheduler)  # over which Client would stumble late, and with a traceback
        client = Client(scheduler, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise CommandError("There is no Dask scheduler at {scheduler}.", scheduler=scheduler) from error
    with client:
        yield client.get_executor(pure=False), max(1, sum(client.nthreads().values()))

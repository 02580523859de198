"""Where a batch is worked on: Dask's workers, here or on a cluster."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from rodin_cli.errors import CommandError
from rodin_cli.needs import require

_ADDRESSES = ("tcp://", "tls://", "ws://", "wss://")
_SECONDS = 20  # to find a cluster
_DEAF = "import signal; signal.signal(signal.SIGINT, lambda *_: None)"  # a terminal's Ctrl-C is for us alone


@contextmanager
def farm(scheduler: str | None, workers: int) -> Iterator[tuple[Executor, int]]:
    """An executor and how many it works for at a time.

    What a worker that dies was at is begun again by another one.

    Args:
        scheduler: address of a cluster, which has its own workers; None starts some here.
    Raises:
        CommandError: Dask is not installed, or there is no cluster at the address.
    """
    require("distributed", extra="farm")
    from distributed import Client, LocalCluster

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is said in a sentence
    if scheduler:
        try:
            if not scheduler.startswith(_ADDRESSES):
                raise ValueError(scheduler)  # over which Client would stumble late, and with a traceback
            client = Client(scheduler, timeout=_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise CommandError(f"There is no Dask scheduler at {scheduler}.") from error
        with client:
            yield client.get_executor(pure=False), max(1, sum(client.nthreads().values()))
        return
    with (
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            memory_limit=0,  # Blender's memory is not theirs
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
            preload=[_DEAF],
        ) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        yield client.get_executor(pure=False), workers

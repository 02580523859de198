"""A Dask cluster of real processes, which work in a folder that is not the test's."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .conftest import ENVIRONMENT

CLUSTER = """
import os, sys
from distributed import Client, LocalCluster
if __name__ == "__main__":
    workers, threads = map(int, sys.argv[1:])
    with LocalCluster(n_workers=workers, threads_per_worker=threads, dashboard_address=None) as cluster:
        with Client(cluster) as client:
            print(cluster.scheduler_address, *client.run(os.getpid).values(), flush=True)
        sys.stdin.read()
"""

dask = pytest.mark.skipif(
    subprocess.run([sys.executable, "-c", "import distributed"], capture_output=True).returncode != 0,
    reason="Dask's distributed is not installed; make setup does it",
)


@contextmanager
def cluster(folder: Path, workers: int, threads: int) -> Iterator[tuple[str, list[int]]]:
    """The address of a Dask cluster that works in another folder, and its workers' processes."""
    folder.mkdir()
    program = [sys.executable, "-c", CLUSTER, str(workers), str(threads)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(program, cwd=folder, env=ENVIRONMENT, **pipes) as process:
        address, *workers = process.stdout.readline().split()
        try:
            yield address, list(map(int, workers))
        finally:
            process.stdin.close()

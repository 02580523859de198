from __future__ import annotations

import pytest

from rodin_cli.export.shards import shard_size


@pytest.mark.parametrize(
    ("count", "workers", "size"),
    [(1, 1, 1), (3, 2, 2), (30, 2, 15), (200, 2, 100), (201, 2, 51), (10_000, 2, 100), (10_000, 64, 79), (5, 64, 1)],
)
def test_all_workers_are_busy_to_the_end(count, workers, size):
    assert shard_size(count, workers) == size
    assert size <= 100

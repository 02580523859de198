"""Training data: forged swords as unit-frame chart grids and surface points."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np

from ..charts.pose import grip_pose
from ..forge import FAMILIES, draw, forge
from ..surface.frame import sword_frame
from ..surface.mesh import TriangleMesh
from ..surface.sampling import sample_surface

GRID = 31
"""Forged at this resolution: every second point makes the 16-grid, and a bevel's ends lie on both."""
_BLOCK = 128  # swords forged by one process at a time

Report = Callable[[int], None]


@dataclass(frozen=True)
class SwordSet:
    """N swords in the network's frame.

    Attributes:
        grids: (N, 25, R, R, 3) float16, unit sphere.
        points: (N, P, 3) float16, unit sphere, independent area-uniform samples, so
            that any window of them is again such a sample.
        length: (N,) float32 metres from pommel to tip along the grip.
        family: (N,) int64 into ``FAMILIES`` in order.
    """

    grids: np.ndarray
    points: np.ndarray
    length: np.ndarray
    family: np.ndarray

    def __len__(self) -> int:
        return len(self.grids)


def forge_set(
    count: int,
    seed: int,
    points: int,
    first: int = 0,
    stride: int = 1,
    workers: int = 1,
    report: Report = lambda _: None,
) -> SwordSet:
    """``count`` forged swords, families in turn; sword i depends on (seed, i) alone.

    Args:
        points: surface points kept a sword.
        first: index of the first sword.
        stride: only every stride-th grid point is kept, along u and v.
        workers: processes to spread the work over.
        report: called with the number of swords done.
    """
    last = first + count
    jobs = [(range(start, min(start + _BLOCK, last)), seed, points, stride) for start in range(first, last, _BLOCK)]
    parts = []
    for part in _results(jobs, workers):
        parts.append(part)
        report(sum(len(part[0]) for part in parts))
    return SwordSet(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _results(jobs: list, workers: int) -> Iterator[tuple[np.ndarray, ...]]:
    from threadpoolctl import threadpool_limits

    if workers == 1:
        yield from map(_forge_block, jobs)
        return
    # One thread a worker: oversubscribed small products are many times slower.
    with ProcessPoolExecutor(workers, initializer=threadpool_limits, initargs=(1,)) as pool:
        yield from pool.map(_forge_block, jobs)


def forge_one(seed: int, index: int, resolution: int) -> tuple[np.ndarray, int]:
    """Sword ``index`` of a seeded set: (25, R, R, 3) metres in sword space, and its family's index."""
    family = index % len(FAMILIES)
    rng = np.random.default_rng([seed, index])
    return forge(draw(list(FAMILIES)[family], rng), resolution), family


def unit_grids(grids: np.ndarray) -> np.ndarray:
    """Chart grids (25, R, R, 3) of a sword in sword space, moved to the network's frame; float32."""
    return sword_frame(grids).to_unit(grids).astype(np.float32)


def _forge_block(job) -> tuple[np.ndarray, ...]:
    indices, seed, points, stride = job
    rows = []
    for index in indices:
        grids, family = forge_one(seed, index, GRID)
        unit = unit_grids(grids)
        cloud = sample_surface(TriangleMesh.of_charts(unit), points, np.random.default_rng([seed, index, 1]))
        kept = unit[:, ::stride, ::stride].astype(np.float16)
        rows.append((kept, cloud.astype(np.float16), np.float32(grip_pose(grids).span), family))
    return tuple(np.stack(column) for column in zip(*rows, strict=True))

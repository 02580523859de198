"""Training data: forged shapes as unit-frame chart grids and surface points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields

import numpy as np

from ..charts.layout import Layout
from ..kinds import Kind, read_kind
from ..surface.frame import upright_frame
from ..surface.mesh import TriangleMesh
from ..surface.sampling import sample_surface
from ..workers import begin_worker

FINE, COARSE = 31, 16
"""Resolutions: of the shapes that components are found in, and of those for the encoder. Every second point
of the one makes the other, and a bevel's ends lie on both."""
_BLOCK = 128  # shapes forged by one process at a time

Report = Callable[[int], None]


@dataclass(frozen=True)
class ShapeSet:
    """N shapes of one kind in the network's frame.

    Attributes:
        grids: (N, C, R, R, 3) float16, unit sphere.
        points: (N, P, 3) float16, unit sphere, independent area-uniform samples, so
            that any window of them is again such a sample.
        length: (N,) float32 metres, the pose's span.
        family: (N,) int64 into the forge's families in order.
    """

    grids: np.ndarray
    points: np.ndarray
    length: np.ndarray
    family: np.ndarray

    def __len__(self) -> int:
        return len(self.grids)

    def __getitem__(self, rows: slice) -> ShapeSet:
        """Some of the shapes, not copied."""
        return ShapeSet(*(getattr(self, column.name)[rows] for column in fields(self)))


def hard_counts(kind: Kind, count: int) -> dict[str, int]:
    """How many more shapes of each of a kind's hard families are added to ``count`` of all."""
    return {family: int(share * count) for family, share in kind.forge.hard.items()}


def joined(sets: Sequence[ShapeSet]) -> ShapeSet:
    """Sets of one kind in a row."""
    names = (column.name for column in fields(ShapeSet))
    return ShapeSet(*(np.concatenate([getattr(one, name) for one in sets]) for name in names))


def forge_shapes(
    kind: Kind,
    count: int,
    seed: int,
    points: int,
    first: int = 0,
    resolution: int = COARSE,
    workers: int = 1,
    report: Report = lambda _: None,
    family: str | None = None,
) -> ShapeSet:
    """``count`` forged shapes, families in turn; shape i depends on (seed, i) alone.

    Args:
        points: surface points kept a shape.
        first: index of the first shape.
        resolution: R of the grids, which points are sampled on.
        workers: processes to spread the work over.
        report: called with the number of shapes done.
        family: the only one; shapes are then the next ones of it.
    """
    kind.forge  # noqa: B018 - opened here, so that what is wrong with it is said at once
    indices = range(first, first + count)
    if family is not None:
        families = kind.forge.families
        start = first + (families.index(family) - first) % len(families)
        indices = range(start, start + count * len(families), len(families))
    blocks = [indices[start : start + _BLOCK] for start in range(0, count, _BLOCK)]
    jobs = [(kind.folder, block, seed, points, resolution) for block in blocks]
    parts = []
    for part in _results(jobs, workers):
        parts.append(part)
        report(sum(len(part[0]) for part in parts))
    return ShapeSet(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _results(jobs: list, workers: int) -> Iterator[tuple[np.ndarray, ...]]:
    if workers == 1:
        yield from map(_forge_block, jobs)
        return
    with ProcessPoolExecutor(workers, initializer=begin_worker) as pool:
        yield from pool.map(_forge_block, jobs)


def forge_one(kind: Kind, seed: int, index: int, resolution: int) -> tuple[np.ndarray, int]:
    """Shape ``index`` of a seeded set: (C, R, R, 3) metres in asset space, and its family's index."""
    family = index % len(kind.forge.families)
    rng = np.random.default_rng([seed, index])
    return kind.forge.make(kind.forge.families[family], rng, resolution), family


def unit_grids(grids: np.ndarray, layout: Layout) -> np.ndarray:
    """Chart grids (C, R, R, 3) of a shape in asset space, moved to the network's frame; float32."""
    return upright_frame(grids, layout).to_unit(grids).astype(np.float32)


def _forge_block(job) -> tuple[np.ndarray, ...]:
    folder, indices, seed, points, resolution = job
    kind = read_kind(folder)  # kept by each process
    rows = []
    for index in indices:
        grids, family = forge_one(kind, seed, index, resolution)
        unit = unit_grids(grids, kind.layout)
        cloud = sample_surface(
            TriangleMesh.of_charts(unit, kind.layout), points, np.random.default_rng([seed, index, 1])
        )
        rows.append((unit.astype(np.float16), cloud.astype(np.float16), np.float32(kind.find_pose(grids).span), family))
    return tuple(np.stack(column) for column in zip(*rows, strict=True))

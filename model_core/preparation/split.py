"""Which shapes are left out of training: by shape and by source, so that figures on them say what is true of others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np

from .shells import components

HELD_OUT = 0.2
"""Share of the shapes, at most."""


def held_out(names: Sequence[str], sources: Sequence[str], same: Sequence[int]) -> list[bool]:
    """Whether each shape is kept for measuring.

    Duplicates stay together, and so do shapes of one source, unless every source is too large to be held out, as in
    a set by one artist. Which are held out depends on their names alone, not on their order.

    Args:
        names: of the shapes, unlike each other. sources: whom or where each is from.
        same: of each shape, the first one of the same shape; see :func:`duplicates`.
    """
    first = {source: index for index, source in reversed(list(enumerate(sources)))}
    duplicates = list(enumerate(same))
    by_source = [(index, first[source]) for index, source in enumerate(sources)]
    chosen = _chosen(names, _groups(len(names), duplicates + by_source))
    return chosen if any(chosen) else _chosen(names, _groups(len(names), duplicates))


def _chosen(names: Sequence[str], group: np.ndarray) -> list[bool]:
    """Whole groups (N,) in the order of their lots, as many as fit."""
    left, taken = int(HELD_OUT * len(names)), set()
    for one in sorted(set(group), key=lambda one: _lot(names[index] for index in np.flatnonzero(group == one))):
        size = int((group == one).sum())
        if size <= left:
            left -= size
            taken.add(one)
    return [one in taken for one in group]


def _groups(count: int, pairs: Sequence[tuple[int, int]]) -> np.ndarray:
    return components(count, np.array(pairs, dtype=np.int64).reshape(-1, 2))


def _lot(names: Iterable[str]) -> str:
    """A number drawn by names: the same in each run and for each order."""
    return hashlib.sha256("\n".join(sorted(names)).encode("utf-8", "surrogateescape")).hexdigest()

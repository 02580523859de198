"""Forged shapes that no training has seen, to be judged by."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..judging.truths import RESOLUTION, Truth, truth_of
from ..kinds import Kind
from ..surface.mesh import TriangleMesh
from ..training.dataset import forge_one


def fresh_shapes(kind: Kind, count: int, seed: int) -> Iterator[Truth]:
    """Welded forged shapes in metres, families in turn; shape i depends on (seed, i) alone."""
    for index in range(count):
        grids, _ = forge_one(kind, seed, index, RESOLUTION)
        yield truth_of(TriangleMesh.of_charts(grids, kind.layout), np.random.default_rng([seed, index, 1]), grids)

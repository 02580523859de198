"""How shapes drawn from the model compare, as a set, with shapes fresh from the forge.

1-NNA: share of shapes whose nearest other shape is of the same set; 0.5 is the
best, as then the sets cannot be told apart (Lopez-Paz and Oquab, 2017). COV: share of
fresh shapes that are the nearest one of some drawn shape; higher is better
(Achlioptas et al., 2018). Distances are chamfer at 512 points in each shape's own frame.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from functools import lru_cache

import numpy as np

from ..judging.truths import RESOLUTION
from ..kinds import Kind
from ..model import Model
from ..surface.distance import mutual_nearest
from ..surface.frame import principal_frame, upright_frame
from ..surface.mesh import TriangleMesh
from ..surface.sampling import sample_surface
from ..training.dataset import forge_one

POINTS = 512


def generation_rows(model: Model, count: int, seed: int, report: Callable[[int], None]) -> list[dict]:
    """Two rows: another set of fresh shapes (the oracle) and shapes drawn from the model, against ``count`` fresh ones.

    Args:
        report: called with the number of sets done.
    """
    fresh, oracle, rng = _forged(model.kind, count, seed)
    report(1)
    rng = deepcopy(rng)  # the next model sees the same chance
    drawn = np.stack([_cloud(model.kind, model.shape(model.sample(None, k), RESOLUTION), rng) for k in range(count)])
    row = _row("drawn", fresh, drawn)
    report(2)
    return [dict(oracle), row]


@lru_cache(maxsize=1)
def _forged(kind: Kind, count: int, seed: int) -> tuple[np.ndarray, dict, np.random.Generator]:
    """Clouds of fresh shapes, the row of the oracle, and the chance that is left: the same for every model."""
    rng = np.random.default_rng([seed, 2])
    fresh, other = (
        np.stack([_cloud(kind, forge_one(kind, seed, first + k, RESOLUTION)[0], rng) for k in range(count)])
        for first in (10_000, 20_000)
    )
    return fresh, _row("oracle", fresh, other), rng


def _row(name: str, fresh: np.ndarray, clouds: np.ndarray) -> dict:
    table = _distances(np.concatenate([fresh, clouds]))
    return {"name": name, "one_nna": one_nna(table, len(fresh)), "coverage": coverage(table, len(fresh))}


def compared_sets(first: Sequence[TriangleMesh], second: Sequence[TriangleMesh], seed: int) -> dict[str, float]:
    """{"one_nna", "coverage"} of two sets of meshes from anywhere that stand upright, each in its own frame."""
    clouds = []
    for index, mesh in enumerate((*first, *second)):
        points = sample_surface(mesh, POINTS, np.random.default_rng([seed, index]))
        clouds.append(principal_frame(mesh, np.eye(3)).to_unit(points).astype(np.float32))
    table = _distances(np.stack(clouds))
    return {"one_nna": one_nna(table, len(first)), "coverage": coverage(table, len(first))}


def one_nna(table: np.ndarray, first: int) -> float:
    """1-NNA of a table of distances (N, N) between two sets, the first of them ``first`` shapes."""
    others = table + np.diag(np.full(len(table), np.inf))
    mine = np.arange(len(table)) < first
    return float(np.mean(mine[others.argmin(axis=1)] == mine))


def coverage(table: np.ndarray, first: int) -> float:
    """Share of the first set's shapes that are nearest to some shape of the second."""
    return len(set(table[first:, :first].argmin(axis=1))) / first


def _cloud(kind: Kind, grids: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """(512, 3) float32 points of a shape, unit sphere."""
    points = sample_surface(TriangleMesh.of_charts(grids, kind.layout), POINTS, rng)
    return upright_frame(grids, kind.layout).to_unit(points).astype(np.float32)


def _distances(clouds: np.ndarray) -> np.ndarray:
    """(N, N) chamfer distances, squared, both ways summed."""
    table = np.zeros((len(clouds), len(clouds)))
    for i, a in enumerate(clouds):
        for j in range(i):
            b = clouds[j]
            to_b, to_a = mutual_nearest(a, b)
            table[i, j] = np.square(a - b[to_b]).sum(axis=1).mean() + np.square(b - a[to_a]).sum(axis=1).mean()
    return table + table.T

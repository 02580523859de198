"""How swords drawn from the model compare, as a set, with swords fresh from the forge.

1-NNA: share of shapes whose nearest other shape is of the same set; 0.5 is the
best, as then the sets cannot be told apart (Lopez-Paz and Oquab, 2017). COV: share of
fresh swords that are the nearest one of some drawn sword; higher is better
(Achlioptas et al., 2018). Distances are chamfer at 512 points in each shape's own frame.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..model import SwordModel
from ..surface.distance import mutual_nearest
from ..surface.frame import sword_frame
from ..surface.sampling import sample_surface
from ..training.dataset import forge_one
from .swords import RESOLUTION, welded

POINTS = 512


def generation_rows(model: SwordModel, count: int, seed: int, report: Callable[[int], None]) -> list[dict]:
    """Two rows: another set of fresh swords (the oracle) and swords drawn from the model, against ``count`` fresh ones.

    Args:
        report: called with the number of sets done.
    """
    rng = np.random.default_rng([seed, 2])

    def forged(first: int) -> np.ndarray:
        return np.stack([_cloud(forge_one(seed, first + k, RESOLUTION)[0], rng) for k in range(count)])

    fresh, other = forged(10_000), forged(20_000)
    drawn = np.stack([_cloud(model.shape(model.sample(None, k), RESOLUTION), rng) for k in range(count)])
    rows = []
    for done, (name, clouds) in enumerate({"oracle": other, "drawn": drawn}.items()):
        table = _distances(np.concatenate([fresh, clouds]))
        rows.append({"name": name, "one_nna": one_nna(table, count), "coverage": coverage(table, count)})
        report(done + 1)
    return rows


def one_nna(table: np.ndarray, first: int) -> float:
    """1-NNA of a table of distances (N, N) between two sets, the first of them ``first`` shapes."""
    others = table + np.diag(np.full(len(table), np.inf))
    mine = np.arange(len(table)) < first
    return float(np.mean(mine[others.argmin(axis=1)] == mine))


def coverage(table: np.ndarray, first: int) -> float:
    """Share of the first set's shapes that are nearest to some shape of the second."""
    return len(set(table[first:, :first].argmin(axis=1))) / first


def _cloud(grids: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """(512, 3) float32 points of a sword, unit sphere."""
    return sword_frame(grids).to_unit(sample_surface(welded(grids), POINTS, rng)).astype(np.float32)


def _distances(clouds: np.ndarray) -> np.ndarray:
    """(N, N) chamfer distances, squared, both ways summed."""
    table = np.zeros((len(clouds), len(clouds)))
    for i, a in enumerate(clouds):
        for j in range(i):
            b = clouds[j]
            to_b, to_a = mutual_nearest(a, b)
            table[i, j] = np.square(a - b[to_b]).sum(axis=1).mean() + np.square(b - a[to_a]).sum(axis=1).mean()
    return table + table.T

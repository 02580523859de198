"""How good a model is: fresh forged swords in as points, out as meshes, against each shape's own noise floor.

The ratio divides the chamfer distance of a reconstruction by the distance
between two independent samplings of the truth itself, shape by shape. 1.0 is
the physical limit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from .charts.weld import weld
from .forge import FAMILIES
from .model import CLOUD, REFINEMENTS, SwordModel
from .surface.distance import chamfer_l2_sq, fscore
from .surface.frame import principal_frame
from .surface.mesh import TriangleMesh
from .surface.sampling import sample_surface
from .training.config import FRESH_SEED
from .training.dataset import forge_one

RESOLUTION = 31
"""Of truth and result: the forge's own, as in training; a coarser one would hide what lies between its points."""
FSCORE_RADIUS = 0.01
"""Of the unit sphere."""


@dataclass(frozen=True)
class Row:
    """One line of the table, means over all shapes unless the name says otherwise.

    Attributes:
        name: "oracle" is the truth sampled again; "refine none" what the encoder alone gives.
        ratio_mean, ratio_median, ratio_worst: chamfer over the shape's noise floor, no unit.
        chamfer_l2_sq: unit sphere, squared, both ways summed.
        fscore_001: share, at a radius of 0.01 of the unit sphere.
        seconds: a shape.
    """

    name: str
    ratio_mean: float
    ratio_median: float
    ratio_worst: float
    chamfer_l2_sq: float
    fscore_001: float
    seconds: float


def evaluate(
    model: SwordModel, count: int = 300, seed: int = FRESH_SEED, report: Callable[[int], None] = lambda _: None
) -> dict:
    """Measure reconstruction on ``count`` fresh swords, families in turn.

    Args:
        report: called with the number of shapes done.
    Returns:
        {"rows": [Row as dict, ...], "families": {name: {row: mean ratio}}, "count", "seed",
        "watertight": closed decoded swords, "weights": hash, "engine": label}.
    """
    scores: dict[str, list[tuple[float, float, float, float]]] = {}
    watertight = 0
    names = list(FAMILIES)
    for index, mesh in enumerate(fresh_swords(count, seed)):
        for name, values in _measure(model, mesh, np.random.default_rng([seed, index, 1])):
            scores.setdefault(name, []).append(values)
        watertight += _is_closed(model, index)
        report(index + 1)
    families = {
        family: {name: float(np.mean([v[0] for v in values[k :: len(names)]])) for name, values in scores.items()}
        for k, family in enumerate(names[:count])
    }
    return {
        "rows": [vars(_row(name, np.array(values))) for name, values in scores.items()],
        "families": families,
        "count": count,
        "seed": seed,
        "watertight": watertight,
        "weights": model.weights_hash,
        "engine": model.engine_label,
    }


def fresh_swords(count: int, seed: int) -> Iterator[TriangleMesh]:
    """Welded forged swords in metres, families in turn; sword i depends on (seed, i) alone."""
    topology = weld(RESOLUTION)
    for index in range(count):
        grids, _ = forge_one(seed, index, RESOLUTION)
        yield TriangleMesh(topology.vertices(grids.astype(np.float64)), topology.triangles)


def _measure(model: SwordModel, mesh: TriangleMesh, rng: np.random.Generator):
    frame = principal_frame(mesh)
    truth, second, third = (frame.to_unit(sample_surface(mesh, CLOUD, rng)) for _ in range(3))
    floor = chamfer_l2_sq(truth, second)
    yield "oracle", _values(third, truth, floor, 0.0)
    for refine in REFINEMENTS:
        result = model.reconstruct(mesh, refine)
        yield f"refine {refine}", _values(
            frame.to_unit(_surface_points(model, result, rng)), truth, floor, result.seconds
        )


def _surface_points(model: SwordModel, result, rng: np.random.Generator) -> np.ndarray:
    """Points of the welded mesh a user gets, in the input's coordinates."""
    topology = weld(RESOLUTION)
    vertices = topology.vertices(model.shape(result.recipe, RESOLUTION).astype(np.float64))
    placed = vertices @ result.placement[:3, :3].T + result.placement[:3, 3]
    return sample_surface(TriangleMesh(placed, topology.triangles), CLOUD, rng)


def _values(points: np.ndarray, truth: np.ndarray, floor: float, seconds: float) -> tuple[float, float, float, float]:
    squared = chamfer_l2_sq(points, truth)
    return squared / floor, squared, fscore(points, truth, FSCORE_RADIUS), seconds


def _row(name: str, values: np.ndarray) -> Row:
    ratio, squared, score, seconds = values.T
    figures = (ratio.mean(), np.median(ratio), ratio.max(), squared.mean(), score.mean(), seconds.mean())
    return Row(name, *map(float, figures))


def _is_closed(model: SwordModel, seed: int) -> bool:
    """Whether a sampled sword, welded, is watertight, consistently wound and encloses a volume, by trimesh."""
    import trimesh

    topology = weld(RESOLUTION)
    vertices = topology.vertices(model.shape(model.sample(None, seed), RESOLUTION))
    mesh = trimesh.Trimesh(vertices, topology.triangles, process=False)
    return bool(mesh.is_volume)

"""What learning from some people's meshes does for those of others: each source is measured by weights without it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..engine.numpy_engine import NumpyEngine
from ..errors import RodinError
from ..judging.truths import RESOLUTION, truths_of
from ..latent.likeness import REFINEMENTS
from ..learning.extension import learnt
from ..model import Model
from ..recipe import Recipe
from ..surface.mesh import TriangleMesh
from ..weights import Weights
from .generation import compared_sets
from .reconstruction import measure_all, refined_answers
from .report import summary

_STYLE = "learnt"
_SEED = 20_190_000
_FEWEST = 5  # meshes of a source that a set of drawn ones is compared with
_SETS = 3  # that are drawn for each source: with as few meshes as these, chance moves a figure by a tenth


@dataclass(frozen=True)
class Case:
    """A mesh of somebody's, and its registration; None where that was rejected."""

    mesh: TriangleMesh
    source: str
    recipe: Recipe | None


def transferred(weights: Weights, cases: Sequence[Case], done: Callable[[int], None] = lambda _: None) -> dict:
    """Figures of all meshes, each source's by the weights before, and by weights that have learnt from the others.

    Args:
        weights: that the registrations are of. done: called with the number of meshes measured, of twice as many.
    Returns:
        {"reconstruction": rows of ``evaluation.report.summary``, "generation": {"before", "after": {"one_nna",
        "coverage"}}, "sources": {name: number of meshes}}. Each source of some size is compared with as many shapes
        drawn from weights without it, not with those of others, which these have learnt from; figures are means over
        several such sets and over sources by their meshes, and None where no source has enough.
    Raises:
        RodinError: one source, or too few registrations without one of them.
    """
    sources = sorted({case.source for case in cases})
    if len(sources) < 2:
        raise RodinError("Meshes of at least two sources are needed to measure what one learns from the others.")
    base, measured = Model(weights, NumpyEngine(weights)), 0
    rows: dict[str, list[dict[str, float]]] = {}
    drawn: dict[str, list[tuple[int, dict[str, float]]]] = {"before": [], "after": []}
    for source in sources:
        own = [case.mesh for case in cases if case.source == source]
        made = learnt(weights, [case.recipe for case in cases if case.source != source and case.recipe], _STYLE)
        truths = list(truths_of(own, _SEED))
        for name, model, style in (("before", base, None), ("after", Model(made, NumpyEngine(made)), _STYLE)):
            found = measure_all(truths, refined_answers(model, REFINEMENTS), _SEED, _counted(done, measured))
            measured += len(own)
            for row, figures in found.items():
                rows.setdefault(f"{row}, {name}", []).extend(figures)
            if len(own) >= _FEWEST:
                drawn[name] += [(len(own), _drawn(model, style, own, seed)) for seed in range(_SETS)]
    return {
        "reconstruction": [summary(name, rows[name]) for name in sorted(rows)],
        "generation": {name: _mean(figures) for name, figures in drawn.items()} if drawn["after"] else None,
        "sources": {source: sum(case.source == source for case in cases) for source in sources},
    }


def _drawn(model: Model, style: str | None, own: Sequence[TriangleMesh], seed: int) -> dict[str, float]:
    """A source's meshes compared with as many that are drawn."""
    others = [model.mesh(model.sample(style, seed * len(own) + index), RESOLUTION) for index in range(len(own))]
    return compared_sets(own, others, _SEED + seed)


def _counted(done: Callable[[int], None], past: int) -> Callable[[int], None]:
    return lambda count: done(past + count)


def _mean(figures: Sequence[tuple[int, dict[str, float]]]) -> dict[str, float]:
    """Of each figure, by the numbers beside them."""
    total = sum(count for count, _ in figures)
    return {name: sum(count * one[name] for count, one in figures) / total for name in figures[0][1]}

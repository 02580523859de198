"""What learning from some people's meshes does for those of others: each source is measured by weights without it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..engine.numpy_engine import NumpyEngine
from ..errors import RodinError
from ..evaluation.generation import compared_sets
from ..evaluation.reconstruction import measure_all, refined_answers
from ..evaluation.report import summary
from ..evaluation.truths import RESOLUTION, truths_of
from ..latent.likeness import REFINEMENTS
from ..model import Model
from ..recipe import Recipe
from ..surface.mesh import TriangleMesh
from ..weights import Weights
from .extension import learnt

_STYLE = "learnt"
_SEED = 20_190_000


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
        {"reconstruction": rows of ``evaluation.report.summary``, "generation": {"one_nna", "coverage"} of as many
        drawn from the learnt weights as there are meshes, against those, and the same of the weights before,
        "sources": {name: number of meshes}}.
    Raises:
        RodinError: one source, or too few registrations without one of them.
    """
    sources = sorted({case.source for case in cases})
    if len(sources) < 2:
        raise RodinError("Meshes of at least two sources are needed to measure what one learns from the others.")
    base = Model(weights, NumpyEngine(weights))
    rows: dict[str, list[dict[str, float]]] = {}
    meshes: list[TriangleMesh] = []
    drawn: dict[str, list[TriangleMesh]] = {"before": [], "after": []}
    for source in sources:
        own = [case.mesh for case in cases if case.source == source]
        known = [case.recipe for case in cases if case.source != source and case.recipe]
        made = learnt(weights, known, _STYLE)
        truths = list(truths_of(own, _SEED))
        for name, model, style in (("before", base, None), ("after", Model(made, NumpyEngine(made)), _STYLE)):
            past = sum(len(one) for one in drawn.values())
            found = measure_all(truths, refined_answers(model, REFINEMENTS), _SEED, lambda n, past=past: done(past + n))
            for row, figures in found.items():
                rows.setdefault(f"{row}, {name}", []).extend(figures)
            seeds = range(len(meshes), len(meshes) + len(own))
            drawn[name] += [model.mesh(model.sample(style, seed), RESOLUTION) for seed in seeds]
        meshes += own
    return {
        "reconstruction": [summary(name, rows[name]) for name in sorted(rows)],
        "generation": {name: compared_sets(meshes, others, _SEED) for name, others in drawn.items()},
        "sources": {source: sum(case.source == source for case in cases) for source in sources},
    }

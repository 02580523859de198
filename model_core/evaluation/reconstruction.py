"""Points in, shapes out: every way of answering beside the baselines it must beat."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import numpy as np

from ..judging.seams import seam_gap
from ..judging.truths import RESOLUTION, Truth, judged, judged_seen
from ..kinds import Kind
from ..latent.likeness import REFINEMENTS
from ..model import Model
from ..recipe import Recipe
from ..surface.frame import upright_frame
from ..surface.mesh import TriangleMesh
from ..surface.sampling import sample_surface
from ..training.dataset import forge_one, unit_grids
from .quality import part_quality

NEIGHBOURS = 2_000
"""Training shapes that the nearest one is sought among."""
_NEIGHBOUR_STRIDE = 6  # grid points they are compared at

Answers = Iterator[tuple[str, dict[str, float]]]


def measure_all(
    truths: Iterable[Truth],
    answers: Callable[[Truth, np.random.Generator], Answers],
    seed: int,
    done: Callable[[int], None],
) -> dict[str, list[dict[str, float]]]:
    """{row: figures of each truth}, truths in order."""
    rows: dict[str, list[dict[str, float]]] = {}
    for index, truth in enumerate(truths):
        for name, figures in answers(truth, np.random.default_rng([seed, index, 2])):
            rows.setdefault(name, []).append(figures)
        done(index + 1)
    return rows


def forged_answers(model: Model, training_seed: int) -> Callable[[Truth, np.random.Generator], Answers]:
    """The oracle, the model and the baselines, for forged shapes."""

    def answers(truth: Truth, rng: np.random.Generator) -> Answers:
        yield "oracle", _oracle(truth, rng)
        yield from _refined(model, truth, rng, ("none", "latent"))  # the forge makes nothing a latent cannot follow
        for name, grids in _baselines(model, truth, training_seed):
            yield name, _figures(model.kind, truth, grids, rng)

    return answers


def real_answers(model: Model) -> Callable[[Truth, np.random.Generator], Answers]:
    """The oracle and the model, for meshes from anywhere."""

    def answers(truth: Truth, rng: np.random.Generator) -> Answers:
        yield "oracle", _oracle(truth, rng)
        yield from _refined(model, truth, rng, REFINEMENTS)

    return answers


def refined_answers(model: Model, refinements: tuple[str, ...]) -> Callable[[Truth, np.random.Generator], Answers]:
    """The model alone, for forged shapes and meshes from anywhere."""

    def answers(truth: Truth, rng: np.random.Generator) -> Answers:
        yield from _refined(model, truth, rng, refinements)

    return answers


def _oracle(truth: Truth, rng: np.random.Generator) -> dict[str, float]:
    """A third sampling of the truth; the second one sets the floor, and would be judged by itself."""
    own = rng.spawn(1)[0]  # leaves the chance of the other rows as it is
    points = truth.frame.to_unit(sample_surface(truth.mesh, len(truth.points), own))
    return judged(truth, points) | judged_seen(truth, truth.mesh, own)


def _refined(model: Model, truth: Truth, rng: np.random.Generator, refinements: tuple[str, ...]) -> Answers:
    for refine in refinements:
        started = time.perf_counter()
        result = model.reconstruct(truth.mesh, refine)
        seconds = time.perf_counter() - started
        grids = result.placed(model.shape(result.recipe, RESOLUTION))
        gap = seam_gap(model.open_charts(result.recipe, RESOLUTION), model.kind.layout)
        yield f"refine {refine}", {**_figures(model.kind, truth, grids, rng), "seam_gap": gap, "seconds": seconds}


def _baselines(model: Model, truth: Truth, training_seed: int) -> Iterator[tuple[str, np.ndarray]]:
    """(name, (C, R, R, 3) in the truth's coordinates)."""
    grids = truth.grids.astype(np.float64)
    frame = upright_frame(grids, model.kind.layout)
    own = frame.to_unit(grids)
    yield "PCA of chart grids", model.shape(model.of_charts(grids), RESOLUTION)
    coarse = own[:, ::_NEIGHBOUR_STRIDE, ::_NEIGHBOUR_STRIDE].ravel()
    best = int(np.square(_training_places(model.kind, training_seed) - coarse).sum(axis=1).argmin())
    nearest, _ = forge_one(model.kind, training_seed, best, RESOLUTION)
    yield "nearest training shape", frame.from_unit(unit_grids(nearest, model.kind.layout))
    span = model.kind.find_pose(grids).span
    latent = (0.0,) * model.latent_size
    mean = Recipe(latent, span, None, None, "generated", model.weights_hash, kind=model.kind.name)
    yield "mean shape", model.shape(mean, RESOLUTION)


@lru_cache(maxsize=1)
def _training_places(kind: Kind, seed: int) -> np.ndarray:
    """(N, M) float32 coarse grids of training shapes, unit sphere."""
    grids = (unit_grids(forge_one(kind, seed, index, RESOLUTION)[0], kind.layout) for index in range(NEIGHBOURS))
    return np.stack([one[:, ::_NEIGHBOUR_STRIDE, ::_NEIGHBOUR_STRIDE].ravel() for one in grids])


def _figures(kind: Kind, truth: Truth, grids: np.ndarray, rng: np.random.Generator) -> dict[str, float]:
    mesh = TriangleMesh.of_charts(grids, kind.layout)
    points = truth.frame.to_unit(sample_surface(mesh, len(truth.points), rng))
    quality = judged_seen(truth, mesh, rng.spawn(1)[0])
    if truth.grids is not None:
        quality = part_quality(grids, truth.grids.astype(np.float64), kind.layout, kind.judged)
    return judged(truth, points) | quality

"""Points in, swords out: every way of answering beside the baselines it must beat."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import numpy as np

from ..charts.pose import grip_pose
from ..latent.likeness import REFINEMENTS
from ..model import SwordModel
from ..recipe import Recipe
from ..surface.frame import sword_frame
from ..surface.mesh import TriangleMesh
from ..surface.sampling import sample_surface
from ..training.dataset import forge_one, unit_grids
from .quality import blade_quality, seam_gap
from .swords import RESOLUTION, Truth, judged

NEIGHBOURS = 2_000
"""Training swords that the nearest one is sought among."""
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


def forged_answers(model: SwordModel, training_seed: int) -> Callable[[Truth, np.random.Generator], Answers]:
    """The oracle, the model and the baselines, for forged swords."""

    def answers(truth: Truth, rng: np.random.Generator) -> Answers:
        yield "oracle", _oracle(truth, rng)
        yield from _refined(model, truth, rng, ("none", "latent"))  # the forge makes nothing a latent cannot follow
        for name, grids in _baselines(model, truth, training_seed):
            yield name, _figures(truth, grids, rng)

    return answers


def real_answers(model: SwordModel) -> Callable[[Truth, np.random.Generator], Answers]:
    """The oracle and the model, for meshes from anywhere."""

    def answers(truth: Truth, rng: np.random.Generator) -> Answers:
        yield "oracle", _oracle(truth, rng)
        yield from _refined(model, truth, rng, REFINEMENTS)

    return answers


def refined_answers(model: SwordModel, refinements: tuple[str, ...]) -> Callable[[Truth, np.random.Generator], Answers]:
    """The model alone, for forged swords and meshes from anywhere."""

    def answers(truth: Truth, rng: np.random.Generator) -> Answers:
        yield from _refined(model, truth, rng, refinements)

    return answers


def _oracle(truth: Truth, rng: np.random.Generator) -> dict[str, float]:
    """A third sampling of the truth; the second one sets the floor, and would be judged by itself."""
    own = rng.spawn(1)[0]  # leaves the chance of the other rows as it is
    return judged(truth, truth.frame.to_unit(sample_surface(truth.mesh, len(truth.points), own)))


def _refined(model: SwordModel, truth: Truth, rng: np.random.Generator, refinements: tuple[str, ...]) -> Answers:
    for refine in refinements:
        started = time.perf_counter()
        result = model.reconstruct(truth.mesh, refine)
        seconds = time.perf_counter() - started
        grids = model.shape(result.recipe, RESOLUTION) @ result.placement[:3, :3].T + result.placement[:3, 3]
        gap = seam_gap(model.open_charts(result.recipe, RESOLUTION))
        yield f"refine {refine}", {**_figures(truth, grids, rng), "seam_gap": gap, "seconds": seconds}


def _baselines(model: SwordModel, truth: Truth, training_seed: int) -> Iterator[tuple[str, np.ndarray]]:
    """(name, (25, R, R, 3) in the truth's coordinates)."""
    grids = truth.grids.astype(np.float64)
    frame = sword_frame(grids)
    own = frame.to_unit(grids)
    yield "PCA of chart grids", model.shape(model.of_charts(grids), RESOLUTION)
    coarse = own[:, ::_NEIGHBOUR_STRIDE, ::_NEIGHBOUR_STRIDE].ravel()
    best = int(np.square(_training_places(training_seed) - coarse).sum(axis=1).argmin())
    yield "nearest training sword", frame.from_unit(unit_grids(forge_one(training_seed, best, RESOLUTION)[0]))
    span = grip_pose(grids).span
    mean = Recipe((0.0,) * model.latent_size, span, None, None, "generated", model.weights_hash)
    yield "mean sword", model.shape(mean, RESOLUTION)


@lru_cache(maxsize=1)
def _training_places(seed: int) -> np.ndarray:
    """(N, M) float32 coarse grids of training swords, unit sphere."""
    grids = (unit_grids(forge_one(seed, index, RESOLUTION)[0]) for index in range(NEIGHBOURS))
    return np.stack([one[:, ::_NEIGHBOUR_STRIDE, ::_NEIGHBOUR_STRIDE].ravel() for one in grids])


def _figures(truth: Truth, grids: np.ndarray, rng: np.random.Generator) -> dict[str, float]:
    points = truth.frame.to_unit(sample_surface(TriangleMesh.of_charts(grids), len(truth.points), rng))
    quality = {} if truth.grids is None else blade_quality(grids, truth.grids.astype(np.float64))
    return judged(truth, points) | quality

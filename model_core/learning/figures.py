"""Whether learning was worth it: on meshes that were held out, against the weights it began with and the set alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ..engine.numpy_engine import NumpyEngine
from ..judging.truths import RESOLUTION, Truth, judged_seen
from ..model import Model
from ..surface.mesh import TriangleMesh
from ..weights import Weights

_RESAMPLES = 10_000
DRAWN = 50
"""Shapes that are drawn to see how new they are."""
_COPY = 0.2
"""Typical distances between neighbours: a drawn shape nearer than that to a known one is as good as a copy."""


@dataclass(frozen=True)
class Gain:
    """How much nearer likenesses of meshes came.

    Attributes:
        share: mean relative gain, geometrically; below 0 they are farther. low, high: 95 % of resamplings lie between.
    """

    share: float
    low: float
    high: float


def ratios(weights: Weights, truths: Sequence[Truth], done: Callable[[int], None]) -> np.ndarray:
    """(N,) distance of what can be seen over its noise floor, of likenesses refined by latent.

    Args:
        truths: with what can be seen of them. done: called with the number of meshes done.
    """
    model, found = Model(weights, NumpyEngine(weights)), []
    for index, truth in enumerate(truths):
        likeness = model.reconstruct(truth.mesh, "latent")
        grids = likeness.placed(model.shape(likeness.recipe, RESOLUTION))
        answer = TriangleMesh.of_charts(grids, model.kind.layout)
        found.append(judged_seen(truth, answer, np.random.default_rng([0, index, 2]))["ratio_seen"])
        done(index + 1)
    return np.array(found)


def gain(before: np.ndarray, after: np.ndarray) -> Gain:
    """Of paired ratios (N,), with a bootstrap interval (Efron, 1979) over the meshes."""
    change = np.log(after) - np.log(before)
    drawn = np.random.default_rng(0).integers(len(change), size=(_RESAMPLES, len(change)))
    low, high = np.quantile(1 - np.exp(change[drawn].mean(axis=1)), [0.025, 0.975])
    return Gain(float(1 - np.exp(change.mean())), float(low), float(high))


def drawn_figures(model: Model, style: str) -> dict[str, float]:
    """{"novelty_median", "copies" (share)} of shapes drawn in a style; see ``Model.novelty``."""
    novelty = np.array([model.novelty(model.sample(style, seed)) for seed in range(DRAWN)])
    return {"novelty_median": float(np.median(novelty)), "copies": float(np.mean(novelty < _COPY))}

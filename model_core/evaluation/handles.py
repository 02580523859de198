"""Whether handles do what they say: random requests for a dimension, on random shapes."""

from __future__ import annotations

import time

import numpy as np

from ..errors import HandleError
from ..handles.solve import held
from ..judging.truths import RESOLUTION
from ..kinds.kind import Dimension
from ..model import Model

_FACTORS = (0.8, 1.25)
_TURN = 8.0  # degrees either way
_LEAST_ANGLE = 10.0  # errors of small curvatures are shares of this


def handle_figures(model: Model, count: int, seed: int) -> dict:
    """Ask ``count`` drawn shapes for one other dimension each, within the range of the weights.

    Returns:
        "requests"; "refused", how many got no answer; "error_mean" and "error_worst", shares of the
        dimension measured on the shape made; "others_worst", the same of the dimensions that were to stay;
        "seconds", mean.
    """
    rng = np.random.default_rng([seed, 3])
    kind = model.kind
    errors, others, seconds, refused = [], [], [], 0
    for index in range(count):
        dimension = kind.dimensions[index % len(kind.dimensions)]
        recipe = model.sample(None, index)
        before = kind.measure(model.shape(recipe, RESOLUTION))
        wanted = _request(dimension, before[dimension.name], model.dimension_ranges[dimension.name], rng)
        started = time.perf_counter()
        try:
            resized = model.resize(recipe, {dimension.name: wanted})
        except HandleError:
            refused += 1
            continue
        seconds.append(time.perf_counter() - started)
        after = kind.measure(model.shape(resized, RESOLUTION))
        errors.append(_share(dimension, after[dimension.name], wanted))
        kept = (kind.dimension(name) for name in held(kind, [dimension.name]))
        others.append(max(_share(one, after[one.name], before[one.name]) for one in kept))
    return {
        "requests": count,
        "refused": refused,
        "error_mean": float(np.mean(errors)),
        "error_worst": float(np.max(errors)),
        "others_worst": float(np.max(others)),
        "seconds": float(np.mean(seconds)),
    }


def _request(dimension: Dimension, now: float, bounds: tuple[float, float], rng: np.random.Generator) -> float:
    wanted = now + rng.uniform(-_TURN, _TURN) if dimension.unit == "deg" else now * rng.uniform(*_FACTORS)
    return float(np.clip(wanted, *bounds))


def _share(dimension: Dimension, value: float, wanted: float) -> float:
    return abs(value - wanted) / max(abs(wanted), _LEAST_ANGLE if dimension.unit == "deg" else 1e-9)

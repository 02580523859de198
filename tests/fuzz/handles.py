"""Dimensions asked for over their whole ranges, one to several at once: no part is inside out, or one sentence."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from .shapes import open_model, tried
from .tally import Tally

NAME = "handle requests"
TARGET = 5_000
_EACH = 8  # requests of one asset, for the first costs more
_MOST = 4  # dimensions at once
_NEAR = 0.5  # share of the requests that start from the asset's own dimensions


def run(count: int, seed: int, folder: Path) -> Tally:
    """Ask assets of all styles for random dimensions."""
    del folder  # nothing is written
    tally, model, rng = Tally(NAME), open_model(), np.random.default_rng(seed)
    while tally.tried < count:
        style, number = str(rng.choice(model.styles)), int(rng.integers(2**31))
        recipe = model.sample(style, number)
        own = model.dimensions(recipe)
        for _ in range(min(_EACH, count - tally.tried)):
            wanted = _wanted(model.dimension_ranges, own, rng)
            hold = bool(rng.random() < 0.8)
            example = f"sample({style!r}, {number}), resize({wanted}, {hold})"
            tried(tally, model, example, lambda one=recipe, w=wanted, h=hold: model.resize(one, w, h))
    return tally


def _wanted(
    ranges: dict[str, tuple[float, float]], own: dict[str, float], rng: np.random.Generator
) -> dict[str, float]:
    """Some dimensions: half of them anywhere in their ranges, half between there and what the asset has."""
    several = int(rng.integers(1, _MOST + 1)) if rng.random() < 0.5 else 1  # more than one are mostly out of reach
    wanted = {}
    for name in rng.choice(list(ranges), size=several, replace=False):
        value, low, high = rng.uniform(*ranges[name]), *ranges[name]
        if rng.random() < _NEAR:
            value = own[name] + rng.random() * (value - own[name])
        wanted[str(name)] = float(np.clip(value, low, high))
    return wanted

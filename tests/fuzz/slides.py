"""Slides in a row as an artist makes them, and all else that makes a code: no part is inside out, or one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np

from model_core.model import SLIDER_COUNT, Model
from model_core.recipe import Recipe

from .shapes import open_model, tried
from .tally import Tally

NAME = "slides and blends"
TARGET = 5_000
_FARTHEST = 6.0  # standard deviations, where the panel stops
_IN_A_ROW = 10  # slides of one asset
_POOL = 60

Try = tuple[str, Callable[[], Recipe]]


def run(count: int, seed: int, folder: Path) -> Tally:
    """Three in four are slides."""
    del folder  # nothing is written
    tally, model, rng = Tally(NAME), open_model(), np.random.default_rng(seed)
    pool = [model.sample(style, int(rng.integers(2**31))) for style in rng.choice(model.styles, _POOL)]
    while tally.tried < count:
        if rng.random() < 3 / 4 / _IN_A_ROW:
            slides = islice(_slides(model, _from_pool(pool, rng), rng), count - tally.tried)
            for example, make in slides:
                tried(tally, model, example, make)
        elif rng.random() < 1 / 4:
            made = tried(tally, model, *_other(model, pool, rng))
            if made is not None:
                pool[rng.integers(_POOL)] = made
    return tally


def _slides(model: Model, base: Recipe, rng: np.random.Generator) -> Iterator[Try]:
    """One asset's sliders, some at a time, each from where the last ones stopped."""
    values, shown = np.zeros(SLIDER_COUNT, dtype=np.float32), None
    for _ in range(_IN_A_ROW):
        moved = rng.choice(SLIDER_COUNT, size=rng.choice([1, 1, 1, 2, 4, SLIDER_COUNT]), replace=False)
        wanted = values.copy()
        wanted[moved] = rng.uniform(-_FARTHEST, _FARTHEST, len(moved))
        if rng.random() < 0.2:
            wanted[moved] = np.sign(wanted[moved]) * _FARTHEST
        reached = model.reach(base, wanted, shown)
        yield f"slide({base.to_json()}, {reached.tolist()})", lambda at=reached: model.slide(base, at)
        yield f"slide({base.to_json()}, {wanted.tolist()}) at once", lambda at=wanted: model.slide(base, at)
        values, shown = reached, model.slide(base, reached)


def _other(model: Model, pool: list[Recipe], rng: np.random.Generator) -> Try:
    """A draw, a blend, a mix, a variation or a child."""
    a, b = _from_pool(pool, rng), _from_pool(pool, rng)
    first, second = (str(style) for style in rng.choice(model.styles, 2))
    seed, share, variety = int(rng.integers(2**31)), float(rng.random()), float(rng.uniform(0, 2))
    parts = model.kind.layout.parts
    locked = [part for part in parts if rng.random() < 0.4]
    mixed = {part: _from_pool(pool, rng) for part in parts}
    tries = (
        (f"sample({first!r}, {seed}, {variety})", lambda: model.sample(first, seed, variety)),
        (f"sample({first!r}, {seed}, 2.0)", lambda: model.sample(first, seed, 2.0)),
        (
            f"sample_between({first!r}, {second!r}, {share}, {seed}, {variety})",
            lambda: model.sample_between(first, second, share, seed, variety),
        ),
        (f"blend({a.to_json()}, {b.to_json()}, {share})", lambda: model.blend(a, b, share)),
        (f"mix({mixed})", lambda: model.mix(mixed, tuple(locked))),
        (f"breed({a.to_json()}, {b.to_json()}, {seed})", lambda: model.breed(a, b, seed)),
        (
            f"vary({a.to_json()}, {locked}, {seed}, {variety}, {share})",
            lambda: model.vary(a, locked, seed, variety, share),
        ),
    )
    return tries[rng.integers(len(tries))]


def _from_pool(pool: list[Recipe], rng: np.random.Generator) -> Recipe:
    return pool[rng.integers(len(pool))]

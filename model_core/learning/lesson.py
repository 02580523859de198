"""From registrations to weights on disk: learnt, measured on what was held out, and written with a card."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from ..judging.truths import truths_of
from ..model import Model
from ..recipe import Recipe
from ..surface.mesh import TriangleMesh
from ..weights import Weights, add_metrics, arrays_of, save_weights
from .extension import alone, learnt
from .figures import drawn_figures, gain, ratios

BEFORE, ALONE, AFTER = "before", "set_alone", "after"
"""What meshes that were held out are measured by: the weights before, a model of the set alone, and after learning."""
_SEED = 20_190_000

Report = Callable[[str, int, int], None]
"""Called with one of ``BEFORE``, ``ALONE`` and ``AFTER``, the number of meshes measured by it, and that of all."""


@dataclass(frozen=True)
class Lesson:
    """What is learnt, and what vouches for it.

    Attributes:
        recipes: registrations to learn from, of the weights that it begins with. style: what they become.
        held_out: meshes to be measured by.
        command: that makes the weights again.
        sources: of each recipe, whose its mesh is; empty where that is not known. licences: of the meshes.
        started: ``time.perf_counter()`` when the work began.
    """

    recipes: Sequence[Recipe]
    style: str
    held_out: Sequence[TriangleMesh]
    command: str
    sources: Sequence[str] = ()
    licences: Sequence[str] = ()
    started: float = 0.0


def write_learnt(base: Weights, lesson: Lesson, out: Path, report: Report = lambda *_: None) -> dict:
    """Write weights that have learnt, and the figures into their card.

    Returns: as :func:`write_made`.
    Raises:
        RodinError: see ``extension.learnt``. OSError: they cannot be written.
    """
    made = learnt(base, lesson.recipes, lesson.style)
    return write_made(base, made, alone(base, lesson.recipes), lesson, out, report)


def write_made(
    base: Weights, made: Weights, rival: Weights, lesson: Lesson, out: Path, report: Report = lambda *_: None
) -> dict:
    """Write weights that have learnt already, and the figures into their card.

    Args:
        base: that the work began with. rival: a model of the set alone.
    Returns:
        {"meshes": number learnt from, "drawn": see ``figures.drawn_figures``}, and those of :func:`compared` where
        anything was held out.
    Raises:
        OSError: they cannot be written.
    """
    gains = compared(base, rival, made, lesson.held_out, report) if lesson.held_out else {}
    save_weights(out, base.kind, arrays_of(made), _card(made.card, base.sha256, lesson))
    drawn = drawn_figures(Model.open(out, "numpy"), lesson.style)
    figures = {"meshes": len(lesson.recipes), "drawn": drawn, **gains}
    add_metrics(out, {"learnt": figures})
    return figures


def compared(weights: Weights, rival: Weights, made: Weights, held_out: Sequence[TriangleMesh], report: Report) -> dict:
    """Figures of held-out meshes, refined by latent: as the weights were, with the set alone, and after learning.

    Returns:
        {"held_out": number of meshes, "ratio_seen_median": {each of the three}, "gain": {before and set alone:
        [share, low, high], see ``learning.figures.Gain``}}.
    """
    truths = list(truths_of(held_out, _SEED))
    found: dict[str, np.ndarray] = {}
    for name, one in {BEFORE: weights, ALONE: rival, AFTER: made}.items():
        found[name] = ratios(one, truths, partial(_counted, report, name, len(truths)))
    gains = {name: gain(found[name], found[AFTER]) for name in (BEFORE, ALONE)}
    return {
        "held_out": len(truths),
        "ratio_seen_median": {name: float(np.median(values)) for name, values in found.items()},
        "gain": {name: [one.share, one.low, one.high] for name, one in gains.items()},
    }


def _counted(report: Report, name: str, total: int, done: int) -> None:
    report(name, done, total)


def _card(card: dict, base: str, lesson: Lesson) -> dict:
    """What vouches for the weights: those that they began with, and whose meshes they have learnt from."""
    before = card["training"]
    training = {
        "command": lesson.command,
        "seed": before.get("seed", 0),
        "data": _data(before, lesson),
        "base": base,
        "seconds": round(time.perf_counter() - lesson.started),
        "device": "CPU",
        "date": time.strftime("%Y-%m-%d"),
    }
    kept = {name: value for name, value in card.items() if name not in ("format", "kind", "sha256", "metrics")}
    return {**kept, "name": lesson.style, "training": training, "metrics": {}}


def _data(before: dict, lesson: Lesson) -> str:
    """What the weights began with, and whose meshes they have learnt from, under which licences."""
    forged = before.get("data", "other weights").removesuffix("; no outside data")
    counts = Counter(lesson.sources)
    whose = f" by {', '.join(f'{name} ({counts[name]})' for name in sorted(counts))}" if counts else ""
    told = f"; their licences: {', '.join(lesson.licences)}" if lesson.licences else ""
    return f"{forged}, and {len(lesson.recipes)} registered meshes{whose}{told}"

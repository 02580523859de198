"""What learning came to, in figures, in a sentence, and as the weights' card has it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from rich.progress import Progress, TaskID

from model_core.evaluation.truths import truths_of
from model_core.learning.extension import alone
from model_core.learning.figures import DRAWN, Gain, gain, ratios
from model_core.recipe import Recipe
from model_core.weights import Weights
from rodin_cli.console import progress_bar
from rodin_cli.learning.sets import Member
from rodin_cli.meshes.reading import read_mesh

BEFORE, ALONE, AFTER = "before", "set_alone", "after"
_WORDS = {BEFORE: "the weights before", ALONE: "the set alone", AFTER: "after learning"}
_SEED = 20_190_000


def compared(weights: Weights, learnt: Weights, recipes: Sequence[Recipe], held_out: Sequence[Member]) -> dict:
    """Figures of held-out meshes, refined by latent: as the weights were, with the set alone, and after learning.

    Args:
        recipes: that were learnt from.
    Returns:
        {"held_out": number of meshes, "ratio_seen_median": {each of the three}, "gain": {before and set alone:
        [share, low, high], see ``learning.figures.Gain``}}.
    """
    truths = list(truths_of((read_mesh(member.path) for member in held_out), _SEED))
    compared_with = {BEFORE: weights, ALONE: alone(weights, recipes), AFTER: learnt}
    found: dict[str, np.ndarray] = {}
    with progress_bar() as bar:
        for name, one in compared_with.items():
            task = bar.add_task(f"measure {_WORDS[name]}", total=len(truths))
            found[name] = ratios(one, truths, partial(_show, bar, task))
    gains = {name: gain(found[name], found[AFTER]) for name in (BEFORE, ALONE)}
    return {
        "held_out": len(truths),
        "ratio_seen_median": {name: float(np.median(values)) for name, values in found.items()},
        "gain": {name: [one.share, one.low, one.high] for name, one in gains.items()},
    }


def _show(bar: Progress, task: TaskID, count: int) -> None:
    bar.update(task, completed=count)


def lines_of(figures: dict, style: str) -> list[str]:
    """All figures in sentences, the verdict last.

    Args:
        figures: of :func:`compared`, where anything was held out, and "drawn", see ``learning.figures``.
        style: that was drawn in.
    """
    drawn, lines = figures["drawn"], []
    if "gain" in figures:
        medians = ", ".join(f"{_WORDS[name]} {value:.3f}" for name, value in figures["ratio_seen_median"].items())
        lines = [
            f"Distance of what can be seen, in the median, 1 is the limit: {medians}.",
            f"Beside a model of the set alone they came {_between(Gain(*figures['gain'][ALONE]))} nearer.",
        ]
    return [
        *lines,
        f"Of {DRAWN} assets drawn in the style {style}, {drawn['copies']:.0%} are all but copies; the median is "
        f"{drawn['novelty_median']:.2f} times as far from the nearest known one as those are from each other.",
        verdict(figures if "gain" in figures else None),
    ]


def verdict(figures: dict | None) -> str:
    """Whether it was worth it, in a plain sentence.

    Args:
        figures: see :func:`compared`; None where nothing could be held out.
    """
    if figures is None:
        return "Whether it was worth it cannot be said: with so few meshes none was held out."
    found, meshes = Gain(*figures["gain"][BEFORE]), counted(figures["held_out"])
    if found.low > 0:
        return f"It was worth it: likenesses of {meshes} that it has not seen came {_between(found)} nearer."
    if found.high < 0:
        loss = Gain(-found.share, -found.high, -found.low)
        return f"It was not worth it: likenesses of {meshes} that it has not seen lie {_between(loss)} farther off."
    return f"It made no clear difference: likenesses of {meshes} that it has not seen came {_between(found)} nearer."


def counted(meshes: int) -> str:
    """A number of meshes in words."""
    return f"{meshes} mesh" if meshes == 1 else f"{meshes} meshes"


def _between(found: Gain) -> str:
    return f"{found.share:.1%} (95 % sure: {found.low:.1%} to {found.high:.1%})"

"""Learning with a bar for each thing that meshes are measured by."""

from __future__ import annotations

from pathlib import Path

from model_core.learning.lesson import AFTER, ALONE, BEFORE, Lesson, write_learnt
from model_core.weights import Weights
from rodin_cli.console import progress_bar

_WORDS = {BEFORE: "the weights before", ALONE: "the set alone", AFTER: "after learning"}


def written(base: Weights, lesson: Lesson, out: Path) -> dict:
    """See ``learning.lesson.write_learnt``."""
    with progress_bar() as bar:
        tasks = {name: bar.add_task(f"measure {words}", total=None, visible=False) for name, words in _WORDS.items()}
        return write_learnt(
            base,
            lesson,
            out,
            lambda name, done, total: bar.update(tasks[name], completed=done, total=total, visible=True),
        )

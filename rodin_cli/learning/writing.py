"""Weights written, with a bar for each thing that meshes are measured by."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from model_core.errors import WeightsError
from model_core.learning.lesson import AFTER, ALONE, BEFORE, Lesson, write_made
from model_core.weights import Weights, card_path, read_card
from rodin_cli.console import progress_bar
from rodin_cli.errors import CommandError

_WORDS = {BEFORE: "the weights before", ALONE: "the set alone", AFTER: "after learning"}


def written(base: Weights, made: Weights, rival: Weights, lesson: Lesson, out: Path) -> dict:
    """See ``learning.lesson.write_made``."""
    with progress_bar() as bar:
        tasks = {name: bar.add_task(f"measure {words}", total=None, visible=False) for name, words in _WORDS.items()}
        return write_made(
            base,
            made,
            rival,
            lesson,
            out,
            lambda name, done, total: bar.update(tasks[name], completed=done, total=total, visible=True),
        )


def check_own(out: Path, is_own: Callable[[dict], bool]) -> None:
    """See that a folder has no weights but those whose cards are told to be of the same work.

    Raises:
        CommandError: it has.
    """
    if not card_path(out).exists():
        return
    with suppress(WeightsError):
        if is_own(read_card(out)):
            return
    raise CommandError(
        "The folder {folder} contains other weights; choose another folder, or replace them with --overwrite.",
        folder=out,
    )

"""What the user sees: results on stdout, progress on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

OUT = Console(highlight=False)
ERR = Console(stderr=True, highlight=False)


def progress_bar() -> Progress:
    """A bar on stderr that leaves nothing behind."""
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=ERR,
        transient=True,
        disable=not ERR.is_terminal,  # a log has no use for it, and would get an empty line
    )


def stage_reporter(bar: Progress) -> Callable[[str, int, int], None]:
    """What takes (stage, done, of) and moves the stage's own bar."""
    tasks: dict[str, int] = {}

    def report(stage: str, done: int, of: int) -> None:
        if stage not in tasks:
            tasks[stage] = bar.add_task(stage, total=of)
        bar.update(tasks[stage], completed=done)

    return report


def print_wide(table: Table, width: int) -> None:
    """A table on stdout at least ``width`` characters wide, whatever the terminal says."""
    Console(width=max(OUT.width, width), highlight=False).print(table)


def say(text: str) -> None:
    """One line of result, printed as it is: a file's name may hold what a console takes for markup."""
    print(text)


def note(text: str) -> None:
    """One line on stderr: a sentence of trouble, or how far the work is."""
    print(text, file=sys.stderr)

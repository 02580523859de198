"""What the user sees: results on stdout, progress on stderr."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

OUT = Console(soft_wrap=True, highlight=False)
ERR = Console(stderr=True, soft_wrap=True, highlight=False)


def progress_bar() -> Progress:
    """A bar on stderr that leaves nothing behind."""
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=ERR,
        transient=True,
    )


def say(text: str) -> None:
    """One line of result, printed as it is (no markup in file names)."""
    OUT.print(text, markup=False)


def complain(text: str) -> None:
    """One sentence of trouble while the work goes on."""
    ERR.print(text, markup=False, style="red")

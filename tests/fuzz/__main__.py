"""``python -m tests.fuzz``: tries what nobody should, counts what goes wrong, and prints a table of it.

A section is a module with a NAME, a TARGET (how many a full run tries) and
``run(count, seed, folder) -> Tally``; everything it tries follows from the seed.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from .tally import CLASSES, Tally

SECTIONS = ("files", "operators", "handles", "slides", "kills", "pairs", "disks")
"""In the order of the table."""
_WIDTH = 140


def run(
    only: Annotated[list[str] | None, typer.Option("--only", help="Section to run; can be repeated.")] = None,
    share: Annotated[float, typer.Option("--share", min=0.0, max=100.0, help="Share of a full run.")] = 1.0,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Random seed.")] = 0,
) -> None:
    """Fuzz every door of Rodin. Exits with 1 if a defect was found."""
    tallies, console = [], Console(width=_WIDTH, highlight=False)
    for name in only or SECTIONS:
        section = importlib.import_module(f".{name}", __package__)
        started = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="rodin-fuzz-", ignore_cleanup_errors=True) as folder:
            tallies.append(section.run(max(1, round(section.TARGET * share)), seed, Path(folder)))
        console.print(f"{section.NAME}: {tallies[-1].tried} in {time.monotonic() - started:.0f} s")
    console.print(_table(tallies))
    for tally in tallies:
        for kind, examples in tally.examples.items():
            for example in examples:
                console.print(f"{tally.name}, {kind}: {example}", markup=False, soft_wrap=True)
    sys.exit(1 if any(tally.defects for tally in tallies) else 0)


def _table(tallies: list[Tally]) -> Table:
    table = Table("tried", "number", *CLASSES)
    for tally in tallies:
        table.add_row(tally.name, f"{tally.tried:,}", *(str(tally.defects[kind]) for kind in CLASSES))
    return table


if __name__ == "__main__":
    typer.run(run)

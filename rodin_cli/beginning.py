"""The weights that a training begins with, and how they fit, as a table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from model_core.errors import shown
from rodin_cli.console import ERR

if TYPE_CHECKING:
    from model_core.training.beginning import Fit


def show_fit(fit: Fit) -> None:
    """How many parameters were loaded, which are new, and which were skipped and why, on stderr."""
    counts = (len(fit.loaded), len(fit.new), len(fit.skipped))
    table = Table(title="Parameters: {} loaded, {} new, {} skipped".format(*counts), title_justify="left")
    table.add_column("Parameter")
    table.add_column("How it begins")
    for layer, count in Counter(name.rpartition(".")[0] or name for name in fit.loaded).items():
        table.add_row(layer, f"loaded, {count}")
    for name in fit.new:
        table.add_row(name, "new")
    for name, reason in fit.skipped.items():
        table.add_row(_plain(name), f"skipped: {reason}")
    ERR.print(table)


def _plain(name: str) -> str:
    """A stranger's name, in which a console is not to find markup."""
    return escape(shown(name))

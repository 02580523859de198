"""``rodin measure``: a sword's dimensions and how new it is."""

from __future__ import annotations

from typing import Annotated

import typer

from rodin_cli.console import OUT
from rodin_cli.options import SWORD_HELP, Refine, RefineOption, WeightsFolder

NAME = "measure"


def run(
    swords: Annotated[list[str], typer.Argument(help=SWORD_HELP)],
    refine: RefineOption = Refine.none,
    weights: WeightsFolder = None,
) -> None:
    """Dimensions in metres and degrees, and novelty: 0 is a training sword, 1 as new as those are to each other."""
    from rich.table import Table

    from model_core.handles.dimensions import DIMENSIONS
    from rodin_cli.swords import entry_of, open_model

    model = open_model(weights)
    entries = [entry_of(model, address, refine) for address in swords]
    table = Table("", *(entry.name for entry in entries), "range")
    found = [model.dimensions(entry.recipe) for entry in entries]
    for dimension in DIMENSIONS:
        low, high = model.dimension_ranges[dimension.name]
        values = (f"{one[dimension.name]:.4g}" for one in found)
        table.add_row(f"{dimension.name}, {dimension.unit}", *values, f"{low:.3g} to {high:.3g}")
    table.add_row("novelty", *(f"{model.novelty(entry.recipe):.2f}" for entry in entries), "")
    OUT.print(table)

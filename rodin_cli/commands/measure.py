"""``rodin measure``: an asset's dimensions and how new it is."""

from __future__ import annotations

from typing import Annotated

import typer

from rodin_cli.console import OUT
from rodin_cli.options import ASSET_HELP, Refine, RefineOption, WeightsFolder

NAME = "measure"


def run(
    assets: Annotated[list[str], typer.Argument(help=ASSET_HELP)],
    refine: RefineOption = Refine.none,
    weights: WeightsFolder = None,
) -> None:
    """Measure dimensions, in metres and degrees, and novelty.

    Novelty 0 is a training shape; 1 is as far from the nearest one as training shapes are from each other.
    """
    from rich.table import Table

    from rodin_cli.assets import entry_of, open_library

    library = open_library(weights)
    entries = [entry_of(library, weights, address, refine) for address in assets]
    model = library.of_all(entry.recipe for entry in entries)
    table = Table("", *(entry.name for entry in entries), "range")
    found = [model.dimensions(entry.recipe) for entry in entries]
    for dimension in model.kind.dimensions:
        low, high = model.dimension_ranges[dimension.name]
        values = (f"{one[dimension.name]:.4g}" for one in found)
        table.add_row(f"{dimension.name}, {dimension.unit}", *values, f"{low:.3g} to {high:.3g}")
    table.add_row("novelty", *(f"{model.novelty(entry.recipe):.2f}" for entry in entries), "")
    OUT.print(table)

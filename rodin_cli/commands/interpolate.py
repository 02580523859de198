"""``rodin interpolate``: the assets between two assets."""

from __future__ import annotations

from typing import Annotated

import typer

from rodin_cli.console import say
from rodin_cli.options import (
    ASSET_HELP,
    DEFAULT_RESOLUTION,
    Device,
    DeviceOption,
    Engine,
    EngineOption,
    OutFolder,
    OverwriteOption,
    Refine,
    RefineOption,
    Resolution,
    WeightsFolder,
)

NAME = "interpolate"


def run(
    a: Annotated[str, typer.Argument(help=ASSET_HELP)],
    b: Annotated[str, typer.Argument(help=ASSET_HELP)],
    out: OutFolder,
    steps: Annotated[int, typer.Option("--steps", min=2, max=1000, help="Number of assets, including both ends.")] = 7,
    refine: RefineOption = Refine.none,
    resolution: Resolution = DEFAULT_RESOLUTION,
    overwrite: OverwriteOption = False,
    weights: WeightsFolder = None,
    engine: EngineOption = Engine.auto,
    device: DeviceOption = Device.auto,
) -> None:
    """Interpolate between two assets: one welded PLY per step, and recipes.json."""
    from rodin_cli.assets import counted, entry_of, open_library, write_assets, written

    library = open_library(weights, engine, device)
    first, last = (entry_of(library, weights, address, refine) for address in (a, b))
    model = library.of_all([first.recipe, last.recipe])
    digits = len(str(steps))
    path = (
        (
            f"{first.name}_to_{last.name}_{step + 1:0{digits}}of{steps}",
            model.blend(first.recipe, last.recipe, step / (steps - 1)),
        )
        for step in range(steps)
    )
    write_assets(library, path, out, resolution, overwrite)
    say(written(counted(model.kind, steps), out, model))

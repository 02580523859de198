"""``rodin interpolate``: the swords between two swords."""

from __future__ import annotations

from typing import Annotated

import typer

from rodin_cli.console import say
from rodin_cli.options import (
    DEFAULT_RESOLUTION,
    SWORD_HELP,
    Device,
    DeviceOption,
    Engine,
    EngineOption,
    OutFolder,
    Refine,
    RefineOption,
    Resolution,
    WeightsFolder,
)

NAME = "interpolate"


def run(
    a: Annotated[str, typer.Argument(help=SWORD_HELP)],
    b: Annotated[str, typer.Argument(help=SWORD_HELP)],
    out: OutFolder,
    steps: Annotated[
        int, typer.Option("--steps", min=2, max=1000, help="Swords in all, with both ends.")
    ] = 7,
    refine: RefineOption = Refine.none,
    resolution: Resolution = DEFAULT_RESOLUTION,
    weights: WeightsFolder = None,
    engine: EngineOption = Engine.auto,
    device: DeviceOption = Device.auto,
) -> None:
    """The way from one sword to another: one welded PLY a step and recipes.json."""
    from rodin_cli.swords import entry_of, open_model, write_swords

    model = open_model(weights, engine, device)
    first, last = (entry_of(model, address, refine) for address in (a, b))
    digits = len(str(steps))
    way = (
        (
            f"{first.name}_to_{last.name}_{step + 1:0{digits}}of{steps}",
            model.blend(first.recipe, last.recipe, step / (steps - 1)),
        )
        for step in range(steps)
    )
    write_swords(model, way, out, resolution)
    say(f"{steps} swords in {out} ({model.engine_label}).")

"""``rodin vary``: other assets that keep some parts or dimensions of one."""

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
    SetOption,
    WeightsFolder,
)

NAME = "vary"


def run(
    asset: Annotated[str, typer.Argument(help=ASSET_HELP)],
    out: OutFolder,
    lock: Annotated[list[str] | None, typer.Option("--lock", help="Part to keep; can be repeated.")] = None,
    strength: Annotated[
        float,
        typer.Option(
            "--strength", min=0, max=1, help="How far to vary: 0 changes nothing, 1 replaces everything not locked."
        ),
    ] = 1.0,
    wanted: SetOption = None,
    count: Annotated[int, typer.Option("--count", min=1, max=10_000, help="Number of assets.")] = 1,
    seed: Annotated[
        int, typer.Option("--seed", min=0, max=2**31 - 1, help="Random seed; each further asset uses the next one.")
    ] = 0,
    refine: RefineOption = Refine.none,
    resolution: Resolution = DEFAULT_RESOLUTION,
    overwrite: OverwriteOption = False,
    weights: WeightsFolder = None,
    engine: EngineOption = Engine.auto,
    device: DeviceOption = Device.auto,
) -> None:
    """Vary an asset: lock parts, change the rest, and set dimensions. With --set alone, nothing else is varied."""
    from rodin_cli.assets import counted, entry_of, open_library, parse_dimensions, write_assets, written
    from rodin_cli.errors import CommandError

    varied = bool(lock) or strength < 1
    if not varied and not wanted:
        raise CommandError(
            "Give a part to keep (--lock PART), a strength (--strength 0.4) or a dimension (--set NAME=0.2)."
        )
    if not varied and count > 1:
        raise CommandError("--set alone gives only one asset; add --lock or --strength for more.")
    library = open_library(weights, engine, device)
    entry, dimensions = entry_of(library, weights, asset, refine), parse_dimensions(wanted or [])
    model = library.of(entry.recipe)
    varied_assets = []
    for number in range(seed, seed + count):
        recipe = model.vary(entry.recipe, lock or [], number, reach=strength) if varied else entry.recipe
        varied_assets.append((f"{entry.name}_{number}", model.resize(recipe, dimensions) if dimensions else recipe))
    write_assets(library, varied_assets, out, resolution, overwrite)
    say(written(counted(model.kind, len(varied_assets)), out, model))

"""``rodin generate``: new swords, one welded PLY each, and their recipes."""

from __future__ import annotations

from typing import Annotated

import typer

from rodin_cli.console import progress_bar, say
from rodin_cli.options import (
    DEFAULT_RESOLUTION,
    Device,
    DeviceOption,
    Engine,
    EngineOption,
    OutFolder,
    Resolution,
    WeightsFolder,
)

NAME = "generate"


def run(
    out: OutFolder,
    count: Annotated[int, typer.Option("--count", min=1, max=10_000, help="How many swords.")] = 1,
    style: Annotated[str | None, typer.Option("--style", help="Such as katana; any if left out.")] = None,
    seed: Annotated[
        int, typer.Option("--seed", min=0, max=2**31 - 1, help="Of the first one; the next count on.")
    ] = 0,
    resolution: Resolution = DEFAULT_RESOLUTION,
    variety: Annotated[
        float, typer.Option("--variety", min=0.0, max=2.0, help="0 typical, 1 as learnt.")
    ] = 1.0,
    weights: WeightsFolder = None,
    engine: EngineOption = Engine.auto,
    device: DeviceOption = Device.auto,
) -> None:
    """New swords: one welded PLY each (metres, +Z to the tip) and recipes.json."""
    from rodin_cli.errors import CommandError
    from rodin_cli.files import file_stem, staged
    from rodin_cli.meshes import write_ply
    from rodin_cli.recipes import Entry, write_entries
    from rodin_cli.swords import open_model, welded

    model = open_model(weights, engine, device)
    if style is not None and style not in model.styles:
        raise CommandError(f"There is no style {style!r}; there are {', '.join(model.styles)}.")
    entries = []
    with staged(out) as folder, progress_bar() as bar:
        for number in bar.track(range(seed, seed + count), description="generate"):
            recipe = model.sample(style, number, variety)
            name = file_stem(f"{recipe.style or 'sword'}_{number}")
            write_ply(folder / f"{name}.ply", welded(model, recipe, resolution))
            entries.append(Entry(name, recipe, f"{name}.ply"))
        write_entries(folder, entries, out)
    say(f"{count} {'sword' if count == 1 else 'swords'} in {out} ({model.engine_label}).")

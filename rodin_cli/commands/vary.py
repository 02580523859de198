"""``rodin vary``: other swords that keep some parts or dimensions of one."""

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
    SetOption,
    WeightsFolder,
)

NAME = "vary"


def run(
    sword: Annotated[str, typer.Argument(help=SWORD_HELP)],
    out: OutFolder,
    lock: Annotated[
        list[str] | None, typer.Option("--lock", help="blade, guard, grip or pommel: stays; may be repeated.")
    ] = None,
    strength: Annotated[
        float, typer.Option("--strength", min=0, max=1, help="How far the rest goes; 0 is the sword itself.")
    ] = 1.0,
    wanted: SetOption = None,
    count: Annotated[int, typer.Option("--count", min=1, max=10_000, help="How many swords.")] = 1,
    seed: Annotated[int, typer.Option("--seed", min=0, max=2**31 - 1, help="Of the first one; the next count on.")] = 0,
    refine: RefineOption = Refine.none,
    resolution: Resolution = DEFAULT_RESOLUTION,
    weights: WeightsFolder = None,
    engine: EngineOption = Engine.auto,
    device: DeviceOption = Device.auto,
) -> None:
    """Swords like this one, with its locked parts and other dimensions; without --lock or --strength only those."""
    from rodin_cli.errors import CommandError
    from rodin_cli.swords import entry_of, open_model, parse_dimensions, write_swords

    varied = bool(lock) or strength < 1
    if not varied and not wanted:
        raise CommandError("Say what stays (--lock blade), how far (--strength 0.4) or a size (--set guard_width=0.2).")
    if not varied and count > 1:
        raise CommandError("One sword has these dimensions; say --lock or --strength for several.")
    model = open_model(weights, engine, device)
    entry, dimensions = entry_of(model, sword, refine), parse_dimensions(wanted or [])
    swords = []
    for number in range(seed, seed + count):
        recipe = model.vary(entry.recipe, lock or [], number, reach=strength) if varied else entry.recipe
        swords.append((f"{entry.name}_{number}", model.resize(recipe, dimensions) if dimensions else recipe))
    write_swords(model, swords, out, resolution)
    say(f"{len(swords)} {'sword' if len(swords) == 1 else 'swords'} in {out} ({model.engine_label}).")

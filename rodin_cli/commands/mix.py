"""``rodin mix``: one sword of the parts of several."""

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

NAME = "mix"


def run(
    blade: Annotated[str, typer.Option("--blade", help=SWORD_HELP)],
    hilt: Annotated[str, typer.Option("--hilt", help="Guard, grip and pommel, where they are not named.")],
    out: OutFolder,
    guard: Annotated[str | None, typer.Option("--guard", help="Instead of the hilt's.")] = None,
    grip: Annotated[str | None, typer.Option("--grip", help="Instead of the hilt's.")] = None,
    pommel: Annotated[str | None, typer.Option("--pommel", help="Instead of the hilt's.")] = None,
    refine: RefineOption = Refine.none,
    resolution: Resolution = DEFAULT_RESOLUTION,
    weights: WeightsFolder = None,
    engine: EngineOption = Engine.auto,
    device: DeviceOption = Device.auto,
) -> None:
    """The blade of one sword on the hilt of another: a welded PLY and its recipe in recipes.json."""
    from rodin_cli.swords import entry_of, open_model, write_swords

    model = open_model(weights, engine, device)
    named = {"blade": blade, "guard": guard or hilt, "grip": grip or hilt, "pommel": pommel or hilt}
    entries = {address: entry_of(model, address, refine) for address in dict.fromkeys(named.values())}
    recipe = model.mix({part: entries[address].recipe for part, address in named.items()})
    hilts = dict.fromkeys(entries[address].name for part, address in named.items() if part != "blade")
    name = "_on_".join([entries[blade].name, "_".join(hilts)])
    write_swords(model, [(name, recipe)], out, resolution)
    say(f"{name} in {out} ({model.engine_label}).")

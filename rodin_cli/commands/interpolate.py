"""``rodin interpolate``: the swords between two swords."""

from __future__ import annotations

from typing import Annotated

import typer

from rodin_cli.console import say
from rodin_cli.options import (
    DEFAULT_RESOLUTION,
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
_SWORD = "A recipe (sword.json, recipes.json:3 counted from 0, recipes.json:name) or a mesh."


def run(
    a: Annotated[str, typer.Argument(help=_SWORD)],
    b: Annotated[str, typer.Argument(help=_SWORD)],
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
    from rodin_cli.files import file_stem, staged
    from rodin_cli.meshes import write_ply
    from rodin_cli.recipes import Entry, write_entries
    from rodin_cli.swords import entry_of, open_model, welded

    model = open_model(weights, engine, device)
    first, last = (entry_of(model, address, refine) for address in (a, b))
    stem = file_stem(f"{first.name}_to_{last.name}")
    entries = []
    with staged(out) as folder:
        for step in range(steps):
            name = f"{stem}_{step + 1:0{len(str(steps))}}of{steps}"
            recipe = model.blend(first.recipe, last.recipe, step / (steps - 1))
            write_ply(folder / f"{name}.ply", welded(model, recipe, resolution))
            entries.append(Entry(name, recipe, f"{name}.ply"))
        write_entries(folder, entries, out)
    say(f"{steps} swords in {out} ({model.engine_label}).")

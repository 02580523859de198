"""``rodin mix``: one asset of the parts of several."""

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

NAME = "mix"


def run(
    rest: Annotated[str, typer.Option("--rest", help=f"Asset to take all other parts from. {ASSET_HELP}")],
    take: Annotated[
        list[str],
        typer.Option("--take", metavar="PART=ASSET", help="A part and the asset to take it from; can be repeated."),
    ],
    out: OutFolder,
    refine: RefineOption = Refine.none,
    resolution: Resolution = DEFAULT_RESOLUTION,
    overwrite: OverwriteOption = False,
    weights: WeightsFolder = None,
    engine: EngineOption = Engine.auto,
    device: DeviceOption = Device.auto,
) -> None:
    """Combine parts of several assets into one: a welded PLY, and its recipe in recipes.json."""
    from model_core.handles.parts import check_parts
    from rodin_cli.assets import entry_of, open_library, write_assets, written

    library = open_library(weights, engine, device)
    taken = dict(map(_part_and_address, take))
    entries = {one: entry_of(library, weights, one, refine) for one in dict.fromkeys([*taken.values(), rest])}
    model = library.of_all(entry.recipe for entry in entries.values())
    check_parts(model.kind, taken)
    recipe = model.mix({part: entries[taken.get(part, rest)].recipe for part in model.kind.layout.parts})
    name = "_on_".join(["_".join(entries[one].name for one in dict.fromkeys(taken.values())), entries[rest].name])
    write_assets(library, [(name, recipe)], out, resolution, overwrite)
    say(written(name, out, model))


def _part_and_address(word: str) -> tuple[str, str]:
    from rodin_cli.errors import CommandError

    part, equals, address = word.partition("=")
    if not equals or not part or not address:
        raise CommandError("--take needs PART=ASSET, such as --take PART=recipes.json:0, not {word}.", word=word)
    return part, address

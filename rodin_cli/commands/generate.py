"""``rodin generate``: new swords, one welded PLY each, and their recipes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

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
    SetOption,
    WeightsFolder,
)

if TYPE_CHECKING:
    from model_core.recipe import Recipe

NAME = "generate"
DEFAULT_SHARE = 0.5


def run(
    out: OutFolder,
    count: Annotated[int, typer.Option("--count", min=1, max=10_000, help="How many swords.")] = 1,
    style: Annotated[str | None, typer.Option("--style", help="Such as katana; any if left out.")] = None,
    toward: Annotated[str | None, typer.Option("--toward", help="A second style: swords between the two.")] = None,
    share: Annotated[
        float | None,
        typer.Option("--share", min=0.0, max=1.0, help=f"0 is --style, 1 is --toward; {DEFAULT_SHARE} if left out."),
    ] = None,
    seed: Annotated[
        int, typer.Option("--seed", min=0, max=2**31 - 1, help="Of the first one; the next count on.")
    ] = 0,
    resolution: Resolution = DEFAULT_RESOLUTION,
    variety: Annotated[
        float, typer.Option("--variety", min=0.0, max=2.0, help="0 typical, 1 as learnt.")
    ] = 1.0,
    wanted: SetOption = None,
    weights: WeightsFolder = None,
    engine: EngineOption = Engine.auto,
    device: DeviceOption = Device.auto,
) -> None:
    """New swords: one welded PLY each (metres, +Z to the tip) and recipes.json."""
    from rodin_cli.errors import CommandError
    from rodin_cli.swords import open_model, parse_dimensions, write_swords

    if toward is not None and style is None:
        raise CommandError("Say which style to start from, as in --style katana --toward claymore.")
    if share is not None and toward is None:
        raise CommandError("A share needs a second style, as in --style katana --toward claymore --share 0.5.")
    share = DEFAULT_SHARE if share is None else share
    model = open_model(weights, engine, device)
    for named in (style, toward):
        if named is not None and named not in model.styles:
            raise CommandError(f"There is no style {named!r}; there are {', '.join(model.styles)}.")
    dimensions = parse_dimensions(wanted or [])

    def drawn(number: int) -> tuple[str, Recipe]:
        if toward is None:
            recipe = model.sample(style, number, variety)
            return f"{recipe.style}_{number}", recipe
        recipe = model.sample_between(style, toward, share, number, variety)
        return f"{style}_to_{toward}_{share:g}_{number}", recipe

    def made(number: int) -> tuple[str, Recipe]:
        name, recipe = drawn(number)
        return name, model.resize(recipe, dimensions) if dimensions else recipe

    with progress_bar() as bar:
        numbers = bar.track(range(seed, seed + count), description="generate")
        write_swords(model, map(made, numbers), out, resolution)
    say(f"{count} {'sword' if count == 1 else 'swords'} in {out} ({model.engine_label}).")

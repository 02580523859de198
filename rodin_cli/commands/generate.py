"""``rodin generate``: new assets, one welded PLY each, and their recipes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from rodin_cli.console import progress_bar, say
from rodin_cli.options import (
    DEFAULT_RESOLUTION,
    Device,
    DeviceOption,
    DrawnKind,
    Engine,
    EngineOption,
    OutFolder,
    OverwriteOption,
    Resolution,
    SeedOption,
    SetOption,
    StyleOption,
    VarietyOption,
    WeightsFolder,
)

if TYPE_CHECKING:
    from model_core.recipe import Recipe

NAME = "generate"
DEFAULT_SHARE = 0.5


def run(
    out: OutFolder,
    count: Annotated[int, typer.Option("--count", min=1, max=10_000, help="Number of assets.")] = 1,
    style: StyleOption = None,
    toward: Annotated[
        str | None, typer.Option("--toward", help="Second style; assets are drawn between the two.")
    ] = None,
    share: Annotated[
        float | None,
        typer.Option("--share", min=0.0, max=1.0, help=f"0 is --style, 1 is --toward. Default: {DEFAULT_SHARE}."),
    ] = None,
    seed: SeedOption = 0,
    resolution: Resolution = DEFAULT_RESOLUTION,
    variety: VarietyOption = 1.0,
    wanted: SetOption = None,
    kind: DrawnKind = None,
    overwrite: OverwriteOption = False,
    weights: WeightsFolder = None,
    engine: EngineOption = Engine.auto,
    device: DeviceOption = Device.auto,
) -> None:
    """Generate new assets: one welded PLY each (metres, top along +Z), and recipes.json."""
    from model_core.errors import NoShapeError, RecipeError
    from model_core.weights import SHIPPED
    from rodin_cli.assets import (
        check_style,
        counted,
        drawn,
        meant_entries,
        open_library,
        parse_dimensions,
        write_assets,
        written,
    )
    from rodin_cli.errors import CommandError

    if toward is not None and style is None:
        raise CommandError("--toward needs --style, as in --style katana --toward claymore.")
    if share is not None and toward is None:
        raise CommandError("--share needs --toward, as in --style katana --toward claymore --share 0.5.")
    share = DEFAULT_SHARE if share is None else share
    library = open_library(weights, engine, device)
    entries = meant_entries(library, weights, kind)
    if style is not None and len(entries) > 1:
        raise CommandError("--style needs one kind; name it with --kind.")
    for named in (style, toward):
        if named is not None:
            check_style(library.in_turn(entries, seed), named)
    dimensions = parse_dimensions(wanted or [])

    def one(number: int) -> tuple[str, Recipe]:
        model = library.in_turn(entries, number)
        if toward is None:
            return drawn(model, style, number, variety)
        recipe = model.sample_between(style, toward, share, number, variety)
        return f"{style}_to_{toward}_{share:g}_{number}", recipe

    def made(number: int) -> tuple[str, Recipe]:
        try:
            name, recipe = one(number)
        except (NoShapeError, RecipeError) as error:
            raise CommandError(
                "Seed {seed} gives no asset with the model in {folder}: {reason}",
                seed=number,
                folder=weights or SHIPPED,
                reason=error,
            ) from error
        try:
            return name, library.of(recipe).resize(recipe, dimensions) if dimensions else recipe
        except NoShapeError as error:
            raise CommandError("{name}: {reason} Another seed may also do.", name=name, reason=error) from error

    with progress_bar() as bar:
        numbers = bar.track(range(seed, seed + count), description="generate")
        write_assets(library, map(made, numbers), out, resolution, overwrite)
    kind_made = entries[0].kind if len(entries) == 1 else None
    say(written(counted(kind_made, count), out, library.in_turn(entries, seed)))

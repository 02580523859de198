"""``rodin set``: one asset of each kind, made to match."""

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
    OverwriteOption,
    Resolution,
    SeedOption,
    VarietyOption,
    WeightsFolder,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from model_core.recipe import Recipe

NAME = "set"


def run(
    out: OutFolder,
    count: Annotated[int, typer.Option("--count", min=1, max=1_000, help="Number of sets.")] = 1,
    seed: SeedOption = 0,
    resolution: Resolution = DEFAULT_RESOLUTION,
    variety: VarietyOption = 1.0,
    overwrite: OverwriteOption = False,
    weights: WeightsFolder = None,
    engine: EngineOption = Engine.auto,
    device: DeviceOption = Device.auto,
) -> None:
    """Generate sets: one asset of each kind, alike in style and girth. One PLY each, and recipes.json."""
    from model_core.sets import matching_set
    from rodin_cli.assets import counted, open_library, write_assets, written

    library = open_library(weights, engine, device)
    models = [library.open(entry.sha256) for entry in library.one_a_kind(weights)]

    def made() -> Iterator[tuple[str, Recipe]]:
        with progress_bar() as bar:
            for number in bar.track(range(seed, seed + count), description="generate"):
                for recipe in matching_set(models, number, variety):
                    yield f"set_{number}_{recipe.kind}", recipe

    total = write_assets(library, made(), out, resolution, overwrite)
    say(written(counted(None, total), out, models[0]))

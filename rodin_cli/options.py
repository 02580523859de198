"""Options that several commands share: one meaning, one spelling."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from model_core.charts.weld import MAX_RESOLUTION, MIN_RESOLUTION

DEFAULT_RESOLUTION = 24


class Engine(StrEnum):
    """Who computes: numpy alone, or torch."""

    auto = "auto"
    numpy = "numpy"
    torch = "torch"


class Device(StrEnum):
    """Where torch computes."""

    auto = "auto"
    cpu = "cpu"
    cuda = "cuda"
    mps = "mps"


class Refine(StrEnum):
    """What is improved after the encoder's initial estimate."""

    none = "none"
    latent = "latent"
    surface = "surface"


OutFolder = Annotated[Path, typer.Option("--out", help="Folder for the results; made where it is missing.")]
Resolution = Annotated[
    int,
    typer.Option("--resolution", min=MIN_RESOLUTION, max=MAX_RESOLUTION, help="Points along a chart's side."),
]
StyleOption = Annotated[str | None, typer.Option("--style", help="Such as katana; any if left out.")]
SeedOption = Annotated[int, typer.Option("--seed", min=0, max=2**31 - 1, help="Of the first one; the next count on.")]
VarietyOption = Annotated[float, typer.Option("--variety", min=0.0, max=2.0, help="0 typical, 1 as learnt.")]
WeightsFolder = Annotated[
    Path | None,
    typer.Option("--weights", help="Folder of a model, or of several; its first one is used to draw."),
]
KindOption = Annotated[
    str | None, typer.Option("--kind", help="Kind of asset, such as sword; that of the first model if left out.")
]
ForgeKind = Annotated[str, typer.Option("--kind", help="Kind of asset, such as sword, or the folder of one.")]
EngineOption = Annotated[Engine, typer.Option("--engine", help="auto takes torch only where there is a GPU.")]
DeviceOption = Annotated[Device, typer.Option("--device", help="Where torch computes.")]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", help="A dimension in metres or degrees, as NAME=NUMBER; may be repeated."),
]
ASSET_HELP = "A recipe (asset.json, recipes.json:3 counted from 0, recipes.json:name) or a mesh."
RefineOption = Annotated[
    Refine, typer.Option("--refine", help="latent: closer; surface: closest, each patch moves by itself.")
]

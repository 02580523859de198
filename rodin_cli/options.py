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


class Up(StrEnum):
    """The axis that points up in a file."""

    y = "y"
    z = "z"


class Refine(StrEnum):
    """What is improved after the encoder's initial estimate."""

    none = "none"
    latent = "latent"
    surface = "surface"


OverwriteOption = Annotated[
    bool, typer.Option("--overwrite", help="Replace files that exist and are different; otherwise they are kept.")
]
OutFolder = Annotated[Path, typer.Option("--out", help="Output folder; created if missing.")]
SchedulerOption = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="tcp://...",
        help="Address of a Dask cluster whose workers have Rodin and see the same folders. Default: this computer.",
    ),
]
Resolution = Annotated[
    int,
    typer.Option("--resolution", min=MIN_RESOLUTION, max=MAX_RESOLUTION, help="Points along the side of each patch."),
]
StyleOption = Annotated[str | None, typer.Option("--style", help="Style, such as katana. Default: any.")]
SeedOption = Annotated[
    int, typer.Option("--seed", min=0, max=2**31 - 1, help="Random seed; each further asset uses the next one.")
]
VarietyOption = Annotated[
    float,
    typer.Option(
        "--variety", min=0.0, max=2.0, help="0 gives a style's typical asset, 1 its natural spread, more the unusual."
    ),
]
WeightsFolder = Annotated[
    Path | None,
    typer.Option(
        "--weights", help="Folder of one or more models; new assets come from the first. Default: the built-in ones."
    ),
]
ANY = "any"
KindOption = Annotated[
    str | None, typer.Option("--kind", help="Kind of asset, such as sword. Default: the first model's.")
]
DrawnKind = Annotated[
    str | None,
    typer.Option("--kind", help="Kind of asset, such as sword; any takes all in turn. Default: the first model's."),
]
NEW = "new"
"""In place of a kind: one that is learnt from its meshes alone."""
AUTOMATIC = "auto"
ComparedKind = Annotated[
    str, typer.Option("--kind", help="Kind of asset that the mesh is, such as sword; auto takes the nearest.")
]
ForgeKind = Annotated[str, typer.Option("--kind", help="Kind of asset, such as sword, or a kind's folder.")]
EngineOption = Annotated[
    Engine, typer.Option("--engine", help="Compute engine; auto uses torch only if it finds a GPU.")
]
DeviceOption = Annotated[Device, typer.Option("--device", help="Device that torch runs on.")]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", help="Set a dimension, in metres or degrees, as NAME=NUMBER; can be repeated."),
]
ASSET_HELP = "A recipe (asset.json, recipes.json:3 counting from 0, or recipes.json:name) or a mesh file."
RefineOption = Annotated[
    Refine, typer.Option("--refine", help="latent: closer fit; surface: closest fit, each patch moves independently.")
]

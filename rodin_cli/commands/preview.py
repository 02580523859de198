"""``rodin preview``: a shaded contact sheet, rendered by Blender."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rodin_cli.console import say
from rodin_cli.errors import CommandError
from rodin_cli.options import DEFAULT_RESOLUTION, Resolution, WeightsFolder

NAME = "preview"
MAX_ASSETS = 200


def run(
    folders: Annotated[list[Path], typer.Argument(help="Folders of assets; each starts a new row.")],
    out: Annotated[Path, typer.Option("--out", help="PNG file to write.")],
    beside: Annotated[
        Path | None, typer.Option("--beside", help="Folder of reconstructions, each shown to the right of its source.")
    ] = None,
    parts: Annotated[
        list[str] | None, typer.Option("--part", help="Show this part of each asset up close; can be repeated.")
    ] = None,
    columns: Annotated[
        int | None,
        typer.Option("--columns", min=1, help="Maximum assets in a row. Default: as many as fill a wide picture."),
    ] = None,
    resolution: Resolution = DEFAULT_RESOLUTION,
    width: Annotated[
        int,
        typer.Option(
            "--width",
            min=200,
            max=8000,
            help="Maximum width of the picture, in pixels; less where an asset would be over 1,000 pixels long.",
        ),
    ] = 1600,
    weights: WeightsFolder = None,
) -> None:
    """Render a contact sheet of the assets in each folder: its recipes.json, or else its meshes."""
    from rodin_cli.files import hidden_folder
    from rodin_cli.sheets import columns as wide
    from rodin_cli.sheets import items, render
    from rodin_cli.sources import gather

    if out.suffix.lower() != ".png":
        raise CommandError("The picture must be a .png file, not {name}.", name=repr(out.name))
    for folder in [*folders, *([beside] if beside else [])]:
        if not folder.is_dir():
            raise CommandError("There is no folder {folder}.", folder=folder)
    found = [gather([str(folder)]) for folder in folders]
    if parts and (beside or any(sources.meshes for sources in found)):
        raise CommandError("Only the parts of assets with a recipe can be shown, not those of other meshes.")
    likenesses = gather([str(beside)]) if beside else None
    count = sum(len(sources) for sources in found) * (2 if beside else 1)
    if count > MAX_ASSETS:
        raise CommandError(
            "A contact sheet can show at most {most} assets; there are {count}.", most=MAX_ASSETS, count=count
        )
    with hidden_folder(out.parent) as folder:
        groups = [items(sources, resolution, folder / str(k), parts) for k, sources in enumerate(found)]
        if likenesses:
            right = items(likenesses, resolution, folder / "beside")
            groups = [_pairs(group, right, beside) for group in groups]
        cells = columns or wide(count, 2 if beside else 1, close=bool(parts))
        render(groups, cells, out, width, weights, folder)
    say(f"Wrote {count} {'asset' if count == 1 else 'assets'} to {out}.")


def _pairs(sources: list[dict], likenesses: list[dict], folder: Path) -> list[dict]:
    """Each source and its likeness, which reconstruct named after it, as one item."""
    from model_core.export.names import file_stem
    from rodin_cli.commands.reconstruct import SUFFIX

    found = {item["label"]: item for item in likenesses}
    pairs = []
    for item in sources:
        name = file_stem(item["label"] + SUFFIX)
        if name not in found:
            raise CommandError(
                "{folder} has no {name} to show beside {asset}.", name=name, folder=folder, asset=item["label"]
            )
        pairs.append({"label": item["label"], "pair": [item, found[name]]})
    return pairs

"""``rodin preview``: a shaded contact sheet, rendered by Blender."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated

import typer

from rodin_cli.console import say
from rodin_cli.errors import CommandError
from rodin_cli.options import DEFAULT_RESOLUTION, Resolution, WeightsFolder

NAME = "preview"
SECONDS, SECONDS_EACH = 300, 20  # time limit: Blender's start and the render, and a wide margin for one sword
MAX_SWORDS = 200


def run(
    folders: Annotated[list[Path], typer.Argument(help="Folders of swords; each starts a new row.")],
    out: Annotated[Path, typer.Option("--out", help="The PNG to write.")],
    resolution: Resolution = DEFAULT_RESOLUTION,
    width: Annotated[
        int, typer.Option("--width", min=200, max=8000, help="Of the picture, in pixels.")
    ] = 1600,
    weights: WeightsFolder = None,
) -> None:
    """A shaded contact sheet of the swords in a folder: its recipes.json, or else its meshes."""
    from rodin_cli.blender import run_job
    from rodin_cli.files import staged

    if out.suffix.lower() != ".png":
        raise typer.BadParameter(f"The picture's name must end in .png, not {out.name!r}.")
    groups = [_items(folder, resolution) for folder in folders]
    count = sum(len(group) for group in groups)
    if count > MAX_SWORDS:
        raise CommandError(f"A sheet holds at most {MAX_SWORDS} swords, and there are {count}.")
    with staged(out.parent) as folder:
        picture = folder.resolve() / out.name
        request = {
            "rows": _rows(groups),
            "out": str(picture),
            "width": width,
            "weights": str(weights.resolve()) if weights else None,
        }
        run_job("sheet", request, SECONDS + SECONDS_EACH * count)
    say(f"{count} swords in {out}.")


def _items(folder: Path, resolution: int) -> list[dict]:
    from rodin_cli.sources import gather

    if not folder.is_dir():
        raise CommandError(f"There is no folder {folder}.")
    found = gather([str(folder)])
    recipes = [
        {"label": entry.name, "recipe": entry.recipe.to_dict(), "resolution": resolution}
        for entry in found.entries
    ]
    return recipes + [{"label": path.stem, "ply": str(path.resolve())} for path in found.meshes]


def _rows(groups: list[list[dict]]) -> list[list[dict]]:
    """Rows of equal length, some three times as many columns as rows: swords are tall."""
    columns = math.ceil(math.sqrt(3 * sum(len(group) for group in groups)))
    columns = min(columns, max(len(group) for group in groups))
    return [group[i : i + columns] for group in groups for i in range(0, len(group), columns)]

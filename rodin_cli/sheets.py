"""Contact sheets: assets and meshes in rows, rendered by Blender."""

from __future__ import annotations

import math
from pathlib import Path

from rodin_cli.assets import folder_for_blender
from rodin_cli.blender import run_job
from rodin_cli.files import move
from rodin_cli.sources import Sources, as_local_ply

SECONDS, SECONDS_EACH = 300, 20  # time limit: Blender's start and the render, and a wide margin for one asset
_TALL, _CLOSE = 8, 2  # assets in a row for each row: whole ones are tall, a part's frame is square


def render(groups: list[list[dict]], columns: int, out: Path, width: int, weights: Path | None, folder: Path) -> None:
    """Write a sheet as PNG.

    Args:
        groups: of items, see :func:`items`; each starts a new row. columns: items in a row at most.
        width: of the picture in pixels, at most. weights: folder of models, or None. folder: for what is unfinished.
    Raises:
        RodinError: Blender cannot be had or cannot render it; or the file cannot be written.
    """
    request = {
        "rows": rows(groups, columns),
        "out": str(folder.resolve() / out.name),
        "width": width,
        "weights": folder_for_blender(weights),
    }
    shown = sum(len(item.get("pair", [item])) for group in groups for item in group)
    run_job("sheet", request, SECONDS + SECONDS_EACH * shown)
    move(folder / out.name, out)


def items(sources: Sources, resolution: int, folder: Path, parts: list[str] | None = None) -> list[dict]:
    """What the job shows: recipes in their parts' materials, or some parts of them, and meshes in grey."""
    folder.mkdir()
    shared = {"resolution": resolution} | ({"parts": parts} if parts else {})
    recipes = [{"label": entry.name, "recipe": entry.recipe.to_dict(), **shared} for entry in sources.entries]
    meshes = as_local_ply(sources.meshes, folder)
    return recipes + [{"label": path.stem, "ply": str(path), "origin": origin} for path, origin in meshes]


def columns(assets: int, each: int, close: bool = False) -> int:
    """Cells in a row, of ``each`` assets, which make a wide picture; ``close`` for parts, which are not tall."""
    return math.ceil(math.sqrt((_CLOSE if close else _TALL) * assets) / each)


def rows(groups: list[list[dict]], most: int) -> list[list[dict]]:
    """Rows of at most ``most``; a group's rows are equal."""
    found = []
    for group in groups:
        each = math.ceil(len(group) / math.ceil(len(group) / most))
        found += [group[i : i + each] for i in range(0, len(group), each)]
    return found

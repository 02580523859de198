"""``rodin export``: FBX files for game engines, written by Blender."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rodin_cli.console import note, say
from rodin_cli.options import DEFAULT_RESOLUTION, OutFolder, Resolution, WeightsFolder

NAME = "export"
SECONDS, SECONDS_EACH = 120, 20  # time limit: Blender's start, and a wide margin for one sword


def run(
    sources: Annotated[
        list[str],
        typer.Argument(help="A folder (its recipes.json, else its meshes), recipes.json:3, or a mesh."),
    ],
    out: OutFolder,
    resolution: Resolution = DEFAULT_RESOLUTION,
    weights: WeightsFolder = None,
) -> int:
    """One FBX a sword, with the scale and axes of a game engine."""
    import tempfile

    from rodin_cli.blender import run_job
    from rodin_cli.files import staged
    from rodin_cli.sources import as_ply, gather

    found = gather(sources)
    with tempfile.TemporaryDirectory(prefix="rodin-export-") as meshes, staged(out) as folder:
        request = {
            "recipes": [{"name": entry.name, "recipe": entry.recipe.to_dict()} for entry in found.entries],
            "meshes": [str(path) for path in as_ply(found.meshes, Path(meshes))],
            "out": str(folder.resolve()),
            "resolution": resolution,
            "weights": str(weights.resolve()) if weights else None,
        }
        response = run_job("export", request, SECONDS + SECONDS_EACH * len(found))
    for file in response["files"]:
        size = " x ".join(f"{metres:.3f}" for metres in file["dimensions"])
        say(f"{out / Path(file['file']).name}: {size} m")
    for failure in response["failures"]:
        note(failure)
    return 1 if response["failures"] else 0

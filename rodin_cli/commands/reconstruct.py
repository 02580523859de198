"""``rodin reconstruct``: the likeness of any mesh file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rodin_cli.console import note, say
from rodin_cli.options import (
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

if TYPE_CHECKING:
    from model_core.model import Model, Reconstruction

NAME = "reconstruct"
SUFFIX = "_rodin"
"""Ends the results' names, so that a result never lands on its own source."""


def run(
    files: Annotated[list[Path], typer.Argument(help="Mesh files: PLY, OBJ, STL, glTF, GLB or OFF.")],
    out: OutFolder,
    refine: RefineOption = Refine.none,
    resolution: Resolution = DEFAULT_RESOLUTION,
    overwrite: OverwriteOption = False,
    weights: WeightsFolder = None,
    engine: EngineOption = Engine.auto,
    device: DeviceOption = Device.auto,
) -> int:
    """Rebuild each mesh as an asset: a PLY in the same place and size, and a JSON file of measured distances."""
    from model_core.errors import RodinError
    from model_core.export.names import file_stem, unused
    from rodin_cli.assets import open_model
    from rodin_cli.errors import sentence

    model = open_model(weights, engine, device)
    taken: set[str] = set()
    failed = 0
    for path in files:
        name = unused(file_stem(path.stem) + SUFFIX, taken)
        try:
            words = _reconstruct_file(model, path, refine, resolution, out, name, overwrite)
        except (RodinError, OSError) as error:
            failed += 1
            note(sentence(error))
        else:
            say(f"{path}: {words} -> {out / name}.ply")
    if failed and len(files) > 1:
        note(f"{failed} of {len(files)} files could not be reconstructed.")
    return 1 if failed else 0


def _reconstruct_file(
    model: Model, path: Path, refine: Refine, resolution: int, out: Path, name: str, overwrite: bool
) -> str:
    """Write the likeness, and say how near it comes; a file without units is taken to be in metres."""
    from model_core.surface.fit_summary import distances_to, in_words, share_of_size
    from rodin_cli.assets import reconstruct, welded
    from rodin_cli.files import staged, write_json
    from rodin_cli.meshes.reading import read_mesh
    from rodin_cli.meshes.writing import as_written, write_ply

    source = read_mesh(path)
    result = reconstruct(model, source, path.name, refine)
    likeness = as_written(welded(model, result.recipe, resolution, result.placement))
    words = in_words(distances_to(likeness, source))
    share = share_of_size(result.chamfer_l2_sq)
    kind = model.kind
    if share > kind.farthest:
        note(
            f"{path} does not look like a {kind.words.singular}: the fit is off by {share:.1%} of its "
            f"size, and the limit is {kind.farthest:.0%}."
        )
    report = {
        "name": name,
        "file": f"{name}.ply",
        "source": os.fsencode(path.name).decode("utf-8", "replace"),  # a name need not be Unicode
        "refine": refine.value,
        "closeness": words,
        "share_of_size": share,
    }
    with staged(out, overwrite) as folder:
        write_ply(folder / f"{name}.ply", likeness)
        write_json(folder / f"{name}.json", report | _figures(result, model))
    return words


def _figures(result: Reconstruction, model: Model) -> dict:
    return {
        "engine": model.engine_label,
        "chamfer_l2_sq": float(result.chamfer_l2_sq),
        "rms_distance": float(result.rms_distance),
        "placement": result.placement.tolist(),
        "recipe": result.recipe.to_dict(),
    }

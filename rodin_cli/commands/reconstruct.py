"""``rodin reconstruct``: the 25-patch likeness of any mesh file."""

from __future__ import annotations

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
    Refine,
    RefineOption,
    Resolution,
    WeightsFolder,
)

if TYPE_CHECKING:
    from model_core.model import Reconstruction, SwordModel

NAME = "reconstruct"
SUFFIX = "_rodin"
"""Ends the results' names, so that a result never lands on its own source."""


def run(
    files: Annotated[list[Path], typer.Argument(help="Meshes: PLY, OBJ, STL, GLB, OFF.")],
    out: OutFolder,
    refine: RefineOption = Refine.none,
    resolution: Resolution = DEFAULT_RESOLUTION,
    weights: WeightsFolder = None,
    engine: EngineOption = Engine.auto,
    device: DeviceOption = Device.auto,
) -> int:
    """The likeness of each mesh: a PLY in its own place and size, and a JSON with the measured distances."""
    from model_core.errors import RodinError
    from rodin_cli.errors import sentence
    from rodin_cli.files import file_stem, unused
    from rodin_cli.swords import open_model

    model = open_model(weights, engine, device)
    taken: set[str] = set()
    failed = 0
    for path in files:
        name = unused(file_stem(path.stem) + SUFFIX, taken)
        try:
            result = _reconstruct_file(model, path, refine, resolution, out, name)
        except (RodinError, OSError) as error:
            failed += 1
            note(sentence(error))
        else:
            say(f"{path}: root mean square distance {result.rms_distance:.4g} -> {out / name}.ply")
    if failed and len(files) > 1:
        note(f"{failed} of {len(files)} files could not be reconstructed.")
    return 1 if failed else 0


def _reconstruct_file(
    model: SwordModel, path: Path, refine: Refine, resolution: int, out: Path, name: str
) -> Reconstruction:
    from rodin_cli.files import staged, write_json
    from rodin_cli.meshes import write_ply
    from rodin_cli.swords import reconstruct, welded

    result = reconstruct(model, path, refine)
    with staged(out) as folder:
        write_ply(folder / f"{name}.ply", welded(model, result.recipe, resolution, result.placement))
        write_json(folder / f"{name}.json", _report(result, model, path, refine, name))
    return result


def _report(result: Reconstruction, model: SwordModel, path: Path, refine: Refine, name: str) -> dict:
    return {
        "name": name,
        "file": f"{name}.ply",
        "source": path.name,
        "refine": refine.value,
        "engine": model.engine_label,
        "chamfer_l2_sq": float(result.chamfer_l2_sq),
        "rms_distance": float(result.rms_distance),
        "seconds": float(result.seconds),
        "placement": result.placement.tolist(),
        "recipe": result.recipe.to_dict(),
    }

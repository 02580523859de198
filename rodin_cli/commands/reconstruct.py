"""``rodin reconstruct``: the likeness of any mesh file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rodin_cli.console import note, say
from rodin_cli.options import (
    AUTOMATIC,
    DEFAULT_RESOLUTION,
    ComparedKind,
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
    from model_core.automatic import Nearest
    from model_core.model import Model

NAME = "reconstruct"
SUFFIX = "_rodin"
"""Ends the results' names, so that a result never lands on its own source."""


def run(
    files: Annotated[list[Path], typer.Argument(help="Mesh files: PLY, OBJ, STL, glTF, GLB or OFF.")],
    out: OutFolder,
    kind: ComparedKind = AUTOMATIC,
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
    from rodin_cli.assets import compared_models, open_library
    from rodin_cli.errors import sentence

    models = compared_models(open_library(weights, engine, device), weights, kind)
    taken: set[str] = set()
    failed = 0
    for path in files:
        name = unused(file_stem(path.stem) + SUFFIX, taken)
        try:
            words = _reconstruct_file(models, path, refine, resolution, out, name, overwrite)
        except (RodinError, OSError) as error:
            failed += 1
            note(sentence(error))
        else:
            say(f"{path}: {words} -> {out / name}.ply")
    if failed and len(files) > 1:
        note(f"{failed} of {len(files)} files could not be reconstructed.")
    return 1 if failed else 0


def _reconstruct_file(
    models: list[Model], path: Path, refine: Refine, resolution: int, out: Path, name: str, overwrite: bool
) -> str:
    """Write the likeness, and say how near it comes; a file without units is taken to be in metres."""
    from model_core.surface.fit_summary import distances_to, in_words
    from rodin_cli.assets import reconstruct, welded
    from rodin_cli.files import staged, write_json
    from rodin_cli.meshes.reading import read_mesh
    from rodin_cli.meshes.writing import as_written, write_ply

    source = read_mesh(path)
    nearest = reconstruct(models, source, path.name, refine)
    likeness = as_written(welded(nearest.model, nearest.found.recipe, resolution, nearest.found.placement))
    words = in_words(distances_to(likeness, source))
    if not nearest.alike:
        note(_unlike(path, nearest))
    report = {
        "name": name,
        "file": f"{name}.ply",
        "source": os.fsencode(path.name).decode("utf-8", "replace"),  # a name need not be Unicode
        "refine": refine.value,
        "closeness": words,
        "share_of_size": nearest.share,
    }
    with staged(out, overwrite) as folder:
        write_ply(folder / f"{name}.ply", likeness)
        write_json(folder / f"{name}.json", report | _figures(nearest))
    return f"{_kinds(nearest)}{words}"


def _kinds(nearest: Nearest) -> str:
    """Which kind it is and how much nearer than the second; "" where there was but one."""
    if not nearest.second:
        return ""
    second = nearest.second.kind.words.singular
    return f"{nearest.model.kind.words.singular}, {nearest.times:.1f} times as near as the nearest {second}; "


def _unlike(path: Path, nearest: Nearest) -> str:
    kind = nearest.model.kind
    fit = f"the fit is off by {nearest.share:.1%} of its size, and the limit is {kind.farthest:.0%}."
    if not nearest.second:
        return f"{path} does not look like any {kind.words.singular}: {fit}"
    return f"{path} looks like none of the kinds; the nearest kind is {kind.words.singular}, but {fit}"


def _figures(nearest: Nearest) -> dict:
    result, model = nearest.found, nearest.model
    second = {"second_kind": nearest.second.kind.name, "second_times_as_far": nearest.times} if nearest.second else {}
    return {
        "kind": model.kind.name,
        **second,
        "engine": model.engine_label,
        "chamfer_l2_sq": float(result.chamfer_l2_sq),
        "rms_distance": float(result.rms_distance),
        "placement": result.placement.tolist(),
        "recipe": result.recipe.to_dict(),
    }

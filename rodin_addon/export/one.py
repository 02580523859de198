"""One asset from its source to its file, examined on the way, and its entry in the manifest."""

from __future__ import annotations

from pathlib import Path

import bpy
import numpy as np

from ...model_core.errors import ExportError
from ...model_core.export.choices import Choices
from ...model_core.export.guarantees import examine, refusals
from ...model_core.export.hulls import Hull, box, hull
from ...model_core.export.manifest import file_entry, geometry_sha256
from ...model_core.export.names import NodeNames
from ...model_core.export.pieces import pieces, pieces_of
from ...model_core.export.replacing import Earlier
from ...model_core.export.sockets import sockets
from ...model_core.export.stretch import stretch
from .baking import MAPS, bake
from .crossings import self_crossings
from .files import arriving, check_whole
from .levels import UV0, LevelMesh, level_meshes
from .source import Source
from .stage import Contents, staged
from .writers import write


def export_one(
    context: bpy.types.Context, source: Source, base: str, folder: Path, choices: Choices, earlier: Earlier
) -> dict:
    """Write one asset, with all that belongs to it, whole or not at all.

    Args:
        base: of ``names.unique_names``; the file is ``folder/base`` with the format's suffix.
        earlier: what an earlier export wrote there, and may be replaced.
    Returns:
        What the manifest tells of it, beside its name and how it was made.
    Raises:
        ExportError: it fails a guarantee, a line for each reason; or a file that Rodin did not write has its name.
        SceneError: it cannot be written.
    """
    with level_meshes(context, source, choices.written) as levels:
        report = _examined(source, levels, choices)
        contents = Contents(
            names=NodeNames(base, choices.names, len(levels)),
            levels=tuple(levels),
            hulls=_hulls(source, levels[0], choices.collision),
            sockets=sockets(source.kind, levels[0].level) if choices.sockets else {},
            material=source.kind.words.singular.title(),
        )
        with (
            staged(contents, choices) as stage,
            arriving(folder, lambda path: earlier.may_replace(path, base)) as place,
        ):
            path = place / f"{base}{choices.suffix}"
            write(context, stage, path, choices)
            check_whole(path, choices.format, _triangles(contents))
            if choices.textures and UV0 in levels[0].mesh.uv_layers:
                names = contents.names
                bake(stage, stage.objects[names.level(0)], place, names.texture, choices.textures, set(MAPS))
            files = [file_entry(file) for file in sorted(place.iterdir())]
        return _entry(source, contents, report, files)


def _examined(source: Source, levels: list[LevelMesh], choices: Choices) -> list[dict]:
    """What was found in each level.

    Raises:
        ExportError: what forbids writing, a line for each reason, unless it is to be written anyway.
    """
    found = [examine(item.level) for item in levels]
    budgets = [choices.budget or None] + [None] * (len(levels) - 1)
    reasons = [
        (index, reason)
        for index, (item, findings, budget) in enumerate(zip(levels, found, budgets, strict=True))
        for reason in refusals(findings, source.kind.layout, len(item.level.triangles), budget)
    ]
    if reasons and not choices.anyway:
        lines = (ExportError("LOD {level}: {reason}", level=index, reason=reason) for index, reason in reasons)
        raise ExportError("{reasons}", reasons=tuple(lines))
    return [{**vars(findings)} for findings in found]


def _hulls(source: Source, finest: LevelMesh, form: str) -> tuple[tuple[str, Hull], ...]:
    if form == "NONE":
        return ()
    if finest.grids is None:
        parts = np.zeros(len(finest.level.vertices), dtype=np.int32)
        parts[finest.level.triangles.ravel()] = np.repeat(finest.level.part_of_triangle, 3)
        found = pieces_of(source.kind.layout, finest.level.vertices, parts)
    else:
        found = pieces(source.kind, finest.grids)
    around = box if form == "BOXES" else hull
    return tuple((piece.part, around(piece.points)) for piece in found)


def _triangles(contents: Contents) -> int:
    return sum(len(item.level.triangles) for item in contents.levels) + sum(
        len(item.triangles) for _, item in contents.hulls
    )


def _entry(source: Source, contents: Contents, report: list[dict], files: list[dict]) -> dict:
    finest = contents.levels[0].level
    return {
        "by_construction": source.recipe is not None,
        "edited_by_hand": source.offset is not None,
        "why_baked": source.why_baked and str(source.why_baked),
        "recipe": source.recipe.to_dict() if source.recipe else None,
        "morphs": [{"name": morph.name, "recipe": morph.recipe.to_dict()} for morph in source.morphs],
        "scale": source.scale.tolist(),
        "size_m": np.ptp(finest.vertices, axis=0).tolist(),
        "sockets": {place: np.asarray(point).tolist() for place, point in contents.sockets.items()},
        "levels": [
            _level_entry(contents.names.level(index), item, found)
            for index, (item, found) in enumerate(zip(contents.levels, report, strict=True))
        ],
        "collision": [
            {"part": part, "vertices": len(item.vertices), "outside_m": float(item.outside)}
            for part, item in contents.hulls
        ],
        "files": files,
    }


def _level_entry(name: str, item: LevelMesh, found: dict) -> dict:
    crossings = self_crossings(item.level)
    return {
        "name": name,
        "resolution": None if item.grids is None else item.grids.shape[1],
        "vertices": len(item.level.vertices),
        "triangles": len(item.level.triangles),
        "silhouette_error_m": item.error,
        "screen_size": item.screen_size,
        "geometry_sha256": geometry_sha256(item.level),
        "checks": {**found, "crossings_within_parts": crossings.within, "crossings_between_parts": crossings.between},
        "uv_stretch": _stretch(item),
    }


def _stretch(item: LevelMesh) -> dict | None:
    """Of UV0; None where there is none, or some face has no room in it."""
    layer = item.mesh.uv_layers.get(UV0)
    if layer is None:
        return None
    uv = np.empty(2 * len(item.mesh.loops), dtype=np.float32)
    layer.uv.foreach_get("vector", uv)
    try:
        found = vars(stretch(item.level.vertices, item.level.triangles, uv.reshape(-1, 3, 2)))
    except ValueError:  # nothing of it has room
        return None
    return found if np.isfinite(list(found.values())).all() else None

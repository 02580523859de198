"""Named assets, cut into shards."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from model_core.export.names import base_name, unused
from rodin_cli.errors import CommandError
from rodin_cli.export.options import absolute, chosen
from rodin_cli.export.records import plan_record
from rodin_cli.export.shards import Shard, shard_size, sheet_stem
from rodin_cli.sources import Sources, as_ply


def items_of(found: Sources, folder: Path, morph: bool) -> list[dict]:
    """Assets as the job takes them: {"name", "recipe", ...} of a recipe, {"name", "mesh"} of a mesh, read and checked.

    Args:
        folder: to be made for the meshes. morph: one asset out of all: the first, with the others as morph targets.
    Raises:
        CommandError, SurfaceError: a file holds no usable mesh, or a mesh is to morph.
    """
    items = [{"name": entry.name, "recipe": entry.recipe.to_dict(), **entry.export} for entry in found.entries]
    if not morph:
        folder.mkdir()
        return items + [{"name": path.stem, "mesh": str(path)} for path in as_ply(found.meshes, folder)]
    if found.meshes or len(items) < 2:
        raise CommandError("--morph needs two or more recipes, and no meshes.")
    first, *others = items
    return [{**first, "morphs": [{"name": item["name"], "recipe": item["recipe"]} for item in others]}]


def cut(
    items: list[dict], words: dict, workers: int, out: Path, work_folder: Path, weights: Path | None
) -> list[Shard]:
    """Shards of assets with the same choices, with a record of each in the work folder.

    Args:
        words: choices made on the command line. out, work_folder: absolute.
    Raises:
        ExportError: a choice that cannot be.
    """
    groups, size = _by_choices(items, words), shard_size(len(items), workers)
    pieces = [(choices, group[i : i + size]) for choices, group in groups for i in range(0, len(group), size)]
    shards = []
    for index, (choices, piece) in enumerate(pieces, start=1):
        assets, sheet = partial(_request, piece), sheet_stem(index, len(pieces))
        shards.append(Shard(index, len(piece), assets, choices, sheet, out, work_folder, absolute(weights)))
        plan_record(shards[-1].record, [{"name": item["name"], "base": item["base"]} for item in piece], choices)
    return shards


def _by_choices(items: list[dict], words: dict) -> list[tuple[dict, list[dict]]]:
    """(choices, assets) pairs; each asset gets a base name unlike all others."""
    groups: list[tuple[dict, list[dict]]] = []
    taken: set[str] = set()
    for item in items:
        choices = chosen(words, item.get("choices"))
        based = {**item, "base": unused(base_name(item["name"], choices["names"]), taken)}
        group = next((group for known, group in groups if known == choices), None)
        if group is None:
            groups.append((choices, [based]))
        else:
            group.append(based)
    return groups


def _request(items: list[dict]) -> dict:
    """The assets of a shard as the job takes them: meshes come after recipes."""
    return {
        "recipes": [item for item in items if "recipe" in item],
        "meshes": [item["mesh"] for item in items if "mesh" in item],
        "bases": [item["base"] for item in items],
    }

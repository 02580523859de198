"""Recipes in files: ``recipes.json`` of a folder of assets, one asset's JSON, or the manifest of an export."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from model_core.errors import ExportError, shown
from model_core.export.choices import Choices
from model_core.export.manifest import MANIFEST_FILE, read_manifest
from model_core.export.names import is_file_name
from model_core.json_text import JsonError, is_text, parsed
from model_core.recipe import LARGEST_WORD, Recipe
from rodin_cli.console import note
from rodin_cli.errors import CommandError, require_file
from rodin_cli.files import write_json
from rodin_cli.meshes.limits import check_bytes

RECIPES_FILE = "recipes.json"
_LARGEST_BYTES = 256 * 2**20
"""Of a file of recipes; 10,000 assets, the most of one run, have a tenth of that."""
_LARGEST_SCALE = 1e6


@dataclass(frozen=True)
class Entry:
    """One asset of a recipes file.

    Attributes:
        name: unique in its folder; also the stem of its file.
        recipe: how to make it again.
        file: the mesh file beside it, where there is one.
        export: how it was exported, {"morphs", "scale", "choices"}, if it comes from a manifest.
    """

    name: str
    recipe: Recipe
    file: str | None = None
    export: dict = field(default_factory=dict)

    def to_dict(self) -> dict:
        """The form it has in ``recipes.json``."""
        return {"name": self.name, "file": self.file, "recipe": self.recipe.to_dict()}


def read_entries(path: Path) -> list[Entry]:
    """All assets of a JSON file: ``recipes.json``, ``manifest.json``, one asset's JSON, or a bare recipe.

    Raises:
        CommandError: the file is missing, is no JSON, or holds no assets.
        ExportError: the manifest is not a whole one.
        RecipeError: a recipe in it cannot be read.
    """
    require_file(path)
    if path.name == MANIFEST_FILE:
        return _exported(path)
    data = _read_json(path)
    items = data.get("assets", data.get("swords", [data]))  # Rodin 0.1.0 called them swords
    if not isinstance(items, list) or not items:
        raise CommandError("{path} contains no assets.", path=path)
    return [_entry(item, path, number) for number, item in enumerate(items)]


def read_entry(address: str) -> Entry:
    """One asset: ``asset.json``, ``recipes.json:3`` (counted from 0) or ``recipes.json:name``.

    Raises:
        CommandError, RecipeError: see :func:`read_entries`; or no such asset.
    """
    path, key = _split(address)
    entries = read_entries(path)
    if key is None and len(entries) > 1:
        raise CommandError(
            "{path} contains {count} assets; choose one, such as {path}:0 or {path}:{name}.",
            path=path,
            count=len(entries),
            name=entries[0].name,
        )
    return entries[0] if key is None else _pick(entries, key, path)


def write_entries(folder: Path, entries: list[Entry], out: Path, overwrite: bool = False) -> None:
    """Writes ``recipes.json`` into ``folder``: those already in ``out``, and these.

    Args:
        overwrite: whether these may take the place of others with the same names.
    Raises:
        CommandError: ``out`` has another asset with the name of one of these.
        CommandError, RecipeError: ``out`` has a ``recipes.json`` that cannot be read.
    """
    known = read_entries(out / RECIPES_FILE) if (out / RECIPES_FILE).exists() else []
    new = {entry.name: entry for entry in entries}
    for entry in known:
        if not overwrite and new.get(entry.name, entry).recipe != entry.recipe:
            raise CommandError(
                "{path} has a different {name}; choose another folder, or replace it with --overwrite.",
                path=out / RECIPES_FILE,
                name=entry.name,
            )
    kept = [new.pop(entry.name, entry) for entry in known]
    write_json(folder / RECIPES_FILE, {"assets": [entry.to_dict() for entry in [*kept, *new.values()]]})


def _read_json(path: Path) -> dict:
    check_bytes(path, path.stat().st_size, _LARGEST_BYTES)
    try:
        data = parsed(path.read_bytes())
    except OSError as error:  # of reading, it does not name the file
        raise OSError(error.errno, error.strerror, str(path)) from error
    except JsonError as error:
        raise CommandError("{path} cannot be read. {reason}", path=path, reason=error) from error
    if not isinstance(data, dict):
        raise CommandError("{path} contains no recipe.", path=path)
    return data


def _exported(path: Path) -> list[Entry]:
    """Assets of a manifest, but for those that no recipe makes again."""
    record, entries = read_manifest(path), []
    for number, item in enumerate(record["assets"]):
        if missing := [key for key in ("morphs", "scale", "recipe") if key not in item]:
            raise _wrong(path, number, f'it has no "{missing[0]}"')
        choices = record["makings"][item["making"]]["choices"]
        if item["recipe"] is None:
            note(f"Skipped {shown(item['name'])} in {path}: it was exported without a recipe.")
        else:
            export = {"morphs": _morphs(item["morphs"], path, number), "scale": _scale(item["scale"], path, number)}
            _check_choices(choices, path, number)
            entries.append(replace(_entry(item, path, number), export=export | {"choices": choices}))
    if not entries:
        raise CommandError("{path} contains no recipes.", path=path)
    return entries


def _morphs(items: object, path: Path, number: int) -> list[dict]:
    """[{"name", "recipe"}] of what an asset morphs into."""
    if not isinstance(items, list):
        raise _wrong(path, number, 'its "morphs" must be a list')
    return [{"name": one.name, "recipe": one.recipe.to_dict()} for one in (_entry(it, path, number) for it in items)]


def _scale(rows: object, path: Path, number: int) -> list[list[float]]:
    """(3, 3) that an asset's vertices are multiplied by."""
    lists = isinstance(rows, list) and [row for row in rows if isinstance(row, list) and len(row) == 3]
    numbers = [value for row in lists or [] for value in row if type(value) in (int, float)]
    if not lists or len(rows) != 3 or len(numbers) != 9 or max(map(abs, numbers)) > _LARGEST_SCALE:
        raise _wrong(path, number, 'its "scale" must be three rows of three numbers')
    return rows


def _check_choices(choices: dict, path: Path, number: int) -> None:
    try:
        Choices.from_dict(choices)
    except ExportError as error:
        raise ExportError("Entry {number} of {path}: {reason}", number=number, path=path, reason=error) from error


def _wrong(path: Path, number: int, what: str) -> CommandError:
    return CommandError("Entry {number} of {path} cannot be used: {what}.", number=number, path=path, what=what)


def _entry(item: object, path: Path, number: int) -> Entry:
    if not isinstance(item, dict):
        raise CommandError("Entry {number} of {path} is not an asset.", number=number, path=path)
    name, file = item.get("name"), item.get("file")
    if name is not None and not (is_text(name) and len(name) <= LARGEST_WORD):
        raise _wrong(path, number, f'its "name" must be text of at most {LARGEST_WORD} characters')
    if file is not None and not is_file_name(file):
        raise _wrong(path, number, f'its "file", {shown(file)}, is not the name of a file in its folder')
    data = item.get("recipe", item)
    try:
        recipe = Recipe.from_dict(data)
    except ValueError as error:
        raise type(error)("Entry {number} of {path}: {reason}", number=number, path=path, reason=error) from error
    return Entry(name=name or path.stem, recipe=recipe, file=file)


def _split(address: str) -> tuple[Path, str | None]:
    """A colon after the suffix parts file and key; the one of a drive letter does not."""
    head, colon, key = address.rpartition(":")
    if colon and head.lower().endswith(".json") and not Path(address).is_file():
        return Path(head), key
    return Path(address), None


def _pick(entries: list[Entry], key: str, path: Path) -> Entry:
    for entry in entries:
        if entry.name == key:
            return entry
    if key.isdecimal() and int(key) < len(entries):
        return entries[int(key)]
    raise CommandError(
        "{path} has no asset {key}; it contains {count}, counting from 0.", path=path, key=repr(key), count=len(entries)
    )

"""The record of an export: what was written, how it was made, and what was refused.

A folder has one manifest, however often it is exported to: what was written by an earlier export
stays in it as long as its files do. The form is that of ``manifest.schema.json`` beside this file
(JSON Schema 2020-12). An export of a manifest's assets and choices, with the same weights, gives
the same geometry: the hashes of vertices and triangles are the same. Files differ, as FBX notes
the time of writing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np

from ..errors import ExportError, shown
from ..files import write_whole
from ..json_text import JsonError, parsed
from .choices import Choices
from .level import Level
from .names import is_file_name

VERSION = 2
"""Version 1 is that of Rodin 0.1.0, which called the assets swords."""
SCHEMA_FILE = Path(__file__).with_name("manifest.schema.json")
MANIFEST_FILE = "manifest.json"
_FORMS = {
    "makings": {"choices": dict},
    "assets": {"name": str, "base": str, "making": int, "files": list},
    "refused": {"name": str, "base": str, "reasons": list},
    "missing": {"name": str, "base": str},
    "contact_sheets": {},
}
"""{list: {key of each of its items: type}} as far as a manifest is read again; the schema says all."""
_LARGEST_BYTES = 2**30
"""Of a manifest; one of 100,000 assets, the most of a batch, has half of that."""
_FILE = {"name": str, "bytes": int, "sha256": str}
_BLOCK = 1 << 20  # bytes read at a time
_LICENCES = {"reconstructed": "as the mesh it was rebuilt from"}


def new_manifest(settings: dict, planned: list[dict]) -> dict:
    """The record of an export that has just begun: all is missing.

    Args:
        settings: see :func:`export_settings`; the file lists them under "makings".
        planned: [{"name", "base"}] of every asset.
    """
    return {
        "manifest": VERSION,
        "makings": [settings],
        "assets": [],
        "refused": [],
        "missing": list(planned),
        "contact_sheets": [],
    }


def export_settings(choices: Choices, weights: dict, made_with: dict) -> dict:
    """How the assets of an export are made.

    Args:
        weights: {"sha256", "licence"}. made_with: {program: version}.
    """
    return {"choices": choices.to_dict(), "weights": weights, "made_with": made_with}


def note(record: dict, entry: dict) -> None:
    """An asset is written, or refused if its entry has "reasons": it is no longer missing."""
    record["missing"] = [item for item in record["missing"] if item["base"] != entry["base"]]
    record["refused" if "reasons" in entry else "assets"].append(entry)


def merged(read: Callable[[], Iterable[dict]]) -> Iterator[str]:
    """The text of one manifest out of many of one folder; where several name the same base, the last counts.

    Args:
        read: gives the manifests, the oldest first. It is called twice, and of what it gives one at a time is
            held, so that files may be read as they are needed. An asset that was not yet written at the first
            reading stays missing, so that the text agrees with itself while others go on writing.
    Yields:
        Pieces of JSON, an asset in each.
    """
    all_settings: list[dict] = []
    sheets: dict[str, None] = {}
    last: dict[str, int] = {}  # {base: manifest}
    made: dict[str, tuple[int, int]] = {}  # {base: (manifest, index of its settings)} of those that are written
    others: dict[str, list[tuple[int, dict]]] = {"refused": [], "missing": []}
    for index, record in enumerate(read()):
        all_settings += [one for one in record["makings"] if one not in all_settings]
        sheets |= dict.fromkeys(record["contact_sheets"])
        last |= {item["base"]: index for key in ("assets", *others) for item in record[key]}
        places = [all_settings.index(one) for one in record["makings"]]
        made |= {asset["base"]: (index, places[asset["making"]]) for asset in record["assets"]}
        for key, items in others.items():
            items += [(index, item) for item in record[key]]

    yield f'{{\n"manifest": {VERSION},\n'
    yield from _list("makings", all_settings)
    yield from _list("assets", _written(read(), made, last))
    for key, items in others.items():
        yield from _list(key, (item for index, item in items if last[item["base"]] == index))
    yield from _list("contact_sheets", sheets, end="\n}\n")


def _written(records: Iterable[dict], made: dict[str, tuple[int, int]], last: dict[str, int]) -> Iterator[dict]:
    for index, record in enumerate(records):
        for asset in record["assets"]:
            base = asset["base"]
            if base in made and made[base][0] == last[base] == index:
                yield {**asset, "making": made[base][1]}


def _list(key: str, items: Iterable, end: str = ",\n") -> Iterator[str]:
    """A key of a JSON object and its list, one item a line."""
    yield f'"{key}": ['
    for number, item in enumerate(items):
        text = json.dumps(item, ensure_ascii=False, allow_nan=False)
        yield f",\n {text}" if number else f"\n {text}"
    yield f"\n]{end}"


def file_entry(path: Path) -> dict:
    """{"name", "bytes", "sha256"} of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return {"name": path.name, "bytes": path.stat().st_size, "sha256": digest.hexdigest()}


def geometry_sha256(level: Level) -> str:
    """sha256, hex, of vertices as float32 and triangles as int32, little-endian."""
    digest = hashlib.sha256(np.ascontiguousarray(level.vertices, dtype="<f4"))
    digest.update(np.ascontiguousarray(level.triangles, dtype="<i4"))
    return digest.hexdigest()


def licence_of(origin: str | None, weights_licence: str | None) -> str | None:
    """Of one asset: the weights' for what the model drew; a rebuilt or changed mesh is its maker's."""
    return _LICENCES.get(origin, weights_licence) if origin else "as the mesh that was exported"


def absent_files(record: dict, folder: Path) -> list[str]:
    """Files that a manifest names and a folder does not hold in their full size."""
    named = [item for asset in record["assets"] for item in asset["files"]]
    return [item["name"] for item in named if not _is_whole(folder / item["name"], item["bytes"])]


def read_manifest(path: Path) -> dict:
    """A manifest that was written by :func:`write_manifest`; an older one in the form of today's.

    Raises:
        ExportError: it cannot be read, is of another kind or version, has a damaged entry, or names a file that
            is not in its folder.
    """
    try:
        if path.exists() and not path.is_file():  # a device may be read for ever, and a pipe waited for
            raise ExportError('"{path}" is not a regular file.', path=path)
        if path.stat().st_size > _LARGEST_BYTES:
            raise ExportError('"{path}" is too large to be a manifest.', path=path)
        record = parsed(path.read_bytes())
    except OSError as error:
        raise ExportError('"{path}" cannot be read: {reason}.', path=path, reason=error.strerror) from error
    except JsonError as error:
        raise ExportError('"{path}" is not a manifest. {reason}', path=path, reason=error) from error
    if isinstance(record, dict) and record.get("manifest") == 1 and "swords" in record:
        record = {**record, "manifest": VERSION, "assets": record.pop("swords")}
    if not isinstance(record, dict) or record.get("manifest") != VERSION:
        raise ExportError('"{path}" is not a manifest of version {version}.', path=path, version=VERSION)
    if not all(isinstance(record.get(key), list) for key in _FORMS):
        raise ExportError('"{path}" is not a complete manifest.', path=path)
    _check(record, path)
    return record


def _check(record: dict, path: Path) -> None:
    """That what is read again is there, and names files of its own folder alone: it may be a stranger's."""
    for key, form in _FORMS.items():
        for number, item in enumerate(record[key]):
            if form and not _has_form(item, form):
                raise _damaged(path, number, key)
    for number, asset in enumerate(record["assets"]):
        if not 0 <= asset["making"] < len(record["makings"]) or not all(_has_form(f, _FILE) for f in asset["files"]):
            raise _damaged(path, number, "assets")
    for number, item in enumerate(record["refused"]):
        if not all(isinstance(reason, str) for reason in item["reasons"]):
            raise _damaged(path, number, "refused")
    named = [file["name"] for asset in record["assets"] for file in asset["files"]]
    for name in [*named, *record["contact_sheets"]]:
        if not is_file_name(name):
            raise ExportError('"{path}" names a file that is not in its folder: {name}.', path=path, name=shown(name))


def _has_form(item: object, form: dict[str, type]) -> bool:
    return isinstance(item, dict) and all(type(item.get(key)) is type_ for key, type_ in form.items())


def _damaged(path: Path, number: int, key: str) -> ExportError:
    return ExportError(
        '"{path}" is not a complete manifest: entry {number} of "{key}" is damaged.', path=path, number=number, key=key
    )


def read_whole(folder: Path) -> dict:
    """A folder's manifest with those assets alone whose files are all still there.

    Raises:
        ExportError: as in :func:`read_manifest`.
    """
    record = read_manifest(folder / MANIFEST_FILE)
    gone = set(absent_files(record, folder))
    kept = [asset for asset in record["assets"] if not gone & {item["name"] for item in asset["files"]}]
    return {**record, "assets": kept}


def write_manifest(folder: Path, record: dict) -> None:
    """Into ``folder/manifest.json``, whole or not at all; assets of an older one there that are still whole stay.

    Raises:
        ExportError: the older one cannot be read. OSError: it cannot be written.
    """
    path = folder / MANIFEST_FILE
    records = [read_whole(folder), record] if path.exists() else [record]
    write_whole(path, merged(lambda: records))


def _is_whole(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size

"""glTF and GLB as far as a surface goes: one document and its buffers, checked, for a reader to unpack."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath
from urllib.parse import unquote

import numpy as np

from model_core.errors import shown
from rodin_cli.errors import CommandError
from rodin_cli.meshes.limits import LARGEST_BYTES, check_bytes

_MAGIC, _JSON, _BINARY = b"glTF", 0x4E4F534A, 0x004E4942
_BYTES = {5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4}
_NUMBERS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}
_COMPRESSED = ("KHR_draco_mesh_compression", "EXT_meshopt_compression", "KHR_meshopt_compression")
_NOTHING = {"componentType": 5126, "type": "SCALAR", "count": 0}
_LISTS = ("nodes", "meshes", "accessors", "bufferViews", "buffers", "scenes")


def document(path: Path) -> tuple[dict, dict[str, memoryview]]:
    """A glTF document without materials and all that is not a position or a face, and its buffers by their URI.

    Raises:
        CommandError: it is not valid, a buffer is missing, of the wrong length or elsewhere, or it is too large.
        OSError: it cannot be read.
    """
    check_bytes(path, path.stat().st_size)
    tree, binary = _parsed(path, path.read_bytes())
    if not isinstance(tree, dict):
        raise CommandError("{path} is not a glTF file: its JSON is not an object.", path=path)
    for key in _LISTS:
        if not isinstance(tree.get(key, []), list) or not all(isinstance(item, dict) for item in tree.get(key, [])):
            raise CommandError('{path} is damaged: its "{key}" are not a list of objects.', path=path, key=key)
    required = tree.get("extensionsRequired") or []
    if found := [name for name in _COMPRESSED if name in required]:
        raise CommandError("{path} is compressed with {name}, which cannot be read.", path=path, name=found[0])
    buffers = _buffers(path, tree, binary)
    _keep_surface(tree)
    _check_unpacked(path, tree)
    return tree, buffers


def _parsed(path: Path, content: bytes) -> tuple[object, memoryview | None]:
    """The JSON, and a GLB's binary chunk."""
    binary = None
    if path.suffix.lower() == ".glb":
        content, binary = _chunks(path, content)
    try:
        return json.loads(bytes(content).decode("utf-8-sig")), binary
    except RecursionError as error:
        raise CommandError("{path} is not a glTF file: its JSON is nested too deeply.", path=path) from error
    except ValueError as error:
        raise CommandError("{path} is not a glTF file: it has no valid JSON.", path=path) from error


def _chunks(path: Path, content: bytes) -> tuple[memoryview, memoryview | None]:
    """A GLB's JSON and its binary chunk; others are skipped, as its specification asks."""
    found: dict[int, memoryview] = {}
    if content[:4] != _MAGIC or content[4:8] != b"\2\0\0\0":
        raise CommandError("{path} is not a GLB file of version 2.", path=path)
    start, rest = 12, memoryview(content)
    while start + 8 <= len(content):
        length, kind = (int(number) for number in np.frombuffer(content, "<u4", 2, start))
        if start + 8 + length > len(content):
            raise CommandError("{path} is cut off: it ends within a chunk.", path=path)
        found.setdefault(kind, rest[start + 8 : start + 8 + length])
        start += 8 + length
    if _JSON not in found:
        raise CommandError("{path} is not a GLB file: it has no JSON.", path=path)
    return found[_JSON], found.get(_BINARY)


def _buffers(path: Path, tree: dict, binary: memoryview | None) -> dict[str, memoryview]:
    """{URI: bytes}; in the document, each URI becomes its buffer's number."""
    buffers, total = {}, 0
    for number, item in enumerate(tree.get("buffers", [])):
        uri, length = item.get("uri"), item.get("byteLength")
        if isinstance(length, bool) or not isinstance(length, int) or length < 0:
            raise CommandError("{path} is damaged: the buffer {number} has no length.", path=path, number=number)
        if uri is None and number == 0 and binary is not None:
            name, data = "its binary chunk", binary
        elif isinstance(uri, str) and uri.startswith("data:"):
            name, data = "its embedded data", _embedded(path, uri)
        else:
            name, data = _beside(path, uri, number)
        if len(data) < length:
            raise CommandError(
                "{path} needs {length:,} bytes of {name}, which has {found:,}.",
                path=path,
                length=length,
                name=shown(name),
                found=len(data),
            )
        total += len(data)
        check_bytes(path, total)
        buffers[str(number)] = memoryview(data)[:length]
        item["uri"] = str(number)
    return buffers


def _embedded(path: Path, uri: str) -> bytes:
    head, comma, data = uri.partition(",")
    try:
        if not comma or not head.endswith(";base64"):
            raise ValueError
        return base64.b64decode(data, validate=True)
    except (ValueError, binascii.Error) as error:
        raise CommandError("{path} is damaged: its embedded data is not base64.", path=path) from error


def _beside(path: Path, uri: object, number: int) -> tuple[str, bytes]:
    """Name and content of a buffer's own file, which has to be in the folder of the document or below it."""
    if not isinstance(uri, str) or not uri:
        raise CommandError("{path} is damaged: the buffer {number} has no data.", path=path, number=number)
    name = unquote(uri)
    if "://" in uri:
        raise CommandError("{path} needs {uri}, which is not a file.", path=path, uri=shown(uri))
    if not _is_below(name):
        raise CommandError("{path} needs {name}, which is outside of its folder.", path=path, name=shown(name))
    file = next((path.parent / one for one in (name, uri) if _is(Path.is_file, path.parent / one)), None)
    if file is None:
        there = _is(Path.exists, path.parent / name)
        raise CommandError(
            "{path} needs {name}, which is {what}.",
            path=path,
            name=shown(name),
            what="not a regular file" if there else "missing",
        )
    check_bytes(file, file.stat().st_size)
    return name, file.read_bytes()


def _is(what: Callable[[Path], bool], path: Path) -> bool:
    try:
        return what(path)
    except (OSError, ValueError):  # a name that no file can have
        return False


def _is_below(name: str) -> bool:
    """Whether a name, on any system, is that of a file in the folder or below it."""
    windows = PureWindowsPath(name)
    parts = {*PurePosixPath(name).parts, *windows.parts}
    return "\0" not in name and not windows.anchor and not name.startswith("/") and ".." not in parts


def _keep_surface(tree: dict) -> None:
    """Only positions and indices stay: the reader unpacks every accessor that is there."""
    used = set()
    for mesh in tree.get("meshes", []):
        for primitive in mesh.get("primitives", []):
            primitive["attributes"] = {
                name: index for name, index in primitive["attributes"].items() if name == "POSITION"
            }
            used |= {primitive.get("indices"), *primitive["attributes"].values()}
    tree["accessors"] = [item if index in used else _NOTHING for index, item in enumerate(tree.get("accessors", []))]
    tree.setdefault("bufferViews", [])
    for key in ("images", "textures", "samplers", "materials", "animations", "skins", "cameras"):
        tree.pop(key, None)


def _check_unpacked(path: Path, tree: dict) -> None:
    """Accessors may read the same bytes again and again, or have none and count zeros."""
    size = sum(_BYTES[item["componentType"]] * _NUMBERS[item["type"]] * item["count"] for item in tree["accessors"])
    if not 0 <= size <= LARGEST_BYTES:
        raise CommandError(
            "{path} unpacks to {found:,} MB; the limit is {most:,} MB.",
            path=path,
            found=size >> 20,
            most=LARGEST_BYTES >> 20,
        )

"""Whether files can be read to their end, each kind in its own way."""

from __future__ import annotations

import hashlib
import json
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

_FBX = b"Kaydara FBX Binary"
_FBX_END = bytes.fromhex("f85a8c6adef5d97eece90ce3758f290b")  # the last bytes of each such file
_SIZES = {"float": 4, "double": 8, "int": 4, "uint": 4, "uchar": 1, "char": 1, "short": 2, "ushort": 2}


def broken_files(folder: Path) -> list[str]:
    """What cannot be read in a folder, and what its lists name that is not there; hidden files aside."""
    found = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        try:
            _CHECKS.get(path.suffix, _nothing)(path)
        except (ValueError, OSError, LookupError, zipfile.BadZipFile, struct.error, AssertionError) as error:
            found.append(f"{path.relative_to(folder)}: {error!r}")
    return found


def unnamed_files(folder: Path) -> list[str]:
    """Meshes beside a list of assets that does not name them."""
    there = {path.name for path in folder.iterdir() if path.suffix in (".ply", ".fbx", ".glb")}
    named = set()
    if (folder / "recipes.json").is_file():
        named |= set(_meshes(folder / "recipes.json"))
    if (folder / "manifest.json").is_file():
        record = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        named |= {file["name"] for asset in record["assets"] for file in asset["files"]}
    likenesses = {path.with_suffix(".ply").name for path in folder.glob("*_rodin.json")}
    return sorted(there - named - likenesses)


def _ply(path: Path) -> None:
    content = path.read_bytes()
    head, found, body = content.partition(b"end_header\n")
    assert found, "no whole header"
    lines = head.decode("ascii").splitlines()
    assert "format binary_little_endian 1.0" in lines, "not binary"
    place, element = 0, []
    blocks = []
    for line in lines:
        words = line.split()
        if words[0] == "element":
            element = [int(words[2])]
            blocks.append(element)
        elif words[0] == "property":
            element.append(words[1:])
    for count, *properties in blocks:
        if all(kind[0] != "list" for kind in properties):
            place += count * sum(_SIZES[kind[0]] for kind in properties)
            continue
        for _ in range(count):
            for kind in properties:
                if kind[0] == "list":
                    place += 1 + body[place] * _SIZES[kind[2]]
                else:
                    place += _SIZES[kind[0]]
    assert place == len(body), f"{len(body)} bytes instead of {place}"


def _png(path: Path) -> None:
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n") and content.endswith(b"IEND\xaeB`\x82"), "no whole picture"


def _glb(path: Path) -> None:
    content = path.read_bytes()
    magic, _, length = struct.unpack_from("<4sII", content)
    assert magic == b"glTF" and length == len(content), f"{len(content)} bytes instead of {length}"


def _fbx(path: Path) -> None:
    content = path.read_bytes()
    assert content.startswith(_FBX) and content.endswith(_FBX_END), "no whole FBX"


def _npz(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None, "a damaged archive"


def _json(path: Path) -> None:
    values = json.loads(path.read_text(encoding="utf-8"))
    if path.name == "recipes.json":
        missing = [name for name in _meshes(path) if not path.with_name(name).is_file()]
        assert not missing, f"{missing} are not there"
    if path.name == "manifest.json":
        for file in (file for asset in values["assets"] for file in asset["files"]):
            content = path.with_name(file["name"]).read_bytes()
            assert hashlib.sha256(content).hexdigest() == file["sha256"], f"{file['name']} is another"
        missing = [name for name in values["contact_sheets"] if not path.with_name(name).is_file()]
        assert not missing, f"{missing} are not there"


def _meshes(path: Path) -> list[str]:
    """The files that a recipes.json names."""
    return [item["file"] for item in json.loads(path.read_text(encoding="utf-8"))["assets"]]


def _nothing(_path: Path) -> None:
    pass


_CHECKS: dict[str, Callable[[Path], None]] = {
    ".ply": _ply,
    ".png": _png,
    ".glb": _glb,
    ".fbx": _fbx,
    ".npz": _npz,
    ".json": _json,
}

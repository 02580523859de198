"""Reads an exported file with programs that nobody here wrote, all with the same answer; make readers installs them."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))  # pytest's importlib mode finds no neighbours by itself

import godot_engine
from running import BUILD, PROGRAMS, run

MODULES = BUILD / "node/node_modules"
PYTHON = BUILD / "python/bin/python"
FBX2GLTF = MODULES / "fbx2gltf/bin/Linux/FBX2glTF"

Point = tuple[float, float, float]


@dataclass(frozen=True)
class Node:
    """An object of a file, as one reader sees it.

    Attributes:
        parent: the name of the node above; None at the top. What a reader adds above a file's own nodes is left out.
        kind: "mesh" or "empty"; in Godot also "static_body" and "collision".
        position: of its origin, in metres, in the reader's own world axes. Of a Z-up FBX file with a single top object
            three.js turns that object, but leaves it where it was.
        matrix_is_identity: whether it neither turns nor scales against its parent. three.js and assimp tell what the
            file says; FBX2glTF, and Godot for a Z-up file, convert to their world at the top object and tell that.
        custom: its custom properties; three.js reads none from FBX.
        vertices: as the reader holds them, so split at seams, in three.js's FBX even at every corner.
        low, high: the corners of the box around its mesh, in metres, in the reader's own world axes.
        has_tangents: None where the reader does not tell.
        materials: names, one a surface.
        morphs: names.
        shape: Godot's class of a collision shape.
    """

    name: str
    parent: str | None
    kind: str
    position: Point
    matrix_is_identity: bool
    custom: dict[str, object] = field(default_factory=dict)
    vertices: int = 0
    triangles: int = 0
    low: Point | None = None
    high: Point | None = None
    uv_sets: int = 0
    has_normals: bool = False
    has_tangents: bool | None = None
    materials: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    shape: str = ""


@dataclass(frozen=True)
class Contents:
    """What a reader found.

    Attributes:
        nodes: parents before their children; empty from the validator.
        messages: the reader's warnings and errors.
    """

    nodes: list[Node]
    messages: list[str]


class Reader(NamedTuple):
    """A program.

    Attributes:
        formats: suffixes that it reads.
        available: says why it cannot be used here; None where it can.
        answer: (file, empty folder for its own files) -> {"nodes": [...], "messages": [...]}.
    """

    formats: tuple[str, ...]
    available: Callable[[], str | None]
    answer: Callable[[Path, Path], dict]


def read(reader: str, path: Path) -> Contents:
    """Read a file with one of READERS.

    Raises:
        RuntimeError: The reader refused the file; with what it printed.
    """
    with TemporaryDirectory() as folder:
        answer = READERS[reader].answer(path.resolve(), Path(folder))
    return Contents([Node(**node) for node in answer["nodes"]], answer["messages"])


def read_in_godot(paths: list[Path]) -> list[Contents]:
    """Several files at once, as Godot is slow to start.

    Raises:
        RuntimeError: as in :func:`read`.
    """
    with TemporaryDirectory() as folder:
        answers = godot_engine.read_many([path.resolve() for path in paths], Path(folder))
    return [Contents([Node(**node) for node in answer["nodes"]], answer["messages"]) for answer in answers]


def lod_groups(path: Path) -> int:
    """How many nodes of an FBX file carry Unreal's LOD group; counted in the bytes, for no reader tells."""
    return path.read_bytes().count(b"\x00\x01NodeAttributeS\x08\x00\x00\x00LodGroup")


def _three(path: Path, folder: Path) -> dict:
    return _asked(folder, "node", PROGRAMS / "three.mjs", MODULES, path)


def _validator(path: Path, folder: Path) -> dict:
    return _asked(folder, "node", PROGRAMS / "validate.mjs", MODULES, path)


def _assimp(path: Path, folder: Path) -> dict:
    (library,) = PYTHON.parents[1].glob("lib/python3.*/site-packages/cmeel.prefix/lib/libassimp.so")
    return _asked(folder, PYTHON, PROGRAMS / "assimp.py", library, path)


def _usd(path: Path, folder: Path) -> dict:
    return _asked(folder, PYTHON, PROGRAMS / "usd.py", path)


def _fbx2gltf(path: Path, folder: Path) -> dict:
    """Autodesk's own FBX library reads, and what it makes of the file is glTF for three.js."""
    converted = folder / "converted.glb"
    run(FBX2GLTF, "--binary", "--user-properties", "--input", path, "--output", converted)
    answer = _three(converted, folder)
    answer["nodes"] = [node for node in answer["nodes"] if node["parent"] or node["name"] != "RootNode"]
    for node in answer["nodes"]:
        node["parent"] = None if node["parent"] == "RootNode" else node["parent"]
        properties = node["custom"].get("fromFBX", {}).get("userProperties", {})
        node["custom"] = {name: one["value"] for name, one in properties.items()}
    return answer


def _asked(folder: Path, *words: str | Path) -> dict:
    answer = folder / "answer.json"
    run(*words, answer)
    return json.loads(answer.read_text(encoding="utf-8"))


def _in_node() -> str | None:
    if not shutil.which("node"):
        return "There is no Node.js."
    return None if (BUILD / ".node-ready").exists() else "make readers did not install the readers in Node.js."


def _in_node_on_linux() -> str | None:
    return _in_node() if sys.platform == "linux" else "FBX2glTF is used in its form for Linux."


def _in_python() -> str | None:
    return None if (BUILD / ".python-ready").exists() else "make readers did not install the readers in Python."


READERS: dict[str, Reader] = {
    "three": Reader((".fbx", ".glb", ".obj"), _in_node, _three),
    "fbx2gltf": Reader((".fbx",), _in_node_on_linux, _fbx2gltf),
    "assimp": Reader((".fbx", ".glb", ".obj"), _in_python, _assimp),
    "godot": Reader((".fbx", ".glb"), godot_engine.why_not, godot_engine.read),
    "usd": Reader((".usd", ".usdc", ".usda"), _in_python, _usd),
    "validator": Reader((".glb",), _in_node, _validator),
}

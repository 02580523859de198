"""The meshes of a set: those of a folder, or those of one kind in a folder that ``rodin prepare`` has made."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import numpy as np

from model_core.errors import RodinError
from model_core.export.names import file_stem, unused
from model_core.learning.lesson import Lesson
from model_core.learning.records import Registered
from model_core.preparation.duplicates import duplicates, signature
from model_core.preparation.split import held_out
from model_core.surface.frame import Y_UP
from model_core.surface.mesh import TriangleMesh
from rodin_cli.console import note
from rodin_cli.errors import CommandError
from rodin_cli.meshes.reading import MESH_SUFFIXES, read_mesh
from rodin_cli.preparing.dataset import DATASET_FILE, MESHES
from rodin_cli.preparing.records import fingerprint

_Y_UP_SUFFIXES = (".glb", ".gltf", ".obj")


@dataclass(frozen=True)
class Member:
    """A mesh of a set.

    Attributes:
        name: unlike all others', and fit for files. path: of its file.
        source: the folder that its file was in; "" where that is not known.
        held_out: kept for measuring. told: whether it was seen to be of its kind.
        licence: path within the set's source of the file that says it, or None.
        up_is_y: it is stood up when it is read, see ``frame.Y_UP``.
    """

    name: str
    path: Path
    source: str = ""
    held_out: bool = False
    told: bool = False
    licence: str | None = None
    up_is_y: bool = False


def members(folder: Path, kind: str) -> list[Member]:
    """What is to be registered; of a prepared set without duplicates and without other kinds.

    Raises:
        CommandError: there is no such folder, no mesh of the kind in it, or a list of assets that cannot be read.
    """
    if not folder.is_dir():
        raise CommandError("There is no folder {folder}.", folder=folder)
    if not (folder / DATASET_FILE).is_file():
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in MESH_SUFFIXES)
        taken: set[str] = set()
        found = [Member(unused(file_stem(path.stem), taken), path) for path in paths]
    else:
        found = [_member(folder, asset) for asset in _assets(folder / DATASET_FILE, kind)]
    if not found:
        raise CommandError("The folder {folder} contains no mesh of the kind {kind}.", folder=folder, kind=kind)
    return found


def _assets(path: Path, kind: str) -> list[dict]:
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))["assets"]
        return [one for one in listed if one["kind"] == kind and one["duplicate_of"] is None]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise CommandError("{path} is not the list of a prepared set; prepare the set again.", path=path) from error


def _member(folder: Path, asset: dict) -> Member:
    file = Path(str(asset.get("file"))).name  # within the set, whatever its list says
    return Member(
        name=Path(file).stem,
        path=folder / MESHES / file,
        source=PurePosixPath(str(asset.get("source", ""))).parent.as_posix(),
        held_out=asset.get("held_out") is True,
        told=True,
        licence=asset.get("licence"),
    )


def unlike_members(folder: Path, kind: str) -> list[Member]:
    """The same without copies, which are told of, and some of them held out; raises as :func:`members`."""
    found, copies = unlike(folder, members(folder, kind))
    if copies:
        note(f"{len(copies)} of {len(copies) + len(found)} meshes are copies of others and were left out.")
    return with_held_out(found)


def standing(found: Sequence[Member], up: str | None) -> list[Member]:
    """The same, to be stood up when they are read.

    Args:
        up: "y" or "z", the axis that points up in their files; None for the usual one of each format.
    """
    return [replace(one, up_is_y=up == "y" if up else one.path.suffix.lower() in _Y_UP_SUFFIXES) for one in found]


def mesh_of(member: Member) -> TriangleMesh:
    """A member's mesh; raises as ``reading.read_mesh``."""
    mesh = read_mesh(member.path)
    return TriangleMesh(mesh.vertices @ Y_UP.T, mesh.triangles) if member.up_is_y else mesh


def lesson_of(found: Sequence[Member], rows: Sequence[Registered], style: str, command: str, started: float) -> Lesson:
    """What members and their registrations teach; see :class:`Lesson`."""
    pairs = list(zip(found, rows, strict=True))
    known = [(member, row.found()) for member, row in pairs if not member.held_out and row.is_good]
    return Lesson(
        recipes=[recipe for _, recipe in known],
        style=style,
        held_out=[mesh_of(member) for member, row in pairs if member.held_out and not row.refused],
        command=command,
        sources=[member.source for member, _ in known if member.source],
        licences=sorted({member.licence for member, _ in known if member.licence}),
        started=started,
    )


def unlike(folder: Path, found: Sequence[Member]) -> tuple[list[Member], list[Member]]:
    """The first one of each shape, and the others: meshes that are the same but for place, size and way of lying.

    Of a prepared set, which has no copies any more, all are among the first; so is what cannot be read, and whoever
    registers it says why.
    """
    if (folder / DATASET_FILE).is_file():
        return list(found), []
    files: dict[str, Member] = {}
    for member in found:
        files.setdefault(_content(member), member)
    first = _shapes(list(files.values()))
    return first, [member for member in found if member not in first]


def _content(member: Member) -> str:
    """By which files are told to be the same; a name of its own for one that cannot be read."""
    try:
        return fingerprint(member.path)
    except OSError:
        return f"{member.name}, unreadable"


def _shapes(found: list[Member]) -> list[Member]:
    """The first one of each shape, and all that cannot be read."""
    meshes: dict[int, TriangleMesh] = {}
    for index, member in enumerate(found):
        with suppress(RodinError):
            meshes[index] = read_mesh(member.path)
    if not meshes:
        return found
    readable = list(meshes)
    same = duplicates(np.stack([signature(mesh) for mesh in meshes.values()]), lambda at: meshes[readable[at]])
    copies = {readable[at] for at, first in enumerate(same) if first != at}
    return [member for index, member in enumerate(found) if index not in copies]


def with_held_out(found: list[Member]) -> list[Member]:
    """The same, some held out where none is yet, unless they are too few."""
    if any(member.held_out for member in found):
        return found
    names = [member.name for member in found]
    kept = held_out(names, names, range(len(names)))
    return [replace(member, held_out=one) for member, one in zip(found, kept, strict=True)]

"""The meshes of a collection as they are when Learn is pressed, in files that later edits do not change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path

import bpy
import numpy as np

from ...model_core.errors import RodinError
from ...model_core.files import write_whole
from ...model_core.preparation.assets import NamedMesh, without_helpers
from ...model_core.surface.mesh import TriangleMesh
from ..errors import SceneError
from ..surfaces import TYPES_WITH_SURFACE, world_surface

FILE, MESHES = "set.json", "meshes"
MOST = 1_000
"""Meshes of a set in Blender; larger ones are for the command line."""


@dataclass(frozen=True)
class Member:
    """A mesh of the set: its object's name, and the SHA-256 of coordinates and faces, by which its files are called."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Snapshot:
    """What is to be learnt.

    Attributes:
        base: folder of the weights that it begins with. style: what the set becomes.
        members: in the collection's order.
    """

    base: str
    style: str
    members: tuple[Member, ...]


def meshes_of(context: bpy.types.Context, collection: bpy.types.Collection) -> Iterator[NamedMesh]:
    """The assets of a collection, metres: each object that has no parent in it, with all that is parented to it.

    Hidden objects are left out, and those whose names say that they are collision shapes or coarser levels.

    Raises:
        SceneError: there are none, or too many.
    """
    depsgraph, scale = context.evaluated_depsgraph_get(), context.scene.unit_settings.scale_length
    objects = [item for item in collection.all_objects if item.type in TYPES_WITH_SURFACE and not _is_hidden(item)]
    parts, tops = [], {}
    for item in objects:
        try:
            surface = world_surface([item], depsgraph)
        except RodinError:  # an empty mesh is no part of anything
            continue
        parts.append(NamedMesh(item.name_full, TriangleMesh(surface.vertices * scale, surface.triangles)))
        tops[item.name_full] = _top(item, collection)
    kept, _ = without_helpers(parts)
    groups: dict[str, list[TriangleMesh]] = {}
    for part in kept:
        groups.setdefault(tops[part.name], []).append(part.mesh)
    if not groups:
        raise SceneError('The collection "{name}" has no meshes to learn from.', name=collection.name)
    if len(groups) > MOST:
        raise SceneError(
            'The collection "{name}" has {count} meshes; at most {most} can be learnt from here. Use the command line.',
            name=collection.name,
            count=len(groups),
            most=MOST,
        )
    for name, meshes in groups.items():
        yield NamedMesh(name, TriangleMesh.joined(meshes))


def write_mesh(folder: Path, mesh: NamedMesh) -> Member:
    """Keep a mesh in the folder, unless it is there already.

    Raises:
        OSError: it cannot be written.
    """
    vertices, triangles = mesh.mesh.vertices.astype("<f4"), mesh.mesh.triangles.astype("<i4")
    sha256 = hashlib.sha256(vertices.tobytes() + triangles.tobytes()).hexdigest()
    path = mesh_path(folder, sha256)
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, _packed(vertices, triangles))
    return Member(mesh.name, sha256)


def _packed(vertices: np.ndarray, triangles: np.ndarray) -> bytes:
    buffer = BytesIO()
    np.savez_compressed(buffer, vertices=vertices, triangles=triangles)
    return buffer.getvalue()


def mesh_path(folder: Path, sha256: str) -> Path:
    """Where in the folder a mesh is."""
    return folder / MESHES / f"{sha256}.npz"


def read_mesh(folder: Path, sha256: str) -> TriangleMesh:
    """A mesh of the set.

    Raises:
        SurfaceError: it cannot be sampled. OSError, ValueError, KeyError: its file is gone or damaged.
    """
    with np.load(mesh_path(folder, sha256), allow_pickle=False) as arrays:
        return TriangleMesh.checked(arrays["vertices"].astype(np.float64), arrays["triangles"].astype(np.int64))


def write(folder: Path, snapshot: Snapshot) -> None:
    """Raises OSError: it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / FILE, [json.dumps(asdict(snapshot), indent=1), "\n"])


def read(folder: Path) -> Snapshot:
    """Raises OSError, ValueError, KeyError, TypeError: there is none, or it is damaged."""
    found = json.loads((folder / FILE).read_text(encoding="utf-8"))
    return Snapshot(found["base"], found["style"], tuple(Member(**member) for member in found["members"]))


def _top(item: bpy.types.Object, collection: bpy.types.Collection) -> str:
    """The farthest ancestor that is in the collection too."""
    top, above = item, item.parent
    while above is not None:
        if above.name in collection.all_objects:
            top = above
        above = above.parent
    return top.name_full


def _is_hidden(item: bpy.types.Object) -> bool:
    return item.hide_viewport or item.hide_render or item.hide_get()

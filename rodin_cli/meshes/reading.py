"""Triangle soups out of files."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np

from model_core.errors import SurfaceError
from model_core.preparation.assets import NamedMesh
from model_core.surface.mesh import TriangleMesh
from rodin_cli.errors import CommandError, require_file
from rodin_cli.meshes.gltf import document
from rodin_cli.meshes.limits import check_counts, check_declared
from rodin_cli.meshes.obj import surface_lines
from rodin_cli.signals import held_back

if TYPE_CHECKING:
    from trimesh import Scene

MESH_SUFFIXES = (".ply", ".obj", ".stl", ".glb", ".gltf", ".off")
_NO_TRIANGLES = np.empty((0, 3), dtype=np.int64)


def read_mesh(path: Path) -> TriangleMesh:
    """Everything in one file as a single triangle soup, in the file's own coordinates.

    Raises:
        CommandError: the file is missing, of an unknown kind, too large, or not what its name says.
        SurfaceError: it holds no surface that can be sampled.
    """
    meshes = [part.mesh for part in _load(path)]
    return _checked(path, meshes[0] if len(meshes) == 1 else TriangleMesh.joined(meshes))


def read_parts(path: Path) -> list[NamedMesh]:
    """The objects of one file that have a surface, in the order of their names there, in the file's own coordinates.

    Raises: as :func:`read_mesh`.
    """
    parts, problem = [], None
    for part in sorted(_load(path), key=lambda part: part.name):
        try:
            parts.append(NamedMesh(part.name, _checked(path, part.mesh)))
        except SurfaceError as error:
            problem = problem or error
    if not parts:
        raise problem or SurfaceError("{path}: The mesh has no vertices.", path=path)
    return parts


def _checked(path: Path, mesh: TriangleMesh) -> TriangleMesh:
    try:
        return TriangleMesh.checked(mesh.vertices, mesh.triangles)
    except SurfaceError as error:
        raise SurfaceError("{path}: {reason}", path=path, reason=error) from error


def _trimesh() -> ModuleType:
    """Imported at its first use, and whole: its imports of what may be missing catch Ctrl-C as well."""
    with held_back():
        import trimesh
    return trimesh


def _load(path: Path) -> list[NamedMesh]:
    """Not yet checked."""
    require_file(path)
    if path.suffix.lower() not in MESH_SUFFIXES:
        raise CommandError(
            "{path} is not a supported mesh file ({formats}).", path=path, formats=", ".join(MESH_SUFFIXES)
        )
    try:
        with np.errstate(all="ignore"):  # numbers that are not finite are refused afterwards, in a sentence
            return _instances(path, _scene(path))
    except CommandError:
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).rstrip(".")
        raise CommandError("Cannot read {path}: {reason}.", path=path, reason=reason) from error
    except Exception as error:  # a reader of foreign files raises whatever the damage leads to
        raise CommandError(
            "Cannot read {path} as a {format} mesh.", path=path, format=path.suffix[1:].upper()
        ) from error


def _scene(path: Path) -> Scene:
    """What trimesh makes of a file that is not too large: each mesh once, and where its instances are."""
    kind, trimesh = path.suffix.lower(), _trimesh()
    if kind in (".glb", ".gltf"):
        tree, buffers = document(path)
        content = io.BytesIO(json.dumps(tree).encode())
        return trimesh.load_scene(content, "gltf", resolver=buffers, process=False, skip_materials=True)
    if kind == ".obj":
        return trimesh.load_scene(io.StringIO(surface_lines(path)), "obj", process=False, skip_materials=True)
    check_declared(path)
    with path.open("rb") as file:
        return trimesh.load_scene(file, kind[1:], resolver={}, process=False, skip_materials=True)


def _instances(path: Path, scene: Scene) -> list[NamedMesh]:
    """Each instance of each mesh of a scene where it is; points have no triangles."""
    nodes = scene.graph.nodes_geometry
    check_counts(path, 0, instances=len(nodes))
    placed = [scene.graph[node] for node in nodes]
    parts = [(str(node), matrix, scene.geometry[name]) for node, (matrix, name) in zip(nodes, placed, strict=True)]
    faces = [len(getattr(part, "faces", ())) for _, _, part in parts]
    check_counts(path, sum(faces), sum(len(part.vertices) for _, _, part in parts))
    return [NamedMesh(name, _instance(matrix, part)) for name, matrix, part in parts]


def _instance(matrix: np.ndarray, part: object) -> TriangleMesh:
    """A mesh moved, its faces turned round where that mirrors it."""
    triangles = np.asarray(getattr(part, "faces", _NO_TRIANGLES), dtype=np.int64)
    vertices = _moved(np.asarray(part.vertices, dtype=np.float64), matrix)
    return TriangleMesh(vertices, triangles if np.linalg.det(matrix[:3, :3]) >= 0 else triangles[:, ::-1])


def _moved(points: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """(V, 3) in the scene's coordinates."""
    return points if np.array_equal(matrix, np.eye(4)) else points @ matrix[:3, :3].T + matrix[:3, 3]

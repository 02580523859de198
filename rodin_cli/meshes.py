"""Triangle soups in and out of files."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import numpy as np

from model_core.surface.mesh import TriangleMesh
from rodin_cli.errors import CommandError
from rodin_cli.signals import held_back

MESH_SUFFIXES = (".ply", ".obj", ".stl", ".glb", ".gltf", ".off")


def read_mesh(path: Path) -> TriangleMesh:
    """Everything in one file as a single triangle soup, in the file's own coordinates.

    Raises:
        CommandError: the file is missing, of an unknown kind, or not what its name says.
        SurfaceError: it holds no surface that can be sampled.
    """
    if not path.is_file():
        raise CommandError("There is no file {path}.", path=path)
    if path.suffix.lower() not in MESH_SUFFIXES:
        raise CommandError(
            "{path} is not a supported mesh file ({formats}).", path=path, formats=", ".join(MESH_SUFFIXES)
        )
    vertices, triangles = _load(path)
    try:
        return TriangleMesh.checked(vertices, triangles)
    except ValueError as error:
        raise type(error)("{path}: {reason}", path=path, reason=error) from error


def write_ply(path: Path, mesh: TriangleMesh) -> None:
    """Binary PLY with float32 coordinates."""
    surface = _trimesh().Trimesh(mesh.vertices, mesh.triangles, process=False, validate=False)
    path.write_bytes(surface.export(file_type="ply"))


def _trimesh() -> ModuleType:
    """Imported at its first use, and whole: its imports of what may be missing catch Ctrl-C as well."""
    with held_back():
        import trimesh
    return trimesh


def _load(path: Path) -> tuple[np.ndarray, np.ndarray]:
    trimesh = _trimesh()
    try:
        return _joined(trimesh.load_scene(path, process=False, skip_materials=True).dump())
    except OSError:
        raise
    except Exception as error:  # a reader of foreign files raises whatever the damage leads to
        raise CommandError(
            "Cannot read {path} as a {format} mesh.", path=path, format=path.suffix[1:].upper()
        ) from error


def _joined(parts: list) -> tuple[np.ndarray, np.ndarray]:
    """Vertices (V, 3) and triangles (T, 3) of all parts in a row; points alone have no triangles."""
    vertices, triangles, count = [np.empty((0, 3))], [np.empty((0, 3), np.int64)], 0
    for part in parts:
        vertices.append(np.asarray(part.vertices, dtype=np.float64))
        triangles.append(np.asarray(getattr(part, "faces", triangles[0]), dtype=np.int64) + count)
        count += len(part.vertices)
    return np.concatenate(vertices), np.concatenate(triangles)

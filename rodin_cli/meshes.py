"""Triangle soups in and out of files."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from model_core.surface.mesh import TriangleMesh
from rodin_cli.errors import CommandError

MESH_SUFFIXES = (".ply", ".obj", ".stl", ".glb", ".gltf", ".off")


def read_mesh(path: Path) -> TriangleMesh:
    """Everything in one file as a single triangle soup, in the file's own coordinates.

    Raises:
        CommandError: the file is missing, of an unknown kind, or not what its name says.
        SurfaceError: it holds no surface that can be sampled.
    """
    if not path.is_file():
        raise CommandError(f"There is no file {path}.")
    if path.suffix.lower() not in MESH_SUFFIXES:
        raise CommandError(f"{path} is not a mesh file that can be read ({', '.join(MESH_SUFFIXES)}).")
    vertices, triangles = _load(path)
    try:
        return TriangleMesh.checked(vertices, triangles)
    except ValueError as error:
        raise type(error)(f"{path}: {error}") from error


def write_ply(path: Path, mesh: TriangleMesh) -> None:
    """Binary PLY with float32 coordinates."""
    import trimesh

    surface = trimesh.Trimesh(mesh.vertices, mesh.triangles, process=False, validate=False)
    path.write_bytes(surface.export(file_type="ply"))


def _load(path: Path) -> tuple[np.ndarray, np.ndarray]:
    import trimesh

    try:
        scene = trimesh.load_scene(path, process=False, skip_materials=True)
        parts = [part for part in scene.dump() if isinstance(part, trimesh.Trimesh)]
    except OSError:
        raise
    except Exception as error:  # a reader of foreign files raises whatever the damage leads to
        raise CommandError(f"{path} cannot be read as a {path.suffix[1:].upper()} mesh.") from error
    return _joined(parts)


def _joined(parts: list) -> tuple[np.ndarray, np.ndarray]:
    """Vertices (V, 3) and triangles (T, 3) of all parts one after the other; empty arrays for none."""
    offsets = np.cumsum([0, *(len(part.vertices) for part in parts)])
    vertices = [np.asarray(part.vertices, dtype=np.float64) for part in parts]
    triangles = [np.asarray(part.faces, dtype=np.int64) + o for part, o in zip(parts, offsets, strict=False)]
    return np.concatenate([np.empty((0, 3)), *vertices]), np.concatenate([np.empty((0, 3), int), *triangles])

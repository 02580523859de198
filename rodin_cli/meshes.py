"""Triangle soups in and out of files."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import numpy as np

from model_core.surface.mesh import TriangleMesh
from rodin_cli.errors import CommandError
from rodin_cli.signals import held_back

MESH_SUFFIXES = (".ply", ".obj", ".stl", ".glb", ".gltf", ".off")
LARGEST_ROUNDING = 1e-5
"""Of a mesh's longest side: a hundredth of what a good likeness is off by."""


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


def as_written(mesh: TriangleMesh) -> TriangleMesh:
    """The mesh as :func:`write_ply` keeps it: rounded to float32, unless that moves a vertex visibly for its size."""
    with np.errstate(over="ignore"):  # what is beyond float32 is moved to infinity, which is visible
        rounded = mesh.vertices.astype(np.float32).astype(np.float64)
    moved, size = np.abs(rounded - mesh.vertices).max(), np.ptp(mesh.vertices, axis=0).max()
    return mesh if moved > LARGEST_ROUNDING * size else TriangleMesh(rounded, mesh.triangles)


def write_ply(path: Path, mesh: TriangleMesh) -> None:
    """Binary PLY whose coordinates are float32, or float64 where :func:`as_written` does not round."""
    mesh = as_written(mesh)
    with np.errstate(over="ignore"):
        exact = np.array_equal(mesh.vertices.astype(np.float32), mesh.vertices)
    name, code = ("float", "<f4") if exact else ("double", "<f8")
    header = (
        "ply",
        "format binary_little_endian 1.0",
        f"element vertex {len(mesh.vertices)}",
        *(f"property {name} {axis}" for axis in "xyz"),
        f"element face {len(mesh.triangles)}",
        "property list uchar int vertex_indices",
        "end_header\n",
    )
    faces = np.empty(len(mesh.triangles), dtype=[("count", "u1"), ("corners", "<i4", 3)])
    faces["count"], faces["corners"] = 3, mesh.triangles
    path.write_bytes("\n".join(header).encode("ascii") + mesh.vertices.astype(code).tobytes() + faces.tobytes())


def _trimesh() -> ModuleType:
    """Imported at its first use, and whole: its imports of what may be missing catch Ctrl-C as well."""
    with held_back():
        import trimesh
    return trimesh


def _load(path: Path) -> tuple[np.ndarray, np.ndarray]:
    trimesh = _trimesh()
    try:
        with np.errstate(all="ignore"):  # coordinates that overflow are refused afterwards
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

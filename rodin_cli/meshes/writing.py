"""Triangle soups into files."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from model_core.surface.mesh import TriangleMesh

LARGEST_ROUNDING = 1e-5
"""Of a mesh's longest side: a hundredth of what a good likeness is off by."""


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

"""A scan's worth of triangles."""

from __future__ import annotations

import bpy
import kit
import numpy as np

SIDE = 1001  # vertices along a side: a million quads, two million triangles


def check_two_million_faces_are_rebuilt():
    u, v = (axis.ravel() for axis in np.meshgrid(np.linspace(0, 2 * np.pi, SIDE), np.linspace(-1, 1, SIDE)))
    points = np.stack([0.2 * np.cos(u) * np.sqrt(1 - 0.9 * v**2), 0.05 * np.sin(u), v], axis=1).astype(np.float32)
    start = (np.arange(SIDE - 1)[:, None] * SIDE + np.arange(SIDE - 1)).ravel()
    lower, upper = [start, start + 1, start + SIDE + 1], [start, start + SIDE + 1, start + SIDE]
    triangles = np.stack([np.stack(lower, axis=1), np.stack(upper, axis=1)], axis=1).reshape(-1, 3)
    mesh = bpy.data.meshes.new("Scan")
    mesh.vertices.add(len(points))
    mesh.vertices.foreach_set("co", points.ravel())
    mesh.loops.add(triangles.size)
    mesh.loops.foreach_set("vertex_index", triangles.ravel().astype(np.int32))
    mesh.polygons.add(len(triangles))
    mesh.polygons.foreach_set("loop_start", np.arange(0, triangles.size, 3, dtype=np.int32))
    mesh.update(calc_edges=True)
    assert len(mesh.polygons) == 2_000_000
    kit.add("Scan", mesh)
    assert bpy.ops.rodin.reconstruct() == {"FINISHED"}
    low, high = kit.bounds(kit.sword_coordinates(bpy.context.active_object))
    assert 1.5 < (high - low)[2] < 2.5

"""Writing meshes: made once from a plan, then moved in place.

| stored on the mesh | domain | dtype | meaning |
|---|---|---|---|
| position | vertex | 3 float32 | metres, asset space |
| Atlas (UV map) | corner | 2 float32 | the kind's atlas, a rectangle a patch |
| material_index | face | int32 | slot of the part |
| patch | face | int32 | chart, in the order of the kind's layout |
| part | face | int32 | part, in the order of the kind's layout |
| chart_uv | corner | 3 float32 | u and v on 0..1 within the chart, and 0 |
| custom normals | corner | | patches: smooth across seams, sharp at edges |
| sharp_edge | edge | bool | edges beyond ``SHARP_ANGLE``; welded: in any shape of the mesh; patches: as built |

patch, part and chart_uv are for geometry nodes and shaders. Whole numbers are
int32, which every node reads. chart_uv has a third number because Blender takes
a corner's two for a UV map, which game engines would read as the lightmap's.
"""

from __future__ import annotations

from collections.abc import Iterable

import bpy
import numpy as np

from ...model_core.kinds import Kind
from .materials import CHART_UV, part_material
from .plan import MeshPlan
from .seam_normals import SHARP_ANGLE
from .sharpness import pair_numbers

UV_NAME = "Atlas"
_NORMAL, _SHARP = "custom_normal", "sharp_edge"  # Blender's own names


def new_mesh(name: str, kind: Kind, plan: MeshPlan) -> bpy.types.Mesh:
    """A mesh with a plan's faces, UVs and materials; its vertices all lie at the origin."""
    mesh = bpy.data.meshes.new(name)
    mesh.vertices.add(len(plan.point_of_vertex))
    mesh.loops.add(len(plan.corner_vertex))
    mesh.loops.foreach_set("vertex_index", plan.corner_vertex)
    mesh.polygons.add(len(plan.face_start))
    mesh.polygons.foreach_set("loop_start", plan.face_start)
    mesh.polygons.foreach_set("material_index", plan.face_slot)
    mesh.update(calc_edges=True)
    mesh.uv_layers.new(name=UV_NAME, do_init=False).data.foreach_set("uv", plan.corner_uv.ravel())
    part_of_slot = np.array(plan.parts, dtype=np.int32)
    _add(mesh, "patch", "INT", "FACE", "value", plan.face_chart)
    _add(mesh, "part", "INT", "FACE", "value", part_of_slot[plan.face_slot])
    _add(mesh, CHART_UV, "FLOAT_VECTOR", "CORNER", "vector", np.pad(plan.corner_chart_uv, ((0, 0), (0, 1))))
    for part in plan.parts:
        mesh.materials.append(part_material(kind, part))
    mesh.shade_smooth()
    return mesh


def mark_sharp(mesh: bpy.types.Mesh, plan: MeshPlan, sharp: np.ndarray) -> None:
    """Mark a patch's sharp edges, which are those of :func:`sharpness.sharp_pairs`."""
    ends = np.empty(2 * len(mesh.edges), dtype=np.int32)
    mesh.edges.foreach_get("vertices", ends)
    pairs = pair_numbers(*plan.welded_of_vertex[ends.reshape(-1, 2)].T)
    mesh.edges.foreach_set("use_edge_sharp", np.isin(pairs, sharp))


def move(mesh: bpy.types.Mesh, positions: np.ndarray) -> None:
    """Move every vertex.

    Args:
        positions: (V, 3) float32, contiguous.
    """
    if mesh.shape_keys:
        _move_shape_keys(mesh.shape_keys, positions)
    mesh.attributes["position"].data.foreach_set("vector", positions.ravel())
    # The fast route above leaves bounding boxes stale; this one write makes Blender notice.
    mesh.vertices[0].co = positions[0]
    mesh.update()


def smooth_patch(mesh: bpy.types.Mesh, normals: np.ndarray) -> None:
    """Give each vertex its normal, (V, 3) float32 of unit length.

    From Blender 4.5 on normals may be an attribute, which is written 30 times as quickly.
    """
    if bpy.app.version < (4, 5, 0):
        # A list, because Blender reads it faster than an array.
        mesh.normals_split_custom_set_from_vertices(normals.tolist())
        return
    stored = mesh.attributes.get(_NORMAL)
    if stored and (stored.data_type, stored.domain) != ("FLOAT_VECTOR", "POINT"):  # in a file of an older Blender
        mesh.attributes.remove(stored)
        stored = None
    stored = stored or mesh.attributes.new(_NORMAL, "FLOAT_VECTOR", "POINT")
    stored.data.foreach_set("vector", normals.ravel())
    mesh.update()


def smooth_welded(mesh: bpy.types.Mesh) -> None:
    """Smooth shading that keeps edges beyond ``SHARP_ANGLE`` sharp."""
    mesh.set_sharp_from_angle(angle=float(SHARP_ANGLE))


def smooth_welded_through(mesh: bpy.types.Mesh, shapes: Iterable[np.ndarray]) -> None:
    """As :func:`smooth_welded`, for a mesh that will take all of these shapes: sharp in one is sharp in all.

    Args:
        shapes: (V, 3) float32, contiguous; the mesh keeps the last.
    """
    sharp = np.zeros(len(mesh.edges), dtype=bool)
    for positions in shapes:
        move(mesh, positions)
        smooth_welded(mesh)
        sharp |= _sharp_edges(mesh)
    stored = mesh.attributes.get(_SHARP) or mesh.attributes.new(_SHARP, "BOOLEAN", "EDGE")
    stored.data.foreach_set("value", sharp)


def _sharp_edges(mesh: bpy.types.Mesh) -> np.ndarray:
    sharp = np.zeros(len(mesh.edges), dtype=bool)
    if _SHARP in mesh.attributes:
        mesh.attributes[_SHARP].data.foreach_get("value", sharp)
    return sharp


def _add(mesh: bpy.types.Mesh, name: str, kind: str, domain: str, field: str, values: np.ndarray) -> None:
    mesh.attributes.new(name, kind, domain).data.foreach_set(field, values.ravel())


def _move_shape_keys(keys: bpy.types.Key, positions: np.ndarray) -> None:
    """Carry all keys along with the base shape, so that what a user sculpted stays."""
    base = np.empty(positions.size, dtype=np.float32)
    keys.reference_key.data.foreach_get("co", base)
    shift = positions.ravel() - base
    for block in keys.key_blocks:
        block.data.foreach_get("co", base)
        block.data.foreach_set("co", base + shift)

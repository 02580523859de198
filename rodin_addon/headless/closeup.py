"""Parts of an asset, and as much of the parts around it as a square frame shows."""

from __future__ import annotations

import bmesh
import bpy
import numpy as np
from mathutils import Matrix, Vector

from ...model_core.handles.parts import check_parts
from .. import models

_TILT = 0.4  # radians from above: enough to see where a guard's top meets a blade
_FRAME = 1.25  # sides of the frame, of the parts' greatest extent in it


def crop_to_parts(root: bpy.types.Object, parts: list[str], turn: float) -> None:
    """Turn a welded asset about the vertical, seen a little from above, and cut off what is out of the frame.

    Args:
        root: of a welded asset, whose material slots are its kind's parts. parts: names, at least one.
        turn: radians. The frame lies in x and z, and what is cut is cut along y: who looks along y sees no cut.
    Raises:
        HandleError: the asset has no such parts. RodinError: nothing here knows its kind.
    """
    kind = models.kind_of_asset(root)
    check_parts(kind, parts)
    root.data.transform(Matrix.Rotation(_TILT, 4, "X") @ Matrix.Rotation(turn, 4, "Z"))
    mesh = bmesh.new()
    mesh.from_mesh(root.data)
    slots = {kind.layout.parts.index(part) for part in parts}
    points = np.array([vert.co for face in mesh.faces if face.material_index in slots for vert in face.verts])
    low, high = points.min(axis=0), points.max(axis=0)
    half = _FRAME * max(high[0] - low[0], high[2] - low[2]) / 2
    for axis, sign in ((0, 1), (0, -1), (2, 1), (2, -1)):
        outwards = Vector((0.0, 0.0, 0.0))
        outwards[axis] = sign
        edge = Vector(((low + high) / 2).tolist()) + outwards * float(half)
        bmesh.ops.bisect_plane(
            mesh, geom=[*mesh.verts, *mesh.edges, *mesh.faces], plane_co=edge, plane_no=outwards, clear_outer=True
        )
    mesh.to_mesh(root.data)
    mesh.free()

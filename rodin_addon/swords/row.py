"""Placing swords side by side, starting at the 3D cursor."""

from __future__ import annotations

import math

import bpy
import numpy as np
from mathutils import Vector

from .find import KINDS_WITH_SURFACE

GAP = 0.08
"""Metres between one sword and the next."""
_ROW_DEPTH = 1.0  # metres: what is further in front of the row, behind, over or under it is no neighbour
_WIDEST = 4.0  # metres: what is wider is ground or wall, among which swords may stand


def taken(scene: bpy.types.Scene) -> list[tuple[float, float]]:
    """(left, right) along X of everything in the cursor's row, world coordinates."""
    unit = 1.0 / scene.unit_settings.scale_length  # a scene in centimetres holds 100 units a metre
    cursor, depth = scene.cursor.location, _ROW_DEPTH * unit
    spans = []
    for item in scene.objects:
        if item.type not in KINDS_WITH_SURFACE:
            continue
        corners = [item.matrix_world @ Vector(corner) for corner in item.bound_box]
        low, high = (Vector(side(axis) for axis in zip(*corners, strict=True)) for side in (min, max))
        near = all(low[axis] < cursor[axis] + depth and high[axis] > cursor[axis] - depth for axis in (1, 2))
        if near and high.x - low.x < _WIDEST * unit:
            spans.append((low.x, high.x))
    return spans


def taken_in_order(scene: bpy.types.Scene) -> list[tuple[float, float]]:
    """As :func:`taken`, without room before or between: what is put there next stays in its order."""
    highest = [high for _, high in taken(scene)]
    return [(-math.inf, max(highest))] if highest else []


def free_x(start: float, left: float, right: float, spans: list[tuple[float, float]]) -> float:
    """The first x from ``start`` on where a sword fits.

    Args:
        left, right: the sword's own extent about its origin, metres; left is negative.
        spans: (left, right) of what stands there already.
    """
    x = start
    for low, high in sorted(spans):
        if x + left < high + GAP and x + right > low - GAP:
            x = high + GAP - left
    return x


def put_in_row(
    scene: bpy.types.Scene, root: bpy.types.Object, grids: np.ndarray, spans: list[tuple[float, float]]
) -> None:
    """Move a new sword to the first free place of the row, and note it in ``spans``.

    Args:
        grids: (..., 3) metres, sword space: every point that it is to have room for.
    """
    scale = 1.0 / scene.unit_settings.scale_length
    left, right = (float(side(grids[..., 0])) * scale for side in (np.min, np.max))
    cursor = scene.cursor.location
    x = free_x(cursor.x, left, right, spans)
    root.location = Vector((x, cursor.y, cursor.z))
    root.scale = (scale,) * 3
    spans.append((x + left, x + right))

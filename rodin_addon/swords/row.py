"""Placing swords side by side, starting at the 3D cursor."""

from __future__ import annotations

import math

import bpy
import numpy as np
from mathutils import Vector

from .find import mesh_objects, roots_of

GAP = 0.08
"""Metres between one sword and the next."""
_ROW_DEPTH = 1.0  # swords further than this in front of, behind, over or under are no neighbours


def taken(scene: bpy.types.Scene) -> list[tuple[float, float]]:
    """(left, right) along X of every sword in the cursor's row, world coordinates."""
    cursor = scene.cursor.location
    spans = []
    for root in roots_of(scene.objects):
        offset = root.matrix_world.translation - cursor
        if max(abs(offset.y), abs(offset.z)) < _ROW_DEPTH:
            spans.append(_span(root))
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
    scale = 1.0 / scene.unit_settings.scale_length  # a scene in centimetres holds 100 units a metre
    left, right = (float(side(grids[..., 0])) * scale for side in (np.min, np.max))
    cursor = scene.cursor.location
    x = free_x(cursor.x, left, right, spans)
    root.location = Vector((x, cursor.y, cursor.z))
    root.scale = (scale,) * 3
    spans.append((x + left, x + right))


def _span(root: bpy.types.Object) -> tuple[float, float]:
    corners = [item.matrix_world @ Vector(corner) for item in mesh_objects(root) for corner in item.bound_box]
    xs = [corner.x for corner in corners] or [root.matrix_world.translation.x]
    return min(xs), max(xs)

"""Placing assets side by side, in a row at the 3D cursor.

A row begins at the cursor, or in front of what stands there as the viewport sees it, and its
assets turn their width towards the view. While the cursor stays and an asset stands in it, the row
goes on as it began, however the view is turned meanwhile. Without a viewport it begins at
the cursor and runs along X.

``scene.rodin.row`` keeps how the last row began.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import bpy
import numpy as np
from mathutils import Matrix, Vector

from ..surfaces import TYPES_WITH_SURFACE
from .view import View

GAP = 0.08
"""Metres between one asset and the next."""
_DEPTH = 1.0  # metres: what is further in front of a row, over or under it is no neighbour
_CLOSE = 0.2  # metres: nor is what is further behind
_WIDEST = 4.0  # metres: what is wider is ground or wall, among which assets may stand
_HALF_WIDTH = 0.3  # metres, of the widest assets: what a row begins in front of
_STILL = 1e-4  # metres, by which what has not been moved may be off

Box = tuple[Vector, Vector]
"""Lowest and highest coordinates."""


@dataclass(frozen=True)
class Row:
    """A line of assets.

    Attributes:
        frame: row space to world, scene units: X along the row, -Y towards who looks, Z up.
        unit: scene units a metre.
        spans: (left, right) along X of what stands there already.
    """

    frame: Matrix
    unit: float
    spans: list[tuple[float, float]]

    @classmethod
    def at_cursor(cls, context: bpy.types.Context, in_order: bool = False) -> Row:
        """The row that stands at the cursor, or a new one.

        Args:
            in_order: put all that comes after what stands there, so that it stays in its order.
        """
        scene = context.scene
        context.view_layer.update()
        unit = 1.0 / scene.unit_settings.scale_length  # a scene in centimetres holds 100 units a metre
        view = View.of(context)
        begun = _begun(scene, _STILL * unit)
        frame = begun or (_in_front(scene, view.turn(), unit) if view else Matrix.Translation(scene.cursor.location))
        spans = [(low.x, high.x) for low, high in _neighbours(scene, frame, (-_DEPTH, _CLOSE), unit)]
        if in_order and spans:
            spans = [(-math.inf, max(right for _, right in spans))]
        if not begun and view:
            scene.rodin.row = (*scene.cursor.location, *frame.translation, frame.to_euler().z)
        return cls(frame, unit, spans)

    def put(self, root: bpy.types.Object, grids: np.ndarray) -> None:
        """Move a new asset to the first free place, and note it.

        Args:
            grids: (..., 3) metres, asset space: every point that it is to have room for.
        """
        left, right = (float(side(grids[..., 0])) * self.unit for side in (np.min, np.max))
        x = free_x(0.0, left, right, self.spans, GAP * self.unit)
        self.place(root, Vector((x, 0.0, 0.0)))
        self.spans.append((x + left, x + right))

    def place(self, root: bpy.types.Object, position: Vector) -> None:
        """Put a new asset at a position of the row, facing as the row does."""
        root.location = self.frame @ position
        root.rotation_euler = self.frame.to_euler()
        root.scale = (self.unit,) * 3


def free_x(start: float, left: float, right: float, spans: list[tuple[float, float]], gap: float) -> float:
    """The first x from ``start`` on where an asset fits.

    Args:
        left, right: the asset's own extent about its origin; left is negative.
        spans: (left, right) of what stands there already.
        gap: to leave between two.
    """
    x = start
    for low, high in sorted(spans):
        if x + left < high + gap and x + right > low - gap:
            x = high + gap - left
    return x


def _begun(scene: bpy.types.Scene, still: float) -> Matrix | None:
    """The frame of the row that was begun at the cursor, while an asset stands in it."""
    values = scene.rodin.row
    if (Vector(values[:3]) - scene.cursor.location).length > still:
        return None
    frame = _frame(Vector(values[3:6]), values[6])
    into_row = frame.inverted()
    for item in scene.objects:
        if item.rodin.recipe:
            _, y, z = into_row @ item.matrix_world.translation
            if abs(y) < still and abs(z) < still:
                return frame
    return None


def _in_front(scene: bpy.types.Scene, turn: float, unit: float) -> Matrix:
    """The frame of a row at the cursor, brought forward until nothing hides where it begins."""
    frame = _frame(scene.cursor.location, turn)
    half = _HALF_WIDTH * unit
    boxes = _neighbours(scene, frame, (-math.inf, math.inf), unit)
    boxes = [(low, high) for low, high in boxes if low.x < half and high.x > -half]
    y = 0.0
    for low, high in sorted(boxes, key=lambda box: -box[1].y):  # the farthest first
        if low.y < y + _CLOSE * unit and high.y > y - _DEPTH * unit:
            y = low.y - 2 * _CLOSE * unit
    return frame @ Matrix.Translation((0.0, y, 0.0))


def _frame(origin: Vector, turn: float) -> Matrix:
    return Matrix.Translation(origin) @ Matrix.Rotation(turn, 4, "Z")


def _neighbours(scene: bpy.types.Scene, frame: Matrix, depth: tuple[float, float], unit: float) -> list[Box]:
    """Boxes, in row space, of all that stands along a row.

    Args:
        depth: from where to where along Y, metres.
    """
    into_row = frame.inverted()
    found = []
    for item in scene.objects:
        if item.type not in TYPES_WITH_SURFACE:
            continue
        corners = [into_row @ item.matrix_world @ Vector(corner) for corner in item.bound_box]
        low, high = (Vector(side(axis) for axis in zip(*corners, strict=True)) for side in (min, max))
        level = low.z < _DEPTH * unit and high.z > -_DEPTH * unit
        near = low.y < depth[1] * unit and high.y > depth[0] * unit
        if near and level and high.x - low.x < _WIDEST * unit:
            found.append((low, high))
    return found

"""The 3D viewport that an artist works in: which way it looks, and whether it shows what is new."""

from __future__ import annotations

import math
from dataclasses import dataclass

import bpy
from mathutils import Vector

from ..surfaces import TYPES_WITH_SURFACE

_TURN = math.radians(45)  # rows are turned by whole multiples, so that assets of one scene stand at few angles

_SMALLEST = 16  # pixels: what is smaller is not seen


@dataclass(frozen=True)
class View:
    """A 3D viewport."""

    area: bpy.types.Area

    @classmethod
    def of(cls, context: bpy.types.Context) -> View | None:
        """The viewport that an operator was called from.

        None for scripts, without a window, and where the area shows four views at once.
        """
        area = None if bpy.app.background else context.area
        if not area or area.type != "VIEW_3D" or area.spaces.active.region_quadviews:
            return None
        return cls(area)

    def turn(self) -> float:
        """Radians about Z by which what faces -Y must be turned to face this view, to the nearest 45 degrees."""
        right = self._region_3d.view_matrix.inverted().col[0]
        return round(math.atan2(right.y, right.x) / _TURN) * _TURN

    def show(self, context: bpy.types.Context, roots: list[bpy.types.Object]) -> None:
        """Frame selected objects, unless the view shows all of them already or must not be moved."""
        items = [item for root in roots for item in (root, *root.children)]
        if self._space.local_view:
            for item in items:
                item.local_view_set(self._space, True)
        if self._may_move() and not self._shows(context, items):
            with context.temp_override(area=self.area, region=self._region()):
                bpy.ops.view3d.view_selected()

    @property
    def _space(self) -> bpy.types.SpaceView3D:
        return self.area.spaces.active

    @property
    def _region_3d(self) -> bpy.types.RegionView3D:
        return self._space.region_3d

    def _region(self, kind: str = "WINDOW") -> bpy.types.Region:
        return next(region for region in self.area.regions if region.type == kind)

    def _may_move(self) -> bool:
        """Not out of a camera, nor where the view follows something."""
        follows = self._space.lock_object or self._space.lock_cursor
        return self._region_3d.view_perspective != "CAMERA" and not follows

    def _shows(self, context: bpy.types.Context, items: list[bpy.types.Object]) -> bool:
        """Whether each corner of the objects' boxes lies in the window, beside toolbar and sidebar, large enough."""
        context.view_layer.update()
        left, right = self._free_width()
        height = self._region().height
        seen = [self._pixel(place) for item in items for place in _corners(item)]
        if not all(pixel and left <= pixel.x <= right and 0 <= pixel.y <= height for pixel in seen):
            return False
        return max(max(axis) - min(axis) for axis in zip(*seen, strict=True)) >= _SMALLEST

    def _pixel(self, place: Vector) -> Vector | None:
        """Where a place of the world is drawn, pixels from the window's lower left; None if it is behind the eye."""
        x, y, _, depth = self._region_3d.perspective_matrix @ place.to_4d()
        region = self._region()
        return Vector(((x / depth + 1) / 2 * region.width, (y / depth + 1) / 2 * region.height)) if depth > 0 else None

    def _free_width(self) -> tuple[float, float]:
        """From where to where the window is free of the regions that lie upon it, pixels."""
        window = self._region()
        left, right = 0, window.width
        for region in (self._region("TOOLS"), self._region("UI")):
            start, end = region.x - window.x, region.x - window.x + region.width
            if region.width > 1 and end > 0 and start < window.width:  # shown, and upon it
                left, right = (max(left, end), right) if start < window.width / 2 else (left, min(right, start))
        return left, right


def _corners(item: bpy.types.Object) -> list[Vector]:
    """World coordinates of the corners of an object's box; none where it has no surface."""
    if item.type not in TYPES_WITH_SURFACE:
        return []
    return [item.matrix_world @ Vector(corner) for corner in item.bound_box]

"""Job "sheet": a contact sheet of assets, rendered in a studio.

Request: {"rows": [[item, ...], ...], "out": png, "width": most pixels}; an item is
{"label", "ply": path}, {"label", "recipe", "resolution"} or {"label", "pair":
[item, item]}. A ply may have an "origin", [x, y, z], which is where its coordinates begin.
A recipe may have "parts", which are then shown up close.
"samples" may be named, and weights, engine and device. Response: {"file", "pixels":
[width, height], "seconds"}.

Each item is fitted to its cell: real sizes are not compared. Those of a pair
are: the second is turned and scaled as the first.
"""

from __future__ import annotations

import time
from itertools import zip_longest
from pathlib import Path

import bpy
import numpy as np
from mathutils import Matrix, Vector

from ..errors import SceneError
from ..export.files import check_whole, ready_folder
from . import studio
from .closeup import crop_to_parts
from .items import add_mesh, add_recipe, joined, use_weights

_HEIGHT = 1.0  # of a fitted asset; all else in the sheet is measured in it
_TURN = 0.6  # radians about the vertical: enough to see a blade's thickness
_LABEL = 0.045  # height of a letter
_FOOT = 0.16  # room under an asset for its label
_GAP = 0.06
_NARROWEST_CELL = 0.24
_WIDTH = 1600
_LONGEST = 1_000  # pixels of an asset: one alone in a wide picture took Cycles minutes and showed no more
_SAMPLES = 16
_RESOLUTION = 32


def run(request: dict) -> dict:
    """Render the sheet.

    Raises:
        RodinError: nothing to show, an item that cannot be read, or a file that cannot be written.
    """
    started = time.perf_counter()
    use_weights(request)
    rows = [row for row in request["rows"] if row]
    if not rows:
        raise SceneError("There is nothing to show.")
    out = Path(request["out"])
    ready_folder(str(out.parent))
    shown = [[_fitted(item) for item in row] for row in rows]
    widths = [_cell(column) for column in zip_longest(*shown)]
    ink = studio.ink()
    for index, (row, items) in enumerate(zip(rows, shown, strict=True)):
        _lay_row([entry.get("label", "") for entry in row], items, index, widths, ink)
    size = sum(widths) + _GAP, len(rows) * (_HEIGHT + _FOOT + _GAP) + _GAP
    width = min(request.get("width", _WIDTH), round(size[0] * _LONGEST / _HEIGHT))
    pixels = studio.render(out, size, width, request.get("samples", _SAMPLES))
    check_whole(out, "PNG")
    return {"file": str(out), "pixels": list(pixels), "seconds": round(time.perf_counter() - started, 2)}


def _fitted(entry: dict) -> bpy.types.Object:
    """An entry's asset, parts of it, or pair: upright, turned, one unit high or wide, and centred on the origin."""
    entries = entry.get("pair", [entry])
    items = [_added(one) for one in entries]
    for one, item in zip(entries, items, strict=True):
        _move([item], Matrix.Translation(_apart(entries[0], one)))
    first = items[0].data
    if "parts" in entry:
        crop_to_parts(items[0], entry["parts"], _TURN)
    else:
        stand = Matrix() if "recipe" in entries[0] else _upright(_size(first))  # ours stand upright and face the front
        _move(items, Matrix.Rotation(_TURN, 4, "Z") @ stand)
    low, high = _box(first)
    scale = _HEIGHT / max(high.z - low.z, high.x - low.x, 1e-9)
    _move(items, Matrix.Scale(scale, 4) @ Matrix.Translation(-(low + high) / 2))
    return _side_by_side(items) if len(items) > 1 else items[0]


def _apart(first: dict, second: dict) -> list[float]:
    """From the origin of one entry's coordinates to that of another's."""
    if "origin" not in first or "origin" not in second:
        return [0.0, 0.0, 0.0]
    return [b - a for a, b in zip(first["origin"], second["origin"], strict=True)]


def _added(entry: dict) -> bpy.types.Object:
    if "recipe" in entry:
        return add_recipe(entry.get("label", "asset"), entry["recipe"], entry.get("resolution", _RESOLUTION))
    item = add_mesh(entry["ply"])
    item.data.materials.clear()
    item.data.materials.append(studio.plain())
    item.data.shade_smooth()
    item.data.set_sharp_from_angle(angle=studio.SHARP_ANGLE)
    return item


def _move(items: list[bpy.types.Object], matrix: Matrix) -> None:
    for item in items:
        item.data.transform(matrix)


def _side_by_side(items: list[bpy.types.Object]) -> bpy.types.Object:
    """A row of items as one object, centred along it."""
    edge = 0.0
    for item in items:
        low, high = _box(item.data)
        item.data.transform(Matrix.Translation((edge - low.x, 0.0, 0.0)))
        edge += high.x - low.x + _GAP
    _move(items, Matrix.Translation(((_GAP - edge) / 2, 0.0, 0.0)))
    return joined(items)


def _upright(size: Vector) -> Matrix:
    """Axes exchanged so that the longest is vertical and the second faces the camera; no mirroring."""
    thin, wide, tall = sorted(range(3), key=lambda axis: size[axis])
    if tall == 2:
        wide, thin = (0, 1) if size.x >= size.y else (1, 0)
    matrix = Matrix.Diagonal((0.0, 0.0, 0.0, 1.0))
    matrix[0][wide] = matrix[1][thin] = matrix[2][tall] = 1.0
    if matrix.determinant() < 0:
        matrix[1][thin] = -1.0
    return matrix


def _cell(column: tuple[bpy.types.Object | None, ...]) -> float:
    """Width of a column's cells."""
    return max([_NARROWEST_CELL] + [_extent(item).x for item in column if item]) + _GAP


def _lay_row(labels: list[str], items: list[bpy.types.Object], row: int, widths: list[float], ink) -> None:
    """Put a row's assets into their cells, each with its label."""
    top, left = -row * (_HEIGHT + _FOOT + _GAP) - _GAP, -sum(widths) / 2
    for label, item, width in zip(labels, items, widths, strict=False):  # a row may have fewer
        x = left + width / 2
        item.location = (x, 0.0, top - _HEIGHT / 2)
        studio.label(label, Vector((x, 0.0, top - _HEIGHT - _FOOT / 2)), _LABEL, width - _GAP, ink)
        left += width


def _box(mesh: bpy.types.Mesh) -> tuple[Vector, Vector]:
    points = np.empty(3 * len(mesh.vertices), dtype=np.float32)
    mesh.vertices.foreach_get("co", points)
    points = points.reshape(-1, 3)
    return Vector(points.min(axis=0).tolist()), Vector(points.max(axis=0).tolist())


def _size(mesh: bpy.types.Mesh) -> Vector:
    low, high = _box(mesh)
    return high - low


def _extent(item: bpy.types.Object) -> Vector:
    return _size(item.data)

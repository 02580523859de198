"""Pictures of all that was exported, with names, a hundred a page: for those who choose with their eyes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import bpy
import numpy as np

from ...model_core.picture.thumbnail import thumbnail
from .. import models
from ..errors import SceneError
from .png import write_png
from .source import Source

_COLUMNS, _ROWS = 10, 10
_CELL, _LINE, _LETTER = 160, 20, 9  # pixels: a picture's side, a name's height, a letter's width
_RESOLUTION = 24  # points along a chart's side, plenty for a cell
_GROUND, _INK = (0.11, 0.115, 0.125), (0.80, 0.80, 0.80)  # sRGB
_FINER = 4  # samples a pixel, each way, of a letter


class ContactSheet:
    """Pages that are written as they fill. One that cannot be written is left out: the assets matter more.

    Args:
        folder: an existing one. stem: of the files; the second page is ``stem_2.png``.
    Attributes:
        folder: as given. errors: {name: why} of the pages that are left out.
    """

    def __init__(self, folder: Path, stem: str):
        self.folder, self._stem = folder, stem
        self._cells: list[np.ndarray] = []
        self._pages = 0
        self._written: list[str] = []
        self.errors: dict[str, SceneError] = {}

    def add(self, name: str, source: Source) -> None:
        """The next cell. A mesh that stands as it is has no picture, for it is no longer what its recipe says."""
        cell = np.empty((_CELL + _LINE, _CELL, 3), dtype=np.float32)
        cell[:] = _GROUND
        if source.recipe:
            model = models.model_of(source.recipe)
            picture = thumbnail(model.kind, model.shape(source.recipe, _RESOLUTION), _CELL)
            alpha = picture[..., 3:]
            cell[_LINE:] = cell[_LINE:] * (1 - alpha) + picture[..., :3] * alpha
        _write_line(cell[:_LINE], name)
        self._cells.append((cell * 255 + 0.5).astype(np.uint8))
        if len(self._cells) == _COLUMNS * _ROWS:
            self._turn()

    def finish(self) -> list[str]:
        """Write what is left; names of all pages that are written."""
        if self._cells:
            self._turn()
        return self._written

    def _turn(self) -> None:
        columns = min(len(self._cells), _COLUMNS)
        rows = -(-len(self._cells) // columns)
        page = np.empty((rows, _CELL + _LINE, columns, _CELL, 3), dtype=np.uint8)
        page[:] = (np.array(_GROUND) * 255 + 0.5).astype(np.uint8)
        for index, cell in enumerate(self._cells):
            page[rows - 1 - index // columns, :, index % columns] = cell  # Blender's pictures begin at the bottom
        self._cells.clear()
        self._pages += 1
        name = f"{self._stem}.png" if self._pages == 1 else f"{self._stem}_{self._pages}.png"
        try:
            _save(self.folder / name, page.reshape(rows * (_CELL + _LINE), columns * _CELL, 3))
        except SceneError as error:
            self.errors[name] = error
        else:
            self._written.append(name)


def _save(path: Path, pixels: np.ndarray) -> None:
    """Args: pixels: (H, W, 3) uint8 sRGB, the bottom row first."""
    height, width, _ = pixels.shape
    image = bpy.data.images.new("Rodin Export", width, height)
    try:
        full = np.ones((height, width, 4), dtype=np.float32)
        full[..., :3] = pixels / np.float32(255)
        image.pixels.foreach_set(full.ravel())
        write_png(image, path)
    finally:
        bpy.data.images.remove(image)


def _write_line(line: np.ndarray, text: str) -> None:
    """Letters in the middle of a (height, width, 3) strip; what does not fit is left out."""
    most = line.shape[1] // _LETTER
    text = text if len(text) <= most else f"{text[: most - 1]}…"
    left = (line.shape[1] - _LETTER * len(text)) // 2
    for index, letter in enumerate(text):
        start = left + _LETTER * index
        ink = _letter(letter)[..., None]
        line[:, start : start + _LETTER] = line[:, start : start + _LETTER] * (1 - ink) + np.array(_INK) * ink


@lru_cache(maxsize=512)
def _letter(letter: str) -> np.ndarray:
    """(line, letter) float32 on 0..1: how much of each pixel Blender's font covers, the bottom row first."""
    curve = bpy.data.curves.new("Rodin Export", "FONT")
    curve.body, curve.align_x = letter, "CENTER"
    item = bpy.data.objects.new("Rodin Export", curve)
    try:
        mesh = item.to_mesh()
        mesh.calc_loop_triangles()
        corners = np.array([mesh.vertices[index].co.xy for face in mesh.loop_triangles for index in face.vertices])
        item.to_mesh_clear()
    finally:
        bpy.data.objects.remove(item)
        bpy.data.curves.remove(curve)
    size = np.array([_LETTER, _LINE]) * _FINER
    unit = 0.75 * _LINE * _FINER  # pixels of a font's unit
    fine = _filled(corners.reshape(-1, 3, 2) * unit + (size[0] / 2, 0.3 * size[1]), size)
    return fine.reshape(_LINE, _FINER, _LETTER, _FINER).mean(axis=(1, 3))


def _filled(triangles: np.ndarray, size: np.ndarray) -> np.ndarray:
    """(H, W) float32, 1 in pixels whose middle lies in one of the triangles (T, 3, 2)."""
    x, y = np.meshgrid(np.arange(size[0]) + 0.5, np.arange(size[1]) + 0.5)
    inside = np.zeros(x.shape, dtype=bool)
    for a, b, c in triangles:
        sides = [(q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0]) for p, q in ((a, b), (b, c), (c, a))]
        inside |= (np.min(sides, axis=0) >= 0) | (np.max(sides, axis=0) <= 0)
    return inside.astype(np.float32)

"""Pictures into files, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import bpy

from ...model_core.files import write_whole
from ..errors import SceneError


def write_png(image: bpy.types.Image, path: Path) -> None:
    """Write an image of Blender's; an older file is replaced.

    By way of memory, because ``Image.save`` says nothing when the disk is full.

    Raises:
        SceneError: the file cannot be written.
    """
    image.pack()  # as PNG
    try:
        write_whole(path, image.packed_file.data)
    except OSError as error:
        raise SceneError('Cannot write "{path}": {reason}.', path=path, reason=error.strerror) from error

"""Pictures into files, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import bpy

from ..errors import SceneError


def write_png(image: bpy.types.Image, path: Path) -> None:
    """Write an image of Blender's; an older file is replaced.

    By way of memory, because ``Image.save`` says nothing when the disk is full.

    Raises:
        SceneError: the file cannot be written.
    """
    part = path.with_name(f".{path.stem}.part.png")
    image.pack()  # as PNG
    try:
        part.write_bytes(image.packed_file.data)
        part.replace(path)
    except OSError as error:
        raise SceneError(f'Cannot write "{path}": {error.strerror}.') from error
    finally:
        part.unlink(missing_ok=True)

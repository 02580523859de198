"""The folder that files go to."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import bpy

from ..errors import SceneError


def ready_folder(path: str) -> Path:
    """An existing folder that can be written to; made where it is missing.

    Args:
        path: as typed; a leading // is the folder of the .blend file.
    Raises:
        SceneError: no folder given, unsaved file, or a folder that cannot be made or written.
    """
    if not path.strip():
        raise SceneError("Choose a folder to export to.")
    if path.startswith("//") and not bpy.data.filepath:
        raise SceneError("Save the file first, or choose a folder: // is the folder of the saved file.")
    folder = Path(os.path.abspath(bpy.path.abspath(path)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise SceneError(f'Cannot write to the folder "{folder}": {error.strerror}.') from error
    return folder

"""Files that are there whole or not at all, and the folder that they go to."""

from __future__ import annotations

import os
import struct
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import bpy

from ...model_core.errors import ExportError
from ...model_core.export.choices import SUFFIXES
from ...model_core.files import work_folder
from ..errors import SceneError

_FBX_FOOTER = bytes.fromhex("f85a8c6adef5d97eece90ce3758f290b")
_PNG_END = b"\0\0\0\0IEND\xaeB`\x82"


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
        raise SceneError(
            'Cannot write to the folder "{folder}": {reason}.', folder=folder, reason=error.strerror
        ) from error
    return folder


@contextmanager
def arriving(folder: Path, may_replace: Callable[[Path], bool]) -> Iterator[Path]:
    """A hidden folder whose files move into ``folder``, each whole, when the block ends well.

    When it does not, nothing of them is left.

    Args:
        may_replace: asked for each file that is there already.
    Raises:
        SceneError: a file cannot be written or put in its place. ExportError: it would replace another one.
    """
    try:
        with work_folder(folder) as place:
            yield place
            files = sorted(place.iterdir(), key=_last_the_main_one)
            for file in files:
                _check_free(folder / file.name, may_replace)
            for file in files:
                file.replace(folder / file.name)
    except OSError as error:
        raise SceneError(
            'Cannot write to the folder "{folder}": {reason}.', folder=folder, reason=error.strerror
        ) from error


def check_whole(path: Path, format_: str, triangles: int = 0) -> None:
    """See that a file just written is all there: what writes it in C++ does not tell of a full disk.

    Args:
        triangles: in the file, of all meshes; OBJ, which has no end of its own, is counted.
    Raises:
        SceneError: it is missing, or ends too early.
    """
    try:
        with path.open("rb") as file:
            whole = _obj(file, triangles) if format_ == "OBJ" else _WHOLE[format_](file, path.stat().st_size)
    except (OSError, struct.error) as error:
        raise SceneError('"{name}" was not written.', name=path.name) from error
    if not whole:
        raise SceneError('"{name}" was only partly written; is the disk full?', name=path.name)


def _check_free(path: Path, may_replace: Callable[[Path], bool]) -> None:
    if path.is_dir():
        raise SceneError('Cannot write "{path}": it is a folder.', path=path)
    if path.exists() and not may_replace(path):
        raise ExportError(
            '"{path}" was not written by Rodin, or was changed since; move it, rename the asset or choose another '
            "folder.",
            path=path,
        )


def _last_the_main_one(file: Path) -> tuple[bool, str]:
    """What a file refers to, such as the materials of an OBJ, comes before it."""
    return file.suffix in SUFFIXES.values(), file.name


def _fbx(file: BinaryIO, size: int) -> bool:
    return _ends_with(file, size, _FBX_FOOTER)


def _png(file: BinaryIO, size: int) -> bool:
    return _ends_with(file, size, _PNG_END)


def _ends_with(file: BinaryIO, size: int, end: bytes) -> bool:
    file.seek(max(size - len(end), 0))
    return file.read() == end


def _glb(file: BinaryIO, size: int) -> bool:
    magic, _version, length = struct.unpack("<4sII", file.read(12))
    return magic == b"glTF" and length == size


def _usdc(file: BinaryIO, size: int) -> bool:
    """The table of contents stands at the end, and the head says where."""
    magic, _version, start = struct.unpack("<8s8sq", file.read(24))
    if magic != b"PXR-USDC" or not 0 < start < size - 8:
        return False
    file.seek(start)
    (sections,) = struct.unpack("<q", file.read(8))
    return start + 8 + 32 * sections <= size  # 16 letters of a name, start, size


def _obj(file: BinaryIO, triangles: int) -> bool:
    text = file.read()
    return text.endswith(b"\n") and text.count(b"\nf ") == triangles


_WHOLE = {"FBX": _fbx, "GLTF": _glb, "USD": _usdc, "PNG": _png}

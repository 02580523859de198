"""The Blender that learns, as this one starts, watches and stops it. There is one at a time."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import bpy

from ...model_core.errors import RodinError
from ...model_core.export.names import file_stem
from .. import models
from ..errors import SceneError
from . import progress
from .progress import TAKEN, Progress

_SCRIPT = Path(__file__).with_name("begin.py")
_GRACE = 5.0  # seconds to end in order
_LOG = "log.txt"
_known: dict[Path | None, Progress | None] = {}
_folder: Path | None = None
_process: subprocess.Popen | None = None


def folder_of(name: str) -> Path:
    """Where what is learnt under a name is kept: of the user's, and left alone when Rodin is removed."""
    return models.learnt_folder() / file_stem(name)


def start(folder: Path) -> None:
    """Begin to learn what a folder's snapshot asks for, or go on.

    Raises:
        SceneError: something is being learnt already, or Blender cannot be started.
    """
    global _process, _folder
    if is_running():
        raise SceneError("A set is being learnt already; wait for it, or pause it.")
    environment = {**os.environ, **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")}
    try:
        (folder / progress.FILE).unlink(missing_ok=True)  # what a former run came to is not what this one does
        with (folder / _LOG).open("wb") as log:
            _process = subprocess.Popen(
                [*_command(), str(folder)],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=environment,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
    except OSError as error:
        raise SceneError("Blender cannot be started to learn: {reason}", reason=str(error)) from error
    _folder = folder
    _known[folder] = Progress()


def _command() -> list[str]:
    """This Blender without a window; or this Python, where Blender is a module of it."""
    if not bpy.app.binary_path:
        return [sys.executable, str(_SCRIPT)]
    return [bpy.app.binary_path, "--background", "--factory-startup", "--python", str(_SCRIPT), "--"]


def is_running() -> bool:
    """Whether something is being learnt."""
    return _process is not None and _process.poll() is None


def running_folder() -> Path | None:
    """The folder of what is being learnt."""
    return _folder if is_running() else None


def progress_of(folder: Path) -> Progress | None:
    """How far the learning of a folder is; its file is read once, and again by :func:`look`."""
    if folder not in _known:
        _known[folder] = progress.read(folder)
    return _known[folder]


def last_folder() -> Path | None:
    """The folder of what was begun last."""
    return _folder


def progress_of_last() -> Progress | None:
    """How far what was begun last was at the last look."""
    return _known.get(_folder)


def look() -> Progress | None:
    """Read how far it is by now; an end that left no word is an error, too."""
    if _folder is None:
        return None
    ended = not is_running()
    found = progress.read(_folder) or Progress()
    if ended and _process and _process.returncode == TAKEN:
        found = found.failed(RodinError("Another Blender is learning this."))
    elif ended and _process and not found.ended:  # if there is none it was paused
        found = found.failed(RodinError("Learning stopped before it was done; press Learn to go on."))
    _known[_folder] = found
    return found


def stop() -> None:
    """End it; what is registered is kept, and learning goes on from there."""
    global _process
    if _process is None:
        return
    with contextlib.suppress(OSError):
        _process.stdin.close()
    try:
        _process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        _process.kill()
        _process.wait()
    _process = None
    if _folder is not None:
        _known[_folder] = progress.read(_folder)


def discard(folder: Path) -> None:
    """Remove all that was learnt in a folder, the weights too.

    Raises:
        SceneError: it cannot be removed.
    """
    if running_folder() == folder:
        stop()
    try:
        if folder.is_dir():
            shutil.rmtree(folder)
    except OSError as error:
        raise SceneError('Cannot remove "{path}": {reason}', path=folder, reason=str(error)) from error
    _known.pop(folder, None)

"""Godot without its window, or drawing on a virtual screen, in the folder that make readers sets up."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from running import BUILD, PROGRAMS, ROOT, run

FOLDER = BUILD / "godot"

_ALONE = ("unshare", "--mount", "--pid", "--net", "--fork", "--kill-child=KILL")  # nothing outlives this command
_CLEAN = ("env", "-i", "PATH=/usr/games:/usr/bin:/bin", "HOME=/tmp", "LANG=C.UTF-8")
_DRAWN = ("LIBGL_ALWAYS_SOFTWARE=1", "GALLIUM_DRIVER=llvmpipe", "xvfb-run", "--server-args")


def why_not() -> str | None:
    """Why Godot cannot be used here; None where it can."""
    if not FOLDER.is_dir():
        return "make readers did not install Godot."
    if not shutil.which("unshare") or subprocess.run([*_ALONE, "true"], capture_output=True, check=False).returncode:
        return "Only root on Linux may mount what Godot needs."
    return None


def read(path: Path, folder: Path) -> dict:
    """Import a file as Godot's editor does, and describe the scene that came of it."""
    (answer,) = read_many([path], folder)
    return answer


def read_many(paths: list[Path], folder: Path) -> list[dict]:
    """Several files in one start of Godot, which takes longer than any of them; all get the messages of all."""
    names = [f"{index}{path.suffix}" for index, path in enumerate(paths)]
    printed = _import(folder, dict(zip(names, paths, strict=True)))
    pairs = [word for name in names for word in (name, f"{name}.json")]
    _godot(folder, "--headless", "--script", "read.gd", "--", *pairs)
    answers = [json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in names]
    messages = [line for line in printed.splitlines() if line.startswith(("ERROR", "WARNING"))]
    return [{**answer, "messages": messages} for answer in answers]


def picture(paths: list[Path], png: Path, width: int = 1600, height: int = 900) -> None:
    """Draw files that Godot imported, side by side, as its compatibility renderer shows them.

    Raises:
        RuntimeError: Godot refused a file or could not draw; with what it printed.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        _import(folder, {path.name: path for path in paths})
        screen = (*_DRAWN, f"-screen 0 {width}x{height}x24")
        how = ("--resolution", f"{width}x{height}", "--audio-driver", "Dummy", "--script", "picture.gd")
        _godot(folder, *how, "--", "picture.png", *(path.name for path in paths), screen=screen)
        shutil.copyfile(folder / "picture.png", png)


def _import(project: Path, paths: dict[str, Path]) -> str:
    """Args: paths: {name in the project: file}."""
    shutil.copytree(PROGRAMS / "godot", project, dirs_exist_ok=True)
    for name, path in paths.items():
        shutil.copy(path, project / name)
    return _godot(project, "--headless", "--import")


def _godot(project: Path, *words: str, screen: tuple[str, ...] = ()) -> str:
    entered = (*_ALONE, ROOT / "tests/window/enter.sh", FOLDER, project)
    printed = run(*entered, *_CLEAN, *screen, "godot", "--path", "/rodin", *words)
    if "SCRIPT ERROR" in printed:  # Godot itself ends with 0 all the same
        raise RuntimeError(printed)
    return printed

"""A real Blender window on a virtual screen, in the folder that setup.sh makes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from rodin_cli import extension

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FOLDER = ROOT / "build/window-blender"
RESULTS = ROOT / "build/window"  # pictures, files and settings of the last run
INSIDE = "/rodin/build/window"  # the same, seen from in there

SCREEN = "1600x1400x24"
SECONDS = 1500  # of one story, on a busy machine; a quiet one needs 60, and learning 240

_ALONE = ("unshare", "--mount", "--pid", "--net", "--fork", "--kill-child=KILL")  # nothing outlives this command


def why_not() -> str:
    """Why no window can be had here; empty where one can."""
    if not FOLDER.is_dir():
        return f"There is no Blender with a window at {FOLDER}; make window-setup sets it up."
    if not shutil.which("unshare") or subprocess.run([*_ALONE, "true"], capture_output=True, check=False).returncode:
        return "Only root on Linux may mount what a Blender with a window needs."
    return ""


def begin() -> None:
    """Forget the last run, and build the zip that stories install."""
    shutil.rmtree(RESULTS, ignore_errors=True)
    RESULTS.mkdir(parents=True)
    extension.build_light(RESULTS).rename(RESULTS / "rodin.zip")


def play(story: str, *opened: str) -> dict[str, str]:
    """Play a story of ``inside/`` and return {stage: traceback or ""} of the stages that were reached.

    Args:
        opened: files of RESULTS to open Blender with, as a double click does.
    Raises:
        RuntimeError: Blender did not come up, or stopped on the way; with what it printed.
    """
    answer = RESULTS / f"{story}.json"
    answer.unlink(missing_ok=True)
    words = [
        *("timeout", "--signal=KILL", str(SECONDS)),
        *_ALONE,
        *(str(HERE / "enter.sh"), str(FOLDER), str(ROOT)),
        *("env", "-i", "PATH=/usr/bin:/bin", "HOME=/tmp", "LANG=C.UTF-8", "OMP_NUM_THREADS=1"),
        *("LIBGL_ALWAYS_SOFTWARE=1", "GALLIUM_DRIVER=llvmpipe", "PYTHONDONTWRITEBYTECODE=1"),
        f"BLENDER_USER_RESOURCES={INSIDE}/home",
        *("xvfb-run", "--server-args", f"-screen 0 {SCREEN}"),
        *("blender", "--window-geometry", "0", "0", *SCREEN.split("x")[:2], "--enable-event-simulate"),
        *(f"{INSIDE}/{name}" for name in opened),
        *("--python", "/rodin/tests/window/inside/player.py", "--", story, f"{INSIDE}/{answer.name}"),
    ]
    done = subprocess.run(words, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode or not answer.is_file():
        raise RuntimeError(f"{story} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return json.loads(answer.read_text(encoding="utf-8"))


if __name__ == "__main__":  # python stage.py STORY...
    begin()
    sys.exit("".join(failure for story in sys.argv[1:] for failure in play(story).values()) or 0)

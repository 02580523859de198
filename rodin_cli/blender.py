"""The only way to Blender: a job in a process of its own, under a time limit."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from rodin_cli.errors import CommandError

ROOT = Path(__file__).resolve().parent.parent
"""The repository, which is also the extension's root."""

RUNNER = ROOT / "rodin_addon" / "headless" / "__main__.py"


def blender_folder() -> Path:
    """The folder of the bpy package, found without importing it.

    Raises:
        CommandError: this Python has no bpy.
    """
    spec = importlib.util.find_spec("bpy")
    if spec is None or spec.origin is None:
        raise CommandError("This needs Blender as a Python package; install it with: pip install bpy==4.5.15")
    return Path(spec.origin).parent


def run_job(
    job: str,
    request: dict,
    seconds: float,
    python: Path | None = None,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> dict:
    """Runs one headless job and returns its response.

    Args:
        job: "bench", "export" or "sheet".
        request: what the job needs, JSON.
        seconds: time limit.
        python: one that has bpy; this one if left out. environment: variables to set for it.
    Raises:
        CommandError: no bpy, no such Python, the limit was passed, Blender stopped, or the job's own sentence.
    """
    if python is None:
        blender_folder()
    elif not python.is_file():
        raise CommandError(f"There is no Python at {python}.")
    if not RUNNER.is_file():
        raise CommandError(f"This needs Rodin's repository around it; there is no {RUNNER}.")
    with tempfile.TemporaryDirectory(prefix="rodin-job-") as folder:
        asked, answered = Path(folder, "request.json"), Path(folder, "response.json")
        asked.write_text(json.dumps(request, allow_nan=False), encoding="utf-8")
        log = _run([str(python or sys.executable), str(RUNNER), job, str(asked), str(answered)], seconds, environment)
        if not answered.is_file():
            raise CommandError(f"Blender stopped without an answer: {_last_line(log)}.")
        response = json.loads(answered.read_text(encoding="utf-8"))
    if not response["ok"]:
        raise CommandError(response["error"])
    return response


def _run(words: list[str], seconds: float, environment: Mapping[str, str]) -> str:
    try:
        done = subprocess.run(
            words,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=seconds,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise CommandError(f"Blender took longer than {seconds:.0f} seconds and was stopped.") from error
    return done.stdout + done.stderr


def _last_line(log: str) -> str:
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    return lines[-1].rstrip(".") if lines else "it said nothing"

"""Blender jobs, each in a process of its own and under a time limit; nothing else here starts Blender."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from model_core.files import work_folder
from rodin_cli.errors import BlenderStopped, CommandError

ROOT = Path(__file__).resolve().parent.parent
"""The repository, which is also the extension's root."""

RUNNER = ROOT / "rodin_addon" / "headless" / "__main__.py"

ONE_THREAD = MappingProxyType(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
"""Environment of a job that is not to take the cores of the others."""

_ASK = 0.5  # seconds between two questions whether a job is still wanted
_GRACE = 10  # seconds for a job that is interrupted to note how far it came


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
    wanted: Callable[[], bool] = lambda: True,
) -> dict:
    """Runs one headless job and returns its response.

    Args:
        job: a name of the runner's ``JOBS``.
        request: what the job needs, JSON.
        seconds: time limit.
        python: one that has bpy; this one if left out. environment: variables to set for it.
        wanted: asked twice a second; when it says no, Blender is interrupted.
    Raises:
        BlenderStopped: the limit was passed, it is no longer wanted, or Blender stopped by itself.
        CommandError: no bpy, no such Python, or the job's own sentence.
    """
    if python is None:
        blender_folder()
    elif not python.is_file():
        raise CommandError("There is no Python at {path}.", path=python)
    if not RUNNER.is_file():
        raise CommandError("This command must run from Rodin's repository; {path} is missing.", path=RUNNER)
    with work_folder(Path(tempfile.gettempdir())) as folder:
        asked, answered = folder / "request.json", folder / "response.json"
        asked.write_text(json.dumps(request, allow_nan=False), encoding="utf-8")
        words = [str(python or sys.executable), str(RUNNER), job, str(asked), str(answered)]
        code, log = _run(words, seconds, {**environment, "TMPDIR": str(folder)}, wanted)
        try:
            response = json.loads(answered.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:  # none, or only the beginning of one
            why = f"signal {signal.Signals(-code).name}" if code < 0 else _last_line(log)
            raise BlenderStopped(f"Blender quit unexpectedly: {why}.") from error
    if not response["ok"]:
        raise CommandError(response["error"])
    return response


def _run(
    words: list[str], seconds: float, environment: Mapping[str, str], wanted: Callable[[], bool]
) -> tuple[int, str]:
    """Exit code, and all that was said. Blender ends with us, even if we are killed: its input closes then."""
    its_input, our_end = os.pipe()
    try:
        return _communicate(words, seconds, environment, wanted, its_input)
    finally:
        os.close(our_end)


def _communicate(
    words: list[str], seconds: float, environment: Mapping[str, str], wanted: Callable[[], bool], its_input: int
) -> tuple[int, str]:
    """As :func:`_run`; closes ``its_input`` as soon as Blender has it."""
    try:
        process = _started(words, environment, its_input)
    finally:
        os.close(its_input)
    deadline = time.monotonic() + seconds
    try:
        while True:
            try:
                log = "".join(process.communicate(timeout=max(0, min(_ASK, deadline - time.monotonic()))))
                return process.returncode, log
            except subprocess.TimeoutExpired as error:
                if time.monotonic() >= deadline:
                    raise BlenderStopped(f"Blender took longer than {seconds:.0f} seconds and was stopped.") from error
                if not wanted():
                    _interrupt(process)
                    raise BlenderStopped("Blender was stopped.") from error
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


def _started(words: list[str], environment: Mapping[str, str], its_input: int) -> subprocess.Popen:
    return subprocess.Popen(
        words,
        stdin=its_input,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        env={**_inherited(), "PYTHONDONTWRITEBYTECODE": "1", "RODIN_ENDS_WITH_INPUT": "1", **environment},
        start_new_session=True,  # a terminal's Ctrl-C is for us alone, who see to it that Blender ends in order
    )


def _inherited() -> dict[str, str]:
    """Our environment, but for what Blender's own add-ons do not run with: glTF's exporter reads its docstrings."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONOPTIMIZE"}


def _interrupt(process: subprocess.Popen) -> None:
    process.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=_GRACE)


def _last_line(log: str) -> str:
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    return lines[-1].rstrip(".") if lines else "no output"

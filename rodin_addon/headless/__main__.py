"""Run one job: ``python rodin_addon/headless JOB REQUEST.json RESPONSE.json``.

Needs a Python that has bpy. The add-on runs under its real name out of this
repository, in a Blender whose settings are a temporary folder. The process
ends with os._exit, because some versions of bpy crash or hang on a normal exit.
"""

from __future__ import annotations

import importlib
import json
import os
import shutil
import sys
import tempfile
import threading
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXTENSION = "bl_ext.user_default.rodin"
JOBS = ("atlas", "bench", "bench_export", "export", "first", "sheet", "unpack")


def main(job: str, request: Path, response: Path) -> int:
    """Run a job and write its answer, of which half is none to whoever asked; 0 if it went well."""
    with tempfile.TemporaryDirectory(prefix="rodin-blender-", ignore_cleanup_errors=True) as resources:
        answer = _answer(job, request, Path(resources))
    response.write_text(json.dumps(answer, indent=1), encoding="utf-8")
    return 0 if answer["ok"] else 1


def _answer(job: str, request: Path, resources: Path) -> dict:
    if job not in JOBS:
        return {"ok": False, "error": f"There is no job {job!r}; there are {', '.join(JOBS)}."}
    try:
        wanted = json.loads(request.read_text(encoding="utf-8"))
        enable_ms = _enable(resources)
        run = importlib.import_module(f"{EXTENSION}.rodin_addon.headless.{job}").run
        return {"ok": True, **run({**wanted, "enable_ms": enable_ms})}
    except Exception as error:  # noqa: BLE001 - the process ends here: everything becomes an answer
        errors = sys.modules.get(f"{EXTENSION}.model_core.errors")
        if not (errors and isinstance(error, errors.RodinError)):
            traceback.print_exc()
            return {"ok": False, "error": f"Blender could not do the job {job}: {error}"}
        return {"ok": False, "error": str(error)}


def _enable(resources: Path) -> float:
    """Start Blender with the repository as its only user extension; the milliseconds that enabling took."""
    for name in ("BLENDER_USER_RESOURCES", "TMPDIR", "TEMP", "TMP"):  # os._exit leaves Blender's own rubbish
        os.environ[name] = str(resources)
    _link(resources / "extensions" / "user_default" / "rodin")
    import bpy

    bpy.ops.wm.read_factory_settings(use_empty=True)
    started = time.perf_counter()
    bpy.ops.preferences.addon_enable(module=EXTENSION)
    return 1e3 * (time.perf_counter() - started)


def _link(place: Path) -> None:
    """The repository at ``place``: a link, or a copy where links need special rights (Windows)."""
    place.parent.mkdir(parents=True)
    try:
        place.symlink_to(ROOT, target_is_directory=True)
    except OSError:
        place.mkdir()
        for name in ("blender_manifest.toml", "__init__.py"):
            shutil.copy(ROOT / name, place)
        for name in ("rodin_addon", "model_core", "weights"):
            shutil.copytree(ROOT / name, place / name)


def _end_with_input() -> None:
    """Whoever asked holds the other end: a command that is killed can stop its Blender in no other way."""
    sys.stdin.buffer.read()
    os._exit(1)


if __name__ == "__main__":
    if os.environ.get("RODIN_ENDS_WITH_INPUT"):
        threading.Thread(target=_end_with_input, daemon=True).start()
    if len(sys.argv) != 4:
        sys.exit("Usage: python rodin_addon/headless JOB REQUEST.json RESPONSE.json")
    code = main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)

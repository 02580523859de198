"""Run one scenario: ``python runner.py SCENARIO ZIP FOLDER RESULTS.json``.

Installs the zip with Blender's own installer into settings of its own, runs
each check in an empty file and writes {check: traceback or ""}. Ends with
os._exit, because some versions of bpy crash or hang on a normal exit.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import traceback
from pathlib import Path


def main(scenario: str, extension_zip: str, folder: Path, results: Path) -> None:
    """Run all checks of a scenario, in their order."""
    os.environ["BLENDER_USER_RESOURCES"] = str(folder / "blender")
    os.environ["TMPDIR"] = str(folder)
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    import bpy
    import kit

    bpy.ops.extensions.package_install_files(
        filepath=extension_zip, repo="user_default", enable_on_install=True, overwrite=True
    )
    module = importlib.import_module(scenario)
    outcome = {}
    for name, check in list(vars(module).items()):
        if name.startswith("check_"):
            kit.begin(folder / name)
            outcome[name] = _failure(check)
    results.write_text(json.dumps(outcome), encoding="utf-8")


def _failure(check) -> str:
    try:
        check()
    except Exception:  # noqa: BLE001 - whatever a check raises is its result
        return traceback.format_exc()
    return ""


if __name__ == "__main__":
    code = 1
    try:
        main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
        code = 0
    except BaseException:  # noqa: BLE001 - os._exit shows nothing by itself
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)

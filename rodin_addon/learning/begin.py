"""Run by the Blender that learns, as a script: ``blender --background --python begin.py -- FOLDER``.

It ends when its input does, for then the Blender that started it has ended, however that came about.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
import threading
from pathlib import Path

PACKAGE = "rodin_learning"
ROOT = Path(__file__).resolve().parents[2]
STOPPED = 2
"""See ``progress``, which is not there yet when this begins."""


def _job():
    """The module ``job``, of this very extension, whatever others are enabled."""
    spec = importlib.util.spec_from_file_location(PACKAGE, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    sys.modules[PACKAGE] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[PACKAGE])
    return importlib.import_module(f"{PACKAGE}.rodin_addon.learning.job")


def _end_with_input() -> None:
    sys.stdin.buffer.read()
    os._exit(STOPPED)


if __name__ == "__main__":
    threading.Thread(target=_end_with_input, daemon=True).start()
    code = _job().learn(Path(sys.argv[-1]))
    os._exit(code)  # some versions of Blender hang or crash when they end by themselves

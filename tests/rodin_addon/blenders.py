"""The Blenders that the add-on is tested in: four Python environments that hold bpy."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"


@dataclass(frozen=True)
class Blender:
    """One version and the Python that brings it."""

    version: str
    python: Path

    @property
    def installed(self) -> bool:
        """Whether bpy is there, looked up without importing it."""
        return any(self.python.parent.parent.glob("lib/python3.*/site-packages/bpy"))

    def run(self, *words: str | Path, seconds: float) -> subprocess.CompletedProcess:
        """Run this Python with some words, under a time limit, one thread."""
        return subprocess.run(
            [str(self.python), *map(str, words)],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=seconds,
            env={"PATH": "/usr/bin:/bin", "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
        )


BLENDERS = (
    Blender("4.2", VENV / "blender-4.2/bin/python"),
    Blender("4.5", VENV / "bin/python"),
    Blender("5.0", VENV / "blender-5.0/bin/python"),
    Blender("5.2", VENV / "blender-5.2/bin/python"),
)


def extension_tool() -> Path:
    """Blender's own command that builds and validates extensions, out of an installed bpy."""
    for blender in BLENDERS:
        home = blender.python.parent.parent
        for tool in home.glob("lib/python3.*/site-packages/bpy/*/scripts/addons_core/bl_pkg/cli/blender_ext.py"):
            return tool
    raise FileNotFoundError(f"No bpy is installed under {VENV}; make test installs it.")

"""Where make readers puts the readers, and how one is run."""

from __future__ import annotations

import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAMS = HERE / "programs"
BUILD = ROOT / "build/readers"

SECONDS = 300  # of one program on a busy machine; a quiet one needs 5


def run(*words: str | Path) -> str:
    """Run a program under a time limit, and return what it printed.

    Raises:
        RuntimeError: It failed; with what it printed.
    """
    done = subprocess.run(
        list(map(str, words)), capture_output=True, text=True, errors="replace", timeout=SECONDS, check=False
    )
    printed = done.stdout + done.stderr
    if done.returncode:
        raise RuntimeError(f"{Path(words[0]).name} ended with {done.returncode}:\n{printed}")
    return printed

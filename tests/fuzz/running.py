"""Commands as processes of their own, what they say, and what they leave in a folder."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

from .tally import LONGEST, Tally
from .whole import broken_files

ROOT = Path(__file__).resolve().parents[2]
KEPT = ".shards"
"""The one hidden folder that a command leaves on purpose: batch goes on from it."""
OWN = {"notes.txt": b"mine"}
"""Files of the user's own in a folder that is written to."""


def start(words: str, folder: Path, largest_file: int | None = None) -> subprocess.Popen:
    """Start a command.

    Args:
        words: after ``rodin``, with a blank between two. folder: an existing one, to work in.
        largest_file: bytes; beyond, writing fails as on a full disk.
    """
    (folder / "tmp").mkdir(exist_ok=True)
    settings = {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "TMPDIR": str(folder / "tmp")}

    def limit() -> None:
        if largest_file is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    return subprocess.Popen(
        [sys.executable, "-m", "rodin_cli", *words.split()],
        cwd=folder,
        env={**os.environ, **settings},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,
        preexec_fn=limit,
    )


def finish(process: subprocess.Popen, tally: Tally, example: str, seconds: float = 4 * LONGEST) -> bool:
    """Wait for a command, and count what is wrong with how it ended; True if it went well.

    Args:
        example: how to see it again. seconds: that it may take, beside another one on few cores.
    """
    try:
        out, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        tally.defect("hang", example)
    lines = err.strip().splitlines()
    if "Traceback" in out + err or process.returncode < 0:
        tally.defect("traceback", f"{example}: {' | '.join(lines[-3:])}")
    elif "Internal error" in err:
        tally.defect("internal error", f"{example}: {lines[-1]}")
    elif process.returncode and not (lines and all(line.endswith((".", "?")) for line in lines)):
        tally.defect("unclear", f"{example}: {err.strip()}")
    return process.returncode == 0


def look(folder: Path, tally: Tally, example: str) -> None:
    """Count what is not whole in the folder ``out`` of a folder, and what is left over in both."""
    out = folder / "out"
    for what in broken_files(out) if out.exists() else ():
        tally.defect("lost", f"{example}: {what}")
    for name, content in OWN.items():
        if (out / name).read_bytes() != content:
            tally.defect("lost", f"{example}: the user's own {name}")
    for path in folder.rglob(".*"):
        if path.name != KEPT:
            tally.defect("left", f"{example}: {path.relative_to(folder)}")


def prepared(folder: Path) -> Path:
    """The folder, with the user's own files in its ``out``."""
    (folder / "out").mkdir(parents=True)
    for name, content in OWN.items():
        (folder / "out" / name).write_bytes(content)
    return folder


def sources(folder: Path) -> Path:
    """Four assets to work on, in a folder of that name."""
    folder.mkdir()
    process = start("generate --count 4 --resolution 4 --out source", folder)
    if process.wait():
        raise RuntimeError(process.communicate()[1])
    return folder / "source"

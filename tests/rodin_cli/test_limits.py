"""Memory of each command stays within what docs/reliability.md states; its table is what is run here.

Times are printed beside the stated ones, and asserted as a hang only: machines differ by several times, and so does
one machine from hour to hour.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from model_core.surface.mesh import TriangleMesh
from rodin_cli.app import main
from rodin_cli.commands import COMMANDS
from rodin_cli.meshes.writing import write_ply

from .conftest import ENVIRONMENT, ROOT

_ROW = re.compile(r"^\| `rodin ([^`]+)` \| ([\d.]+) GB \| (\d+) s \|", re.MULTILINE)
ROWS = _ROW.findall((ROOT / "docs" / "reliability.md").read_text(encoding="utf-8"))

HANGS = 10
"""A command that takes so many times what is stated is taken for one that does not end."""

WATCH = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)  # of itself, and of what it has started and waited for
process.returncode = os.waitstatus_to_exitcode(status)
print(usage.ru_maxrss)
sys.exit(process.returncode)
"""
"""Prints the KiB of the largest process. It is a program of its own, for a process begins as large as its parent."""

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "wait4"), reason="Windows has no wait4")]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a dozen swords, some of them exported, and a mesh of three million faces."""
    folder = tmp_path_factory.mktemp("limits")
    assert main(["generate", "--count", "12", "--out", str(folder / "swords")]) == 0
    assert main(["export", str(folder / "swords"), "--lods", "4", "--out", str(folder / "game")]) == 0
    write_ply(folder / "huge.ply", _huge(3_000_000))
    return folder


def _huge(faces: int) -> TriangleMesh:
    """A plate of a sword's size: a wavy grid of about so many triangles."""
    rows = round((faces / 2) ** 0.5)
    u, v = np.meshgrid(np.linspace(0, 1, rows), np.linspace(0, 1, rows), indexing="ij")
    points = np.stack([0.05 * u, 0.004 * np.sin(3 * u + 9 * v), v], axis=-1).reshape(-1, 3)
    corner = (np.arange(rows - 1)[:, None] * rows + np.arange(rows - 1)).ravel()
    quads = np.stack([corner, corner + rows, corner + rows + 1, corner + 1], axis=-1)
    return TriangleMesh(points, np.concatenate([quads[:, :3], quads[:, [0, 2, 3]]]))


@pytest.mark.parametrize(("words", "gigabytes", "seconds"), ROWS, ids=[row[0] for row in ROWS])
def test_a_command_stays_within_its_limits(place, tmp_path, words, gigabytes, seconds):
    for source in place.iterdir():
        (tmp_path / source.name).symlink_to(source)
    program = [sys.executable, "-c", WATCH, sys.executable, "-m", "rodin_cli", *words.split()]
    started = time.monotonic()
    done = subprocess.run(
        program, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, timeout=HANGS * float(seconds)
    )
    took, most = time.monotonic() - started, float(done.stdout) * 1024 / 1e9
    print(f"{words}: {most:.2f} of {gigabytes} GB, {took:.1f} of {seconds} s")
    assert done.returncode == 0, done.stderr
    assert most <= float(gigabytes)


def test_every_command_that_artists_use_has_its_limits():
    others = {"train", "evaluate", "ablate", "bench", "bench-export", "atlas", "zip"}  # for developers, and long
    assert {words.split()[0] for words, _, _ in ROWS} == {command.NAME for command in COMMANDS} - others

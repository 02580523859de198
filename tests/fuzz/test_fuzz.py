"""A little of the fuzzing: every section, at a small share and one seed, finds nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARE = "0.005"
"""So much of a full run takes less than a minute."""

pytestmark = pytest.mark.slow


def test_a_share_of_every_section_finds_no_defects():
    words = [sys.executable, "-m", "tests.fuzz", "--share", SHARE, "--seed", "0"]
    done = subprocess.run(words, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr

"""Programs that are asked to end, or killed: nothing is left over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rodin_cli.signals import held_back

from .conftest import ENVIRONMENT, ROOT, _hear_signals, ended, until

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")


def hidden(folder: Path) -> list[Path]:
    return list(folder.rglob(".rodin-*"))


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_program_that_is_asked_to_end_cleans_up(start, tmp_path, name):
    program = start("generate", "--count", 3000, "--resolution", 4, "--out", tmp_path / "out")
    until(lambda: hidden(tmp_path), program)
    program.send_signal(getattr(signal, name))
    result = ended(program)
    assert (result.code, result.refused()) == (128 + getattr(signal, name), "Stopped.")
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_while_the_program_is_still_being_imported(tmp_path):
    """It said how far Python had come, in a page of lines."""
    (tmp_path / "typer.py").write_text("import time\nprint('imported', flush=True)\ntime.sleep(60)\n", encoding="utf-8")
    environment = {**ENVIRONMENT, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    words, pipes = [sys.executable, "-m", "rodin_cli"], {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(words, env=environment, text=True, preexec_fn=_hear_signals, **pipes) as program:
        assert program.stdout.readline() == "imported\n"
        program.send_signal(signal.SIGINT)
        assert ended(program).err == ""
    assert program.returncode == -signal.SIGINT


def test_a_signal_waits_for_foreign_code_that_catches_everything():
    """As trimesh does while it is imported: Ctrl-C was lost there, and the program went on."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job does not hear it
    with pytest.raises(KeyboardInterrupt):
        with held_back():
            caught = False
            try:
                os.kill(os.getpid(), signal.SIGINT)
                time.sleep(0.05)
            except BaseException:  # noqa: BLE001 - as foreign code does
                caught = True
        pytest.fail("The signal was lost.")
    assert not caught


def children(pid: int) -> list[int]:
    """Of all its threads."""
    return [
        int(child) for listed in Path(f"/proc/{pid}/task").glob("*/children") for child in listed.read_text().split()
    ]


def runs(pid: int) -> bool:
    """A zombie runs no longer; it waits for whoever takes it over."""
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_a_blender_ends_with_a_program_that_is_killed(start, recipes, tmp_path):
    """While it renders, it would not find out for minutes that nobody hears it."""
    program = start("preview", recipes, "--width", 3000, "--out", tmp_path / "sheet.png")
    until(lambda: children(program.pid), program)
    time.sleep(3)  # until it renders
    (blender,) = children(program.pid)
    program.kill()
    ended(program)
    limit = time.monotonic() + 5
    while runs(blender):
        assert time.monotonic() < limit, "Blender is left"
        time.sleep(0.05)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core has no workers")
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM"])
def test_forge_workers_end_with_a_training_whatever_ends_it(start, tmp_path, name):
    pytest.importorskip("torch")
    program = start("train", "--preset", "quick", "--run", tmp_path / "run", "--out", tmp_path / "model")
    until(lambda: len(children(program.pid)) >= 2, program)
    workers = children(program.pid)
    time.sleep(0.5)  # into a block of shapes
    program.send_signal(getattr(signal, name))
    ended(program)
    limit = time.monotonic() + 5
    while any(map(runs, workers)):
        assert time.monotonic() < limit, "workers are left"
        time.sleep(0.05)

"""Locks that are free again however their holder ends."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from model_core import locks
from model_core.locks import lock, try_lock

ROOT = Path(__file__).resolve().parents[2]
HOLDER = """
import sys, time
from pathlib import Path
from model_core.locks import try_lock
held = try_lock(Path(sys.argv[1]))
print("held" if held else "not held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path):
    """Another program that holds the lock of tmp_path / "lock"."""
    words = [sys.executable, "-c", HOLDER, str(tmp_path / "lock")]
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_one_holds_it_at_a_time(tmp_path):
    held = try_lock(tmp_path / "lock")
    assert held.certain
    assert try_lock(tmp_path / "lock") is None
    held.release()
    assert list(tmp_path.iterdir()) == []
    try_lock(tmp_path / "lock").release()


def test_another_program_holds_it_until_it_is_killed(tmp_path, holder):
    assert try_lock(tmp_path / "lock") is None
    holder.kill()
    holder.wait()
    with lock(tmp_path / "lock", seconds=5):
        pass
    assert list(tmp_path.iterdir()) == []


def test_waiting_ends(tmp_path, holder):
    said = []
    with pytest.raises(TimeoutError), lock(tmp_path / "lock", seconds=0.2, on_wait=lambda: said.append("waiting")):
        pytest.fail("It is held.")
    assert said == ["waiting"]


def test_who_waits_gets_it_and_is_alone(tmp_path):
    inside, most = 0, 0

    def work() -> None:
        nonlocal inside, most
        for _ in range(20):
            with lock(tmp_path / "lock"):
                inside += 1
                most = max(most, inside)
                time.sleep(0.001)
                inside -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (inside, most) == (0, 1)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_missing_is_not_made_unless_asked(tmp_path):
    with pytest.raises(FileNotFoundError):
        try_lock(tmp_path / "lock", create=False)


@pytest.mark.skipif(not locks.fcntl, reason="needs flock")
def test_where_there_are_no_locks_one_is_had_but_not_certain(tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(locks.fcntl, "flock", refuse)
    held = try_lock(tmp_path / "lock")
    assert not held.certain
    held.leave()
    assert (tmp_path / "lock").exists()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_a_file_of_another_user_can_be_locked(tmp_path, monkeypatch):
    """As root may write to all files, the refusal is made here."""
    (tmp_path / "lock").touch()
    opened = os.open

    def refuse(path, flags, *mode):
        if flags & os.O_RDWR:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, flags, *mode)

    monkeypatch.setattr(locks.os, "open", refuse)
    assert try_lock(tmp_path / "lock").certain


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_links_and_pipes_are_not_followed_or_waited_for(tmp_path):
    (tmp_path / "kept").write_text("kept")
    (tmp_path / "link").symlink_to(tmp_path / "kept")
    with pytest.raises(OSError, match="symbolic links"):
        try_lock(tmp_path / "link")
    os.mkfifo(tmp_path / "pipe")
    held = try_lock(tmp_path / "pipe")
    assert held
    held.leave()

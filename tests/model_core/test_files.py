"""One file, whole or not at all."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from model_core import locks
from model_core.files import TEMPORARY, read_small, remove_left, room_kept, whole_file, work_folder, write_whole

ROOT = Path(__file__).resolve().parents[2]
WRITER = """
import sys, time
from pathlib import Path
from model_core.files import whole_file
with whole_file(Path(sys.argv[1], "manifest.json")) as unfinished:
    unfinished.write_text("half")
    print("half", flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize(
    ("content", "stored"), [(b"a\r\n", b"a\r\n"), (["ö\n", "b"], "ö\nb".encode()), ((), b"")], ids=str
)
def test_what_is_written_takes_the_place_of_an_older_file(tmp_path, content, stored):
    path = tmp_path / "file.txt"
    path.write_text("something that was longer")
    write_whole(path, content)
    assert path.read_bytes() == stored
    assert list(tmp_path.iterdir()) == [path]


def test_the_older_file_is_there_until_the_new_one_is_whole(tmp_path):
    path = tmp_path / "picture.png"
    path.write_text("old")
    with whole_file(path) as unfinished:
        unfinished.write_text("new")
        assert unfinished.suffix == ".png"  # by which some writers choose the format
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_stopped_halfway_leaves_the_older_file(tmp_path):
    path = tmp_path / "file"
    path.write_text("old")

    def pieces() -> Iterator[str]:
        yield "half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(path, pieces())
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="Windows cannot limit the size of files")
def test_a_full_disk_leaves_the_older_file(tmp_path):
    path = tmp_path / "file"
    path.write_text("old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            write_whole(path, b"new")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_writer_that_writes_nothing_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError), whole_file(tmp_path / "file"):
        pass
    assert not list(tmp_path.iterdir())


def test_a_folder_is_not_replaced_by_a_file(tmp_path):
    (tmp_path / "file").mkdir()
    with pytest.raises(OSError, match="file"):
        write_whole(tmp_path / "file", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_what_a_kill_leaves_is_removed_by_the_next(tmp_path):
    child = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    child.stdout.readline()
    alive = sorted(path.name for path in tmp_path.iterdir())
    assert len(alive) == 2  # the folder and its lock
    remove_left(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == alive, "a live program's was removed"
    child.kill()
    child.communicate()
    write_whole(tmp_path / "manifest.json", b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


def test_what_is_not_ours_stays(tmp_path):
    (tmp_path / f"{TEMPORARY}mine").mkdir()
    (tmp_path / f"{TEMPORARY}notes.txt").write_text("mine")
    remove_left(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {f"{TEMPORARY}mine", f"{TEMPORARY}notes.txt"}


@pytest.mark.skipif(not locks.fcntl, reason="needs flock")
def test_where_there_are_no_locks_nothing_is_removed(tmp_path, monkeypatch):
    (tmp_path / f"{TEMPORARY}one").mkdir()
    (tmp_path / f"{TEMPORARY}one.lock").touch()

    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(locks.fcntl, "flock", refuse)
    remove_left(tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_work_folders_are_each_ones_own(tmp_path):
    with work_folder(tmp_path) as one, work_folder(tmp_path) as two:
        assert one != two and one.is_dir() and two.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_room_is_kept_until_the_end(tmp_path):
    with room_kept(tmp_path, 20_000):
        (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())
        assert sum(path.stat().st_size for path in folder.iterdir()) >= 20_000
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device without an end")
def test_what_has_no_end_is_not_read(tmp_path):
    (tmp_path / "link").symlink_to("/dev/zero")
    with pytest.raises(OSError, match="Not a regular file"):
        read_small(tmp_path / "link")
    with (tmp_path / "large").open("wb") as file:
        file.truncate(2**21)
    with pytest.raises(OSError, match="Too large"):
        read_small(tmp_path / "large")

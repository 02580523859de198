"""One file, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from model_core.files import TEMPORARY, remove_unfinished, whole_file, write_whole
from model_core.kinds import named_kind

SWORD = named_kind("sword")


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

    def pieces(
        SWORD,
    ) -> Iterator[str]:
        yield "half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(
            path,
            pieces(
                SWORD,
            ),
        )
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_older_file(tmp_path):
    path = tmp_path / "file"
    path.write_text("old")
    (tmp_path / f"{TEMPORARY}file").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"new")
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


def test_what_a_kill_leaves_is_removed(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{TEMPORARY}{name}").mkdir()
        (tmp_path / f"{TEMPORARY}{name}" / "half.fbx").write_text("half")
    (tmp_path / f"{TEMPORARY}manifest.json").write_text("half")
    (tmp_path / "manifest.json").write_text("whole")
    remove_unfinished(tmp_path, keep=tmp_path / f"{TEMPORARY}two")
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{TEMPORARY}two", "manifest.json"]

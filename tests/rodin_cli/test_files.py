from __future__ import annotations

import pytest

from rodin_cli.errors import CommandError
from rodin_cli.files import staged


def test_staged_files_arrive_together(tmp_path):
    with staged(tmp_path / "a" / "b") as folder:
        (folder / "one").write_text("1")
        (folder / "two").write_text("2")
        assert {path.name for path in (tmp_path / "a" / "b").iterdir()} == {folder.name, f"{folder.name}.lock"}
    assert {path.name for path in (tmp_path / "a" / "b").iterdir()} == {"one", "two"}


def test_a_failure_leaves_nothing(tmp_path):
    with pytest.raises(KeyboardInterrupt), staged(tmp_path / "a" / "b") as folder:
        (folder / "one").write_text("1")
        raise KeyboardInterrupt
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("overwrite", [False, True])
def test_another_file_is_replaced_only_if_asked(tmp_path, overwrite):
    (tmp_path / "two").write_text("mine")
    try:
        with staged(tmp_path, overwrite) as folder:
            (folder / "one").write_text("1")
            (folder / "two").write_text("2")
    except CommandError as error:
        assert "exists and is different" in str(error)
    found = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert found == ({"one": "1", "two": "2"} if overwrite else {"two": "mine"})


def test_the_same_file_may_be_there(tmp_path):
    for _ in range(2):
        with staged(tmp_path) as folder:
            (folder / "one").write_text("1")


def test_a_folder_in_place_of_one_file_keeps_out_all(tmp_path):
    (tmp_path / "two").mkdir()
    with pytest.raises(CommandError, match="it is a folder"), staged(tmp_path, overwrite=True) as folder:
        (folder / "one").write_text("1")
        (folder / "two").write_text("2")
    assert [path.name for path in tmp_path.iterdir()] == ["two"]


def test_a_full_disk_is_said_with_the_folder(tmp_path):
    expected = f"Cannot write to the folder {tmp_path}: No space left on device"
    with pytest.raises(CommandError, match=expected), staged(tmp_path):
        raise OSError(28, "No space left on device")


def test_a_failure_leaves_what_was_there(tmp_path):
    (tmp_path / "one").write_text("old")
    with pytest.raises(ValueError, match="odd"), staged(tmp_path) as folder:
        (folder / "one").write_text("new")
        raise ValueError("odd")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("one", "old")]


def test_a_path_of_very_many_folders_gets_a_sentence(tmp_path):
    with (
        pytest.raises(CommandError, match=r"^Cannot create the folder .*: File name too long\.$"),
        staged(tmp_path / ("x/" * 1500)),
    ):
        pass
    assert not list(tmp_path.iterdir())

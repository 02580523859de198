from __future__ import annotations

import pytest

from rodin_cli.files import staged


def test_staged_files_arrive_together(tmp_path):
    with staged(tmp_path / "a" / "b") as folder:
        (folder / "one").write_text("1")
        (folder / "two").write_text("2")
        assert {path.name for path in (tmp_path / "a" / "b").iterdir()} == {folder.name}
    assert {path.name for path in (tmp_path / "a" / "b").iterdir()} == {"one", "two"}


def test_a_failure_leaves_nothing(tmp_path):
    with pytest.raises(KeyboardInterrupt), staged(tmp_path / "a" / "b") as folder:
        (folder / "one").write_text("1")
        raise KeyboardInterrupt
    assert not list(tmp_path.iterdir())


def test_a_failure_leaves_what_was_there(tmp_path):
    (tmp_path / "one").write_text("old")
    with pytest.raises(ValueError, match="odd"), staged(tmp_path) as folder:
        (folder / "one").write_text("new")
        raise ValueError("odd")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("one", "old")]

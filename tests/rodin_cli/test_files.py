from __future__ import annotations

import pytest

from model_core.export.names import unused
from rodin_cli.files import MAX_STEM, file_stem, staged


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("katana_7", "katana_7"),
        ("Größe 剣", "Größe_剣"),
        ("a/b\\c:d", "a_b_c_d"),
        ("../../etc/passwd", "etc_passwd"),
        ("C:\\blade", "C_blade"),
        ("...", "sword"),
        ("", "sword"),
        ("a\0b\nc", "a_b_c"),
        ("x" * 300, "x" * MAX_STEM),
    ],
)
def test_file_stem(name, stem):
    assert file_stem(name) == stem


def test_longest_names_fit_a_file_system(tmp_path):
    (tmp_path / f"{file_stem(chr(0x20000) * 300)}_rodin_2.json").write_text("")


def test_unused_minds_the_case():
    taken: set[str] = set()
    assert [unused(name, taken) for name in ("a", "A", "a", "a_2", "b")] == ["a", "A_2", "a_3", "a_2_2", "b"]


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

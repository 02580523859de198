"""What an export may write over."""

from __future__ import annotations

import pytest

from model_core.export.manifest import file_entry, new_manifest, write_manifest
from model_core.export.replacing import Earlier, written_before


@pytest.fixture
def earlier(tmp_path):
    """A folder in which "one" was written and "two" was not noted before a kill."""
    for name in ("one.fbx", "two.fbx", "mine.fbx"):
        (tmp_path / name).write_text(name)
    record = new_manifest({"choices": {}}, [{"name": "Two", "base": "two"}])
    entry = file_entry(tmp_path / "one.fbx")
    record["assets"] = [{"name": "One", "base": "one", "making": 0, "files": [entry]}]
    write_manifest(tmp_path, record)
    return Earlier(written_before(tmp_path))


def test_its_own_file_may_be_replaced_until_it_is_changed(earlier, tmp_path):
    assert earlier.may_replace(tmp_path / "one.fbx", "one")
    (tmp_path / "one.fbx").write_text("ONE.fbx")
    assert not earlier.may_replace(tmp_path / "one.fbx", "one")


def test_what_it_had_begun_may_be_replaced(earlier, tmp_path):
    assert earlier.may_replace(tmp_path / "two.fbx", "two")


def test_other_files_may_not(earlier, tmp_path):
    assert not earlier.may_replace(tmp_path / "mine.fbx", "mine")


def test_a_folder_without_a_manifest(tmp_path):
    (tmp_path / "one.fbx").write_text("mine")
    assert not Earlier(written_before(tmp_path)).may_replace(tmp_path / "one.fbx", "one")

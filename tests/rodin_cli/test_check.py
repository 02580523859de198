from __future__ import annotations

import json

import pytest

from model_core.export.choices import preset_of
from model_core.export.manifest import export_settings, file_entry, new_manifest, note


@pytest.fixture
def folder(tmp_path):
    """A folder of two whole assets, one of two files."""
    settings = export_settings(preset_of("GENERIC"), {"sha256": None, "licence": None}, {})
    record = new_manifest(settings, [{"name": name, "base": name} for name in ("a", "b")])
    for name, suffixes in (("a", ["fbx"]), ("b", ["mtl", "obj"])):
        for suffix in suffixes:
            (tmp_path / f"{name}.{suffix}").write_text(f"{name} in {suffix}")
        files = [file_entry(tmp_path / f"{name}.{suffix}") for suffix in suffixes]
        note(record, {"name": name, "base": name, "making": 0, "files": files})
    record["contact_sheets"] = ["sheet.png"]
    (tmp_path / "sheet.png").write_text("a picture")
    (tmp_path / "manifest.json").write_text(json.dumps(record))
    return tmp_path


def test_all_is_there(rodin, folder):
    assert rodin("check", folder, "--hashes").done() == "2 assets in 3 files; nothing is missing.\n"


def test_one_of_each_is_in_the_singular(rodin, folder):
    record = json.loads((folder / "manifest.json").read_text())
    record["assets"] = record["assets"][:1]
    (folder / "manifest.json").write_text(json.dumps(record))
    assert rodin("check", folder).done() == "1 asset in 1 file; nothing is missing.\n"
    (folder / "a.fbx").unlink()
    assert rodin("check", folder).out == "1 asset in 1 file; 1 problem.\n"


def test_files_that_are_not(rodin, folder):
    (folder / "a.fbx").unlink()
    (folder / "b.obj").write_text("b")
    (folder / "sheet.png").unlink()
    result = rodin("check", folder)
    assert result.code == 1
    assert result.err.splitlines() == [
        "a.fbx is missing.",
        "b.obj has 1 bytes instead of 8.",
        "sheet.png is missing.",
    ]
    assert result.out == "2 assets in 3 files; 3 problems.\n"


def test_only_hashes_tell_of_another_content(rodin, folder):
    (folder / "b.obj").write_text("B in obj")
    rodin("check", folder).done()
    sentence = rodin("check", folder, "--hashes").refused()
    assert sentence == "b.obj has changed since it was written: its SHA-256 differs."


def test_swords_that_are_not(rodin, folder):
    record = json.loads((folder / "manifest.json").read_text())
    record["refused"] = [{"name": "c", "base": "c", "reasons": ["7 edges lie open", "it is empty"]}]
    record["missing"] = [{"name": "d", "base": "d"}]
    (folder / "manifest.json").write_text(json.dumps(record))
    result = rodin("check", folder)
    assert result.code == 1
    assert result.err.splitlines() == [
        "The asset c was refused: 7 edges lie open; it is empty.",
        "The asset d is missing.",
    ]


def test_folders_that_tell_nothing(rodin, tmp_path):
    assert rodin("check", tmp_path).refused() == f"The folder {tmp_path} has no manifest.json."
    (tmp_path / "manifest.json").write_text("{}")
    assert "not a manifest" in rodin("check", tmp_path).refused()


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../x", "C:\\x", "C:x", "a\\x", "a\0b", "", ".", "..", "x" * 5000, "\ud800"]
)
def test_files_outside_of_the_folder_are_not_looked_at(rodin, name, tmp_path):
    record = {"manifest": 2, "makings": [], "assets": [], "refused": [], "missing": [], "contact_sheets": [name]}
    (tmp_path / "manifest.json").write_text(json.dumps(record), encoding="utf-8")
    assert str(tmp_path / "manifest.json") in rodin("check", tmp_path).refused()


@pytest.mark.parametrize(
    "change",
    [
        {"swords": [None], "manifest": 1},
        {"contact_sheets": [5]},
        {"assets": [{"name": "a", "base": "a", "making": True, "files": []}], "makings": [{"choices": {}}] * 2},
        {"missing": [{"name": "\ud800", "base": "a"}]},
        {"makings": [json.loads("[" * 300 + "]" * 300)]},
    ],
)
def test_damaged_manifests(rodin, change, tmp_path):
    record = {"manifest": 2, "makings": [], "assets": [], "refused": [], "missing": [], "contact_sheets": []} | change
    (tmp_path / "manifest.json").write_text(json.dumps(record), encoding="utf-8")
    assert str(tmp_path / "manifest.json") in rodin("check", tmp_path).refused()
    assert str(tmp_path / "manifest.json") in rodin("export", tmp_path, "--out", tmp_path / "out").refused()

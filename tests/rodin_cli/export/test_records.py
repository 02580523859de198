from __future__ import annotations

import json
import weakref
from pathlib import Path

import pytest

from model_core.export.choices import preset_of
from model_core.export.manifest import SCHEMA_FILE, export_settings, file_entry, new_manifest, note, read_manifest
from rodin_cli.errors import CommandError
from rodin_cli.export.records import count_up, is_done, keep_older, plan_record, record_path, write_merged, write_record


class Record(dict):
    """A dict that can be referred to weakly."""


def sword(folder, name: str, making: int = 0) -> dict:
    (folder / f"{name}.fbx").write_text(name)
    return {"name": name, "base": name, "making": making, "files": [file_entry(folder / f"{name}.fbx")]}


def record_of(folder, engine: str, planned: list[str], *, refused: tuple[str, ...] = (), left: int = 0) -> dict:
    """A record whose last ``left`` assets were not come to."""
    settings = export_settings(preset_of(engine), {"sha256": None, "licence": None}, {})
    record = new_manifest(settings, [{"name": name, "base": name} for name in planned])
    for name in planned[: len(planned) - left]:
        note(record, {"name": name, "base": name, "reasons": ["bent"]} if name in refused else sword(folder, name))
    record["contact_sheets"] = [f"{planned[0]}.png"]
    return record


@pytest.fixture
def records(tmp_path) -> list[dict]:
    """Some of one making, some of another, with assets that are told of again and again."""
    return [
        record_of(tmp_path, "UNITY", ["a", "b", "c", "d"], refused=("b",), left=1),
        record_of(tmp_path, "GODOT", ["c", "e"]),
        record_of(tmp_path, "UNITY", ["b", "f", "a"], refused=("f",)),
        record_of(tmp_path, "GODOT", ["d", "g"], left=2),
    ]


def test_records_are_read_one_at_a_time(tmp_path, records, monkeypatch):
    """Those of 10,000 swords do not fit into memory."""
    paths = [record_path(tmp_path, index) for index in range(len(records))]
    for path, record in zip(paths, records, strict=True):
        write_record(path, record)
    alive: list[weakref.ref] = []

    def read(path: Path) -> dict:
        assert sum(reference() is not None for reference in alive) <= 2  # the one before, and the first reading's last
        found = Record(read_manifest(path))
        alive.append(weakref.ref(found))
        return found

    monkeypatch.setattr("rodin_cli.export.records.read_manifest", read)
    write_merged(paths, tmp_path)
    assert len(alive) == 2 * len(paths)
    written = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert [item["base"] for item in written["assets"]] == ["c", "e", "b", "a"]
    assert [written["makings"][item["making"]]["choices"]["engine"] for item in written["assets"]] == [
        *("GODOT", "GODOT", "UNITY", "UNITY")
    ]
    assert [item["base"] for item in written["refused"]] == ["f"]
    assert [item["base"] for item in written["missing"]] == ["d", "g"]


def test_a_manifest_is_there_before_any_sword_is(tmp_path):
    jsonschema = pytest.importorskip("jsonschema")
    plan_record(tmp_path / "0001.json", [{"name": "Größe", "base": "Größe"}], {"engine": "UNREAL"})
    write_merged([tmp_path / "0001.json"], tmp_path)
    written = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    jsonschema.validate(written, json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))
    assert written["missing"] == [{"name": "Größe", "base": "Größe"}]


def test_a_tally(tmp_path, records):
    for index, record in enumerate(records[:2]):
        write_record(record_path(tmp_path, index), record)
    tally = count_up([record_path(tmp_path, index) for index in range(2)])
    assert (tally.assets, tally.files, tally.refused, tally.missing) == (4, 4, [("b", ["bent"])], ["d"])


def test_done_is_what_misses_nothing_and_has_its_files(tmp_path, records):
    path = record_path(tmp_path, 1)
    assert not is_done(path, tmp_path)
    write_record(path, records[0])
    assert not is_done(path, tmp_path)
    write_record(path, records[2])
    assert is_done(path, tmp_path)
    (tmp_path / "a.fbx").write_text("too long")
    assert not is_done(path, tmp_path)


def test_of_an_older_manifest_that_stays_which_is_whole(tmp_path, records):
    (tmp_path / "work_folder").mkdir()
    assert keep_older(tmp_path, tmp_path / "work_folder") == []
    (tmp_path / "manifest.json").write_text(json.dumps(records[1]))
    (tmp_path / "c.fbx").unlink()
    (path,) = keep_older(tmp_path, tmp_path / "work_folder")
    assert [item["name"] for item in json.loads(path.read_text())["assets"]] == ["e"]


def test_what_cannot_be_written_leaves_what_was_there(tmp_path, records):
    path = tmp_path / "0001.json"
    write_record(path, records[0])
    with pytest.raises(ValueError, match="not JSON compliant"):
        write_record(path, {**records[0], "assets": [float("nan")]})
    (tmp_path / "manifest.json").mkdir()
    with pytest.raises(CommandError, match=r"Cannot write the file .*manifest\.json"):
        write_merged([path], tmp_path)
    assert json.loads(path.read_text()) == records[0]
    assert not list(tmp_path.glob(".*"))

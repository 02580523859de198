"""The record of an export: its form, its hashes, and what becomes of an older one."""

from __future__ import annotations

import json

import jsonschema
import numpy as np
import pytest

from model_core.errors import ExportError
from model_core.export.choices import Choices
from model_core.export.level import level_of
from model_core.export.manifest import (
    MANIFEST_FILE,
    SCHEMA_FILE,
    absent_files,
    export_settings,
    file_entry,
    geometry_sha256,
    licence_of,
    merged,
    new_manifest,
    note,
    read_manifest,
    write_manifest,
)
from model_core.kinds import named_kind

SWORD = named_kind("sword")

CHECK = jsonschema.Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))
WEIGHTS = {"sha256": "0" * 64, "licence": "CC0-1.0"}


def begun(*bases: str, engine: str = "UNREAL") -> dict:
    settings = export_settings(Choices.from_dict({"engine": engine}), WEIGHTS, {"rodin": "0.1.0", "blender": "4.5"})
    return new_manifest(settings, [{"name": base.lower(), "base": base} for base in bases])


def sword(folder, base: str) -> dict:
    path = folder / f"{base}.fbx"
    path.write_bytes(base.encode() * 10)
    return {
        "name": base.lower(),
        "base": base,
        "making": 0,
        "by_construction": False,
        "recipe": None,
        "morphs": [],
        "scale": np.eye(3).tolist(),
        "licence": None,
        "size_m": [0.1, 0.02, 1.0],
        "sockets": {"Grip": [0, 0, 0]},
        "levels": [
            {
                "name": base,
                "resolution": None,
                "vertices": 4,
                "triangles": 4,
                "silhouette_error_m": 0.0,
                "screen_size": 1.0,
                "geometry_sha256": "0" * 64,
                "checks": dict.fromkeys(CHECK.schema["$defs"]["level"]["properties"]["checks"]["required"], 0),
                "uv_stretch": None,
            }
        ],
        "collision": [],
        "files": [file_entry(path)],
    }


def test_it_begins_with_everything_missing_and_fits_its_schema(tmp_path):
    record = begun("A", "B", "C")
    CHECK.validate(record)
    note(record, sword(tmp_path, "A"))
    note(record, {"name": "b", "base": "B", "reasons": ["12 open edges: it is not closed"]})
    CHECK.validate(record)
    assert [item["base"] for item in record["missing"]] == ["C"]
    assert [item["base"] for item in record["refused"]] == ["B"]


def test_the_schema_refuses_what_is_not_a_manifest(tmp_path):
    record = begun("A")
    note(record, sword(tmp_path, "A"))
    for damage in ({"manifest": 3}, {"assets": [{}]}, {"more": 1}):
        with pytest.raises(jsonschema.ValidationError):
            CHECK.validate({**record, **damage})


def test_a_second_export_keeps_what_is_still_whole(tmp_path):
    first = begun("A", "B", "C")
    for base in "ABC":
        note(first, sword(tmp_path, base))
    write_manifest(tmp_path, first)
    (tmp_path / "C.fbx").unlink()
    second = begun("B", "D", engine="UNITY")
    note(second, sword(tmp_path, "B"))
    write_manifest(tmp_path, second)
    record = read_manifest(tmp_path / MANIFEST_FILE)
    CHECK.validate(record)
    engines = {item["base"]: record["makings"][item["making"]]["choices"]["engine"] for item in record["assets"]}
    assert engines == {"A": "UNREAL", "B": "UNITY"}
    assert [item["base"] for item in record["missing"]] == ["D"]
    assert absent_files(record, tmp_path) == []
    (tmp_path / "A.fbx").write_bytes(b"half")
    assert absent_files(record, tmp_path) == ["A.fbx"]


def test_a_manifest_of_the_first_version_opens_and_is_kept(tmp_path):
    """Rodin 0.1.0 called the assets swords."""
    old = begun("A")
    note(old, sword(tmp_path, "A"))
    old = {**old, "manifest": 1, "swords": old.pop("assets")}
    (tmp_path / MANIFEST_FILE).write_text(json.dumps(old), encoding="utf-8")
    new = begun("B")
    note(new, sword(tmp_path, "B"))
    write_manifest(tmp_path, new)
    record = read_manifest(tmp_path / MANIFEST_FILE)
    CHECK.validate(record)
    assert [item["base"] for item in record["assets"]] == ["A", "B"]


@pytest.mark.parametrize(
    ("key", "items"),
    [
        ("makings", [7]),
        ("makings", [{}]),
        ("assets", [None]),
        ("assets", [{"name": "A", "base": "A", "making": 1, "files": []}]),
        ("assets", [{"name": "A", "base": "A", "making": 0, "files": [{"name": "a.fbx"}]}]),
        ("refused", [{"name": "A", "base": "A", "reasons": [3]}]),
        ("missing", [{"name": "A"}]),
    ],
)
def test_a_damaged_entry_is_named(tmp_path, key, items):
    path = tmp_path / MANIFEST_FILE
    path.write_text(json.dumps({**begun(), key: items}), encoding="utf-8")
    with pytest.raises(ExportError, match=f'entry 0 of "{key}" is damaged'):
        read_manifest(path)


@pytest.mark.parametrize("name", ["../a.fbx", "/etc/passwd", "a/b.fbx", "..", "", "C:\\a.fbx", "b\\a.fbx", "C:a", 7])
def test_a_file_outside_the_folder_is_refused(tmp_path, name):
    path, entry = tmp_path / MANIFEST_FILE, {"name": name, "bytes": 1, "sha256": "0"}
    asset = {"name": "A", "base": "A", "making": 0, "files": [entry]}
    damages = [{"contact_sheets": [name]}] + ([{"assets": [asset]}] if isinstance(name, str) else [])
    for damage in damages:
        path.write_text(json.dumps({**begun(), **damage}), encoding="utf-8")
        with pytest.raises(ExportError, match="not in its folder"):
            read_manifest(path)


def one(*records: dict) -> dict:
    return json.loads("".join(merged(lambda: records)))


def test_manifests_of_two_workers_are_one(tmp_path):
    halves = [begun("A"), begun("B")]
    for half, base in zip(halves, "AB", strict=True):
        note(half, sword(tmp_path, base))
    whole = one(*halves)
    CHECK.validate(whole)
    assert len(whole["makings"]) == 1
    assert [item["base"] for item in whole["assets"]] == ["A", "B"]


def test_the_last_to_tell_of_a_sword_counts(tmp_path):
    """Written, refused or missing, whatever it was before."""
    first, second, third = begun("A", "B", "C"), begun("C", "D", engine="GODOT"), begun("B", "A")
    note(first, {"name": "b", "base": "B", "reasons": ["bent"]})
    for record, base in ((first, "A"), (first, "C"), (second, "C"), (third, "B")):
        note(record, sword(tmp_path, base))
    first["contact_sheets"], third["contact_sheets"] = ["1.png", "2.png"], ["2.png", "3.png"]
    found = one(first, second, third)
    CHECK.validate(found)
    engines = [making["choices"]["engine"] for making in found["makings"]]
    assert engines == ["UNREAL", "GODOT"]
    assert [(item["base"], engines[item["making"]]) for item in found["assets"]] == [("C", "GODOT"), ("B", "UNREAL")]
    assert [item["base"] for item in found["missing"]] == ["D", "A"]
    assert found["refused"] == []
    assert found["contact_sheets"] == ["1.png", "2.png", "3.png"]


def test_a_sword_written_meanwhile_stays_missing(tmp_path):
    """Its making is not in the text yet either, or is that of an older one."""
    older, planned, written = begun("A"), begun("A", "B"), begun("A", "B", engine="UNITY")
    note(older, sword(tmp_path, "A"))
    for base in "AB":
        note(written, sword(tmp_path, base))
    readings = iter([[older, planned], [older, written]])
    found = json.loads("".join(merged(lambda: next(readings))))
    assert [item["base"] for item in found["missing"]] == ["A", "B"]
    assert found["assets"] == []


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"manifest": 7}', '{"manifest": 1}', '{"manifest": 2}', "\x00"])
def test_what_is_no_manifest_is_not_overwritten(tmp_path, text):
    path = tmp_path / MANIFEST_FILE
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ExportError, match="not a"):
        write_manifest(tmp_path, begun("A"))
    assert path.read_text(encoding="utf-8") == text
    assert [item.name for item in tmp_path.iterdir()] == [MANIFEST_FILE]


def test_geometry_has_one_hash_and_a_moved_vertex_another(forged):
    level = level_of(forged("arming", 0, 8), SWORD.layout)
    again = level_of(forged("arming", 0, 8), SWORD.layout)
    assert geometry_sha256(level) == geometry_sha256(again)
    again.vertices[7, 1] += np.float32(1e-5)
    assert geometry_sha256(level) != geometry_sha256(again)


def test_licences():
    assert licence_of("generated", "CC0-1.0") == licence_of("blended", "CC0-1.0") == "CC0-1.0"
    assert "rebuilt from" in licence_of("reconstructed", "CC0-1.0")
    assert "exported" in licence_of(None, "CC0-1.0")

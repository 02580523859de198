"""Lists of recipes and manifests as strangers may write them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from model_core.errors import RodinError
from rodin_cli.recipes import read_entries, read_entry

HOSTILE = [
    *(None, [], {}, "", -1, 1e308, True, 10**30, float("nan"), "\ud800", "x" * 10_000, "a/b", "a\0b", [None], [[1]]),
    *({"a": 1}, json.loads("[" * 300 + "]" * 300)),
]


@pytest.fixture
def listed(swords, tmp_path):
    """The content of a recipes.json of one asset, and where to write it."""
    data = json.loads((swords / "recipes.json").read_text(encoding="utf-8"))
    return {"assets": data["assets"][:1]}, tmp_path / "recipes.json"


@pytest.fixture
def manifest(listed, tmp_path):
    """The content of a manifest of one asset, as far as it is read again, and where to write it."""
    (asset,) = listed[0]["assets"]
    record = {
        "manifest": 2,
        "makings": [{"choices": {"engine": "GENERIC"}}],
        "assets": [
            {
                "name": asset["name"],
                "base": asset["name"],
                "making": 0,
                "files": [{"name": "sword.fbx", "bytes": 3, "sha256": "0" * 64}],
                "recipe": asset["recipe"],
                "morphs": [{"name": "other", "recipe": asset["recipe"]}],
                "scale": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
            }
        ],
        "refused": [{"name": "a", "base": "a", "reasons": ["It is too long."]}],
        "missing": [{"name": "b", "base": "b"}],
        "contact_sheets": ["sheet.png"],
    }
    return record, tmp_path / "manifest.json"


def places(value: object, path: tuple = ()):
    """Of every value; of a list of numbers, the first alone."""
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for key, item in items:
        yield from places(item, (*path, key))


def changed(data: dict, path):
    """Writes every hostile value into every place in turn."""
    for place in list(places(data)):
        table = data
        for key in place[:-1]:
            table = table[key]
        kept = table[place[-1]]
        for value in HOSTILE:
            table[place[-1]] = value
            path.write_text(json.dumps(data), encoding="utf-8")
            yield place, value
        table[place[-1]] = kept


@pytest.mark.parametrize("source", ["listed", "manifest"])
def test_any_value_anywhere(source, request):
    data, path = request.getfixturevalue(source)
    path.write_text(json.dumps(data), encoding="utf-8")
    assert read_entries(path)
    for place, value in changed(data, path):
        try:
            entries = read_entries(path)
        except RodinError as error:
            text = str(error)
            assert str(path) in text, (place, value)
            assert text.isprintable(), text
            assert text.endswith("."), text
            assert len(text) < 1000
        else:  # what is read can be written again
            for entry in entries:
                json.dumps([entry.to_dict(), entry.export], ensure_ascii=False, allow_nan=False).encode()


@pytest.mark.parametrize(
    "file", ["/etc/passwd", "../sword.ply", "C:\\sword.ply", "a\\sword.ply", "a/sword.ply", "a\0b", "..", ".", "", 5]
)
def test_a_file_elsewhere(listed, file):
    data, path = listed
    data["assets"][0]["file"] = file
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(RodinError, match=r'its "file", .* is not the name of a file in its folder'):
        read_entries(path)


@pytest.mark.parametrize("name", [5, ["a"], "\ud800", "x" * 10_000])
def test_a_name_that_is_none(listed, name):
    data, path = listed
    data["assets"][0]["name"] = name
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(RodinError):
        read_entries(path)


def test_two_assets_of_one_name(listed):
    data, path = listed
    path.write_text(json.dumps({"assets": data["assets"] * 2}), encoding="utf-8")
    first, second = read_entries(path)
    assert first == second
    assert read_entry(f"{path}:{first.name}") == first


def test_a_morph_or_scale_that_is_none(manifest):
    record, path = manifest
    for key, value in (
        ("morphs", [5]),
        ("morphs", 5),
        ("scale", 2),
        ("scale", [[1, 0], [0, 1]]),
        ("scale", [[1e9] * 3] * 3),
    ):
        asset = {**record["assets"][0], key: value}
        path.write_text(json.dumps({**record, "assets": [asset]}), encoding="utf-8")
        with pytest.raises(RodinError, match="Entry 0 of"):
            read_entries(path)


@pytest.mark.skipif(os.name != "posix", reason="no pipes in a folder")
@pytest.mark.parametrize("name", ["recipes.json", "manifest.json", "sword.json"])
def test_pipes_and_devices(rodin, name, tmp_path):
    os.mkfifo(tmp_path / name)
    assert rodin("export", tmp_path / name, "--out", tmp_path / "out").refused().endswith("is not a regular file.")
    (tmp_path / name).unlink()
    (tmp_path / name).symlink_to("/dev/zero")
    assert rodin("measure", tmp_path / name).refused().endswith("is not a regular file.")


def test_a_list_that_is_too_large(rodin, tmp_path):
    with (tmp_path / "recipes.json").open("wb") as file:
        file.truncate(10 * 2**30)
    assert "10,240 MB; the limit is 256 MB" in rodin("measure", tmp_path / "recipes.json").refused()


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="there is no such file here")
def test_a_file_that_breaks_off_while_it_is_read_is_named(rodin, tmp_path):
    (tmp_path / "one.json").symlink_to("/proc/self/mem")
    said = rodin("measure", tmp_path / "one.json").refused()
    assert str(tmp_path / "one.json") in said

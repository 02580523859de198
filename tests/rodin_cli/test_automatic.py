"""Where there are models of several kinds: ``--kind``, and sets."""

from __future__ import annotations

import json
import shutil

import pytest
import trimesh

from model_core.export.manifest import read_manifest

from .conftest import SHIPPED


@pytest.fixture
def models(toy_weights, tmp_path):
    """A folder with a model of swords and one of clubs."""
    shutil.copytree(SHIPPED, tmp_path / "models" / "sword")
    shutil.copytree(toy_weights, tmp_path / "models" / "club")
    return tmp_path / "models"


def test_it_says_which_kind_and_how_much_nearer(rodin, primitives, models, tmp_path):
    said = rodin("reconstruct", primitives, "--weights", models, "--resolution", 4, "--out", tmp_path / "out").done()
    report = json.loads((tmp_path / "out" / "primitives_rodin.json").read_text(encoding="utf-8"))
    assert (report["kind"], report["second_kind"]) == ("sword", "club")
    assert f"sword, {report['second_times_as_far']:.1f} times as near as the nearest club; " in said


def test_a_ring_is_said_to_be_none(rodin, models, tmp_path):
    trimesh.creation.torus(1.0, 0.25).export(tmp_path / "ring.ply")
    result = rodin("reconstruct", tmp_path / "ring.ply", "--weights", models, "--out", tmp_path / "out")
    assert result.code == 0
    assert "ring.ply looks like none of the kinds; the nearest kind is " in result.err


def test_a_kind_that_is_named_is_the_only_one_tried(rodin, primitives, models, tmp_path):
    words = ("reconstruct", primitives, "--weights", models, "--resolution", 4, "--out", tmp_path / "out")
    assert "times as near" not in rodin(*words, "--kind", "club").done()
    assert json.loads((tmp_path / "out" / "primitives_rodin.json").read_text(encoding="utf-8"))["kind"] == "club"
    assert rodin(*words, "--kind", "lance").refused() == "There is no model of the kind lance."


def kinds_in(out) -> list[str]:
    listed = json.loads((out / "recipes.json").read_text(encoding="utf-8"))["assets"]
    assert {path.name for path in out.glob("*.ply")} == {item["file"] for item in listed}
    return [item["recipe"]["kind"] for item in listed]


def test_all_kinds_take_turns(rodin, models, tmp_path):
    words = ("--weights", models, "--resolution", 4)
    said = rodin("generate", "--kind", "any", "--count", 3, *words, "--out", tmp_path / "any").done()
    assert "Wrote 3 assets to " in said
    assert kinds_in(tmp_path / "any") == ["sword", "club", "sword"]
    said = rodin("generate", "--kind", "club", "--count", 1, *words, "--out", tmp_path / "club").done()
    assert "Wrote 1 club to " in said
    assert kinds_in(tmp_path / "club") == ["club"]
    refused = rodin("generate", "--kind", "any", "--style", "long", *words, "--out", tmp_path / "x").refused()
    assert refused == "--style needs one kind; name it with --kind."


def test_a_set_is_one_of_each_kind(rodin, models, tmp_path):
    words = ("--weights", models, "--resolution", 4)
    said = rodin("set", "--count", 2, "--seed", 7, *words, "--out", tmp_path / "out").done()
    assert "Wrote 4 assets to " in said
    assert kinds_in(tmp_path / "out") == ["sword", "club"] * 2
    assert sorted(path.name for path in (tmp_path / "out").glob("*.ply")) == [
        *("set_7_club.ply", "set_7_sword.ply", "set_8_club.ply", "set_8_sword.ply"),
    ]


def test_a_set_of_one_kind_is_refused(rodin, models, tmp_path):
    words = ("--weights", models / "club", "--out", tmp_path / "out")
    assert rodin("set", *words).refused() == "A set needs models of at least two kinds; 1 is here."
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_a_batch_of_a_kind_that_is_named(rodin, models, tmp_path):
    words = ("--weights", models, "--for", "unity", "--lods", 8, "--workers", 1)
    rodin("batch", "--count", 2, "--kind", "club", *words, "--out", tmp_path / "out").done()
    assert {item["recipe"]["kind"] for item in read_manifest(tmp_path / "out" / "manifest.json")["assets"]} == {"club"}

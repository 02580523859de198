"""``rodin reconstruct --kind``: what it says where there are models of several kinds."""

from __future__ import annotations

import json
import shutil

import pytest
import trimesh

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

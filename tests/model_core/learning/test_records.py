"""What is kept of registrations is read again as it was, and what is damaged is made again."""

from __future__ import annotations

import json

import pytest

from model_core.learning.records import VERSION, Registered, read_registered, refused_as, write_registered
from model_core.recipe import Recipe

RECIPE = Recipe((0.5, -1.0), 0.9, None, None, "reconstructed", "0" * 64)
ROW = Registered("a", "1" * 64, "0" * 64, VERSION, {"backs": 0.1}, ("backs",), None, RECIPE.to_dict(), [[1.0]], 2.0)


def test_what_is_written_is_read(tmp_path):
    write_registered(tmp_path / "a.json", ROW)
    found = read_registered(tmp_path / "a.json")
    assert found == ROW
    assert found.found() == RECIPE
    assert not found.is_good
    assert found.is_of("1" * 64, "0" * 64)
    assert not found.is_of("1" * 64, "2" * 64)
    assert not refused_as("b", "0" * 64, "No.").is_good


@pytest.mark.parametrize(
    "change", [{"recipe": {"latent": "x"}}, {"faults": 3}, {"further": 1}, {"recipe": None}], ids=lambda one: str(one)
)
def test_what_is_damaged_is_as_good_as_missing(tmp_path, change):
    write_registered(tmp_path / "a.json", ROW)
    values = json.loads((tmp_path / "a.json").read_text()) | change
    (tmp_path / "a.json").write_text(json.dumps(values))
    assert read_registered(tmp_path / "a.json") is None
    (tmp_path / "a.json").write_text("{")
    assert read_registered(tmp_path / "a.json") is None

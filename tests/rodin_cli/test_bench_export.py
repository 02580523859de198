from __future__ import annotations

import json

import pytest

LARGEST_GROWTH_MIB = 50  # of a hundred assets, when all that is kept is there


@pytest.mark.slow
def test_figures_of_every_preset(rodin, tmp_path):
    file = tmp_path / "bench.json"
    said = rodin("bench-export", "--count", 2, "--memory", 200, "--workers", 1, "--json", file).done()
    found = json.loads(file.read_text())
    assert [row["engine"] for row in found["engines"]] == ["UNREAL", "UNITY", "GODOT", "GENERIC"]
    for row in found["engines"]:
        assert row["engine"].title() in said
        assert (row["assets"], row["workers"]) == (2, 1)
        assert 0 < row["one_process"]["exporter_seconds"] < row["one_process"]["seconds"]
    long = found["long"]
    assert long["assets"] == 200
    assert len(long["peak_mib"]) == 4
    assert 100 < long["peak_mib"][0] < 4_000, "a Blender's, in MiB"
    assert long["peak_mib"][3] - long["peak_mib"][1] < LARGEST_GROWTH_MIB
    assert long["growth_mib_a_thousand"] == pytest.approx((long["peak_mib"][3] - long["peak_mib"][2]) * 20)

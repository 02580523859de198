from __future__ import annotations

import json
import sys

LARGEST_GROWTH_MIB = 20  # of 20 steps; one that keeps a MiB is found


def test_figures_of_a_blender(rodin, tmp_path):
    file = tmp_path / "bench.json"
    words = ("--updates", 20, "--resolution", 4, "--blender", sys.executable, "--json", file)
    said = rodin("bench", *words).done()
    (row,) = json.loads(file.read_text())["runs"]
    assert row["blender"] in said
    assert (row["updates"], row["resolution"], row["engine"]) == (20, 4, "NumPy, CPU")
    for name in ("patches_ms", "welded_ms", "decode_ms", "atlasnet_ms"):
        assert 0 < row[name]["p50"] <= row[name]["p95"] <= row[name]["worst"]
    assert row["decode_gflop"] / (row["decode_ms"]["p50"] / 1e3) / row["peak_gflop_s"] == row["decode_share_of_peak"]
    assert row["atlasnet_ms"]["p50"] / row["patches_ms"]["p95"] == row["times_faster_than_atlasnet"]
    assert 0 < row["enable_ms"] < 3_000
    assert 0 < row["generate_ms"] < 30_000, "opening the weights, and PyTorch where it is installed"
    assert f"{row['enable_ms']:.0f}" in said
    if sys.platform != "win32":  # which does not tell
        assert row["growth_mib"] < LARGEST_GROWTH_MIB


def test_what_is_no_python(rodin, tmp_path):
    file = tmp_path / "bench.json"
    assert "no Python" in rodin("bench", "--blender", tmp_path / "none", "--json", file).refused()
    assert not file.exists()


def test_weights_that_are_not_there(rodin, tmp_path):
    assert "none" in rodin("bench", "--updates", 20, "--weights", tmp_path / "none").refused()

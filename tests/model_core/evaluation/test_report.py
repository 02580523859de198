from __future__ import annotations

import json

import numpy as np
import pytest

from model_core.evaluation import evaluate, reconstruction
from model_core.kinds import named_kind
from model_core.surface.mesh import TriangleMesh
from model_core.training.dataset import forge_one

SWORD = named_kind("sword")


@pytest.fixture(scope="module")
def seen():
    return []


@pytest.fixture(scope="module")
def result(shipped, seen):
    real = [TriangleMesh.of_charts(forge_one(SWORD, 5, 3, 10)[0], SWORD.layout)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reconstruction, "NEIGHBOURS", 32)
        return evaluate(shipped, count=3, real=real, report=lambda *done: seen.append(done))


def test_every_row_is_there(result):
    wanted = ["oracle", "refine none", "refine latent"]
    baselines = ["PCA of chart grids", "nearest training shape", "mean shape"]
    assert [row["name"] for row in result["reconstruction"]] == [*wanted, *baselines]
    assert [row["name"] for row in result["real"]] == [*wanted, "refine surface"]
    assert [row["name"] for row in result["generation"]] == ["oracle", "drawn"]


def test_the_truth_sampled_again_has_a_ratio_of_one(result):
    oracle = result["reconstruction"][0]["ratio_mean"]
    assert oracle == pytest.approx(1, abs=0.1)
    assert oracle != 1, "the sampling that sets the floor is not judged by itself"


def test_figures_make_sense(result):
    by_name = {row["name"]: row for row in result["reconstruction"]}
    for row in by_name.values():
        assert row["ratio_median"] <= row["ratio_worst"]
        assert row["chamfer_l2_sq"] > 0
        assert 0 <= row["fscore_001"] <= 1
        assert 0 <= row["share_good"] <= 1
    for name in ("refine none", "refine latent"):
        assert 0 < by_name[name]["seam_gap"] < 0.01
        assert 0 <= by_name[name]["flipped_share"] < 0.2
        assert by_name[name]["thickness_error"] < 0.5
    assert by_name["refine latent"]["ratio_mean"] < by_name["mean shape"]["ratio_mean"]
    assert by_name["PCA of chart grids"]["ratio_mean"] < 1.2


def test_families_average_to_the_whole(result):
    assert len(result["families"]) == 3
    for row in result["reconstruction"]:
        values = [family[row["name"]] for family in result["families"].values()]
        assert np.mean(values) == pytest.approx(row["ratio_mean"])


def test_it_is_plain_json_and_says_what_it_judged(result, shipped):
    assert json.loads(json.dumps(result)) == result
    assert (result["count"], result["weights"], result["engine"]) == (3, shipped.weights_hash, "NumPy, CPU")
    assert result["watertight"] == 3
    assert result["handles"]["requests"] == 3
    assert result["novelty_median"] > 0


def test_progress_counts_every_stage(result, seen):
    assert [done for stage, done, _ in seen if stage == "reconstruct"] == [1, 2, 3]
    assert [done for stage, done, _ in seen if stage == "real"] == [1]
    assert [done for stage, done, _ in seen if stage == "generate"] == [1, 2]

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from model_core.evaluation import evaluate, fresh_swords


@pytest.fixture(scope="module")
def result(shipped):
    done = []
    return evaluate(shipped, count=3, report=done.append) | {"done": done}


def test_fresh_swords_depend_on_seed_and_index_alone():
    first, longer, other = fresh_swords(3, 1), islice(fresh_swords(5, 1), 3), fresh_swords(3, 2)
    for mesh, again, different in zip(first, longer, other, strict=True):
        assert np.array_equal(mesh.vertices, again.vertices)
        assert not np.array_equal(mesh.vertices, different.vertices)


def test_the_truth_sampled_again_has_a_ratio_of_one(result):
    oracle = result["rows"][0]
    assert oracle["name"] == "oracle"
    assert oracle["ratio_mean"] == pytest.approx(1, abs=0.1)


def test_rows_are_means_over_the_shapes(result, shipped):
    assert [row["name"] for row in result["rows"]] == ["oracle", "refine none", "refine latent"]
    for row in result["rows"]:
        assert row["ratio_median"] <= row["ratio_worst"]
        assert row["ratio_mean"] <= row["ratio_worst"]
        assert row["chamfer_l2_sq"] > 0
        assert 0 <= row["fscore_001"] <= 1
    assert result["done"] == [1, 2, 3]
    assert (result["count"], result["weights"], result["engine"]) == (3, shipped.weights_hash, "NumPy, CPU")
    assert 0 <= result["watertight"] <= 3


def test_families_average_to_the_whole(result):
    assert len(result["families"]) == 3
    for row in result["rows"]:
        values = [family[row["name"]] for family in result["families"].values()]
        assert np.mean(values) == pytest.approx(row["ratio_mean"])

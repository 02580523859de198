from __future__ import annotations

import numpy as np
import pytest

from model_core.latent.matching import huber, matched, shares

UP, DOWN = [0.0, 0.0, 1.0], [0.0, 0.0, -1.0]


def rows(*values):
    return np.array(values, dtype=np.float32)


def test_a_thin_plate_s_front_is_matched_to_the_front():
    """The back is nearer, but it faces the other way."""
    cloud, normals = rows([0, 0, 0.0]), rows(UP)
    samples, facing = rows([0, 0, -0.004], [0.01, 0, 0]), rows(DOWN, UP)
    found = matched(cloud, normals, samples, facing)
    assert found.sample.tolist() == [1, 0, 1]
    np.testing.assert_allclose(found.gap, [[-0.01, 0, 0], [0, 0, 0.004], [-0.01, 0, 0]], atol=1e-7)
    np.testing.assert_allclose(found.distance, [0.01, 0.004, 0.01], atol=1e-7)
    assert found.agreement.tolist() == [1, -1, 1]


def test_each_sample_gathers_its_own():
    rng = np.random.default_rng(0)
    cloud, samples = (rng.uniform(-1, 1, (count, 3)).astype(np.float32) for count in (40, 9))
    normals, facing = (np.tile(rows(UP), (count, 1)) for count in (40, 9))
    found = matched(cloud, normals, samples, facing)
    weight = rng.random(49)
    total, pulled = found.gathered(weight, 9)
    assert total.shape == (9,)
    for k in range(9):
        own = found.sample == k
        assert total[k] == pytest.approx(weight[own].sum())
        np.testing.assert_allclose(pulled[k], weight[own] @ found.gap[own], atol=1e-6)


def test_both_ways_weigh_the_same():
    weight = shares(40, 9)
    assert weight[:40].sum() == pytest.approx(1)
    assert weight[40:].sum() == pytest.approx(1)


def test_far_matches_pull_no_harder_than_those_at_the_reach():
    distance = np.array([0.0, 0.01, 0.03, 0.06, 3.0])
    np.testing.assert_allclose(huber(distance, 0.03) * distance, [0, 0.01, 0.03, 0.03, 0.03])

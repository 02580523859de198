from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from model_core.evaluation.fresh import fresh_shapes
from model_core.judging.truths import judged
from model_core.kinds import named_kind
from model_core.surface.sampling import sample_surface

SWORD = named_kind("sword")


def test_fresh_shapes_depend_on_seed_and_index_alone():
    first, longer, other = fresh_shapes(SWORD, 3, 1), islice(fresh_shapes(SWORD, 5, 1), 3), fresh_shapes(SWORD, 3, 2)
    for truth, again, different in zip(first, longer, other, strict=True):
        assert np.array_equal(truth.mesh.vertices, again.mesh.vertices)
        assert np.array_equal(truth.points, again.points)
        assert not np.array_equal(truth.mesh.vertices, different.mesh.vertices)


def test_answers_are_judged_against_the_shape_s_own_floor():
    truth = next(fresh_shapes(SWORD, 1, 1))
    rng = np.random.default_rng([1, 0, 1])  # as in fresh_shapes: the first sampling is the points, the second the floor
    points, second = (truth.frame.to_unit(sample_surface(truth.mesh, len(truth.points), rng)) for _ in range(2))
    assert np.array_equal(points, truth.points)
    assert judged(truth, second)["ratio"] == pytest.approx(1)
    exact = judged(truth, truth.points)
    assert exact["ratio"] == pytest.approx(0, abs=1e-5), "neighbours are found in float32"
    assert exact["fscore_001"] == 1
    off = judged(truth, truth.points + np.array([0, 0.05, 0]))
    assert off["ratio"] > 2
    assert off["fscore_001"] < 0.9

from __future__ import annotations

import doctest

import numpy as np
import pytest

from model_core.surface import distance
from model_core.surface.distance import chamfer_l2_sq, fscore, nearest


def naive_nearest(points, targets):
    """Three loops: point, target, coordinate."""
    index, squared = [], []
    for point in points:
        best, found = np.inf, -1
        for k, target in enumerate(targets):
            total = 0.0
            for a, b in zip(point, target, strict=True):
                total += (a - b) ** 2
            if total < best:
                best, found = total, k
        index.append(found)
        squared.append(best)
    return np.array(index), np.array(squared)


@pytest.fixture
def clouds():
    rng = np.random.default_rng(0)
    return rng.uniform(-1, 1, (37, 3)), rng.uniform(-1, 1, (53, 3))


def test_three_points_worked_by_hand():
    """From a: 0 -> 0 is 0, (3, 0, 0) -> (1, 0, 0) is 4. From b: 0, 1 and (0, 0, 5) -> 0 is 25."""
    a = np.array([[0.0, 0, 0], [3, 0, 0]])
    b = np.array([[0.0, 0, 0], [1, 0, 0], [0, 0, 5]])
    assert nearest(a, b)[0].tolist() == [0, 1]
    assert nearest(a, b)[1].tolist() == [0, 4]
    assert nearest(b, a)[1].tolist() == [0, 1, 25]
    assert chamfer_l2_sq(a, b) == pytest.approx((0 + 4) / 2 + (0 + 1 + 25) / 3)
    # Within 2 (a distance, not a square): both of a, two of the three of b.
    assert fscore(a, b, 2.0) == pytest.approx(2 * 1 * (2 / 3) / (1 + 2 / 3))
    assert fscore(a, b, 1.5) == pytest.approx(2 * 0.5 * (2 / 3) / (0.5 + 2 / 3))


def test_nearest_equals_three_loops(clouds):
    a, b = clouds
    for points, targets in ((a, b), (b, a)):
        index, squared = nearest(points, targets)
        wanted, wanted_squared = naive_nearest(points, targets)
        assert index.dtype == np.int64
        assert squared.dtype == np.float64
        assert (index == wanted).all()
        np.testing.assert_allclose(squared, wanted_squared, rtol=1e-12)


def test_nearest_over_more_than_one_block():
    rng = np.random.default_rng(1)
    points, targets = rng.uniform(-1, 1, (1100, 3)), rng.uniform(-1, 1, (70, 3))
    squared = ((points[:, None] - targets[None]) ** 2).sum(axis=-1)
    index, found = nearest(points, targets)
    assert (index == squared.argmin(axis=1)).all()
    np.testing.assert_allclose(found, squared.min(axis=1), rtol=1e-12)


def test_chamfer_equals_three_loops(clouds):
    a, b = clouds
    wanted = naive_nearest(a, b)[1].mean() + naive_nearest(b, a)[1].mean()
    assert chamfer_l2_sq(a, b) == pytest.approx(wanted, rel=1e-12)


def test_symmetry(clouds):
    a, b = clouds
    assert chamfer_l2_sq(a, b) == pytest.approx(chamfer_l2_sq(b, a), rel=1e-14)
    assert fscore(a, b, 0.3) == pytest.approx(fscore(b, a, 0.3), rel=1e-14)


def test_squared_units(clouds):
    a, b = clouds
    assert chamfer_l2_sq(3 * a, 3 * b) == pytest.approx(9 * chamfer_l2_sq(a, b), rel=1e-9)
    assert fscore(3 * a, 3 * b, 0.9) == fscore(a, b, 0.3)


def test_the_same_cloud_is_at_no_distance(clouds):
    a, _ = clouds
    assert chamfer_l2_sq(a, a[::-1]) == 0
    assert fscore(a, a, 1e-9) == 1


def test_clouds_far_apart_share_nothing(clouds):
    a, b = clouds
    assert fscore(a, b + 100, 0.1) == 0


@pytest.mark.parametrize("shift", [30.0, 1_000.0])
def test_where_the_clouds_lie_does_not_matter(clouds, shift):
    a, b = 0.02 * clouds[0], 0.02 * clouds[1]
    assert chamfer_l2_sq(a + shift, b + shift) == pytest.approx(chamfer_l2_sq(a, b), rel=1e-6)


def test_one_point_against_many():
    targets = np.array([[1.0, 0, 0], [0, 2, 0]])
    assert chamfer_l2_sq(np.zeros((1, 3)), targets) == pytest.approx(1 + (1 + 4) / 2)


def test_the_examples_in_the_docstrings_are_true():
    result = doctest.testmod(distance, extraglobs={"np": np})
    assert result.attempted > 0
    assert result.failed == 0

from __future__ import annotations

import numpy as np
import pytest

from model_core.training.augmentation import KINDS, augmented, holed, noisy, shelled, uneven


@pytest.fixture(scope="module")
def cloud(swords):
    return swords.points[0].astype(np.float32)


@pytest.mark.parametrize("kind", KINDS, ids=[kind.__name__ for kind in KINDS])
def test_a_damaged_cloud_has_as_many_points_near_the_sword(kind, cloud):
    for seed in range(20):
        found = kind(cloud, np.random.default_rng(seed))
        assert found.shape == cloud.shape
        assert np.isfinite(found).all()
        assert not np.array_equal(found, cloud)
        assert np.linalg.norm(found, axis=1).max() < 1.05


def test_noise_is_of_thousandths(cloud):
    moved = np.linalg.norm(noisy(cloud, np.random.default_rng(0)) - cloud, axis=1)
    assert 1e-4 < moved.mean() < 0.02


def test_uneven_clouds_and_those_with_holes_keep_to_points_that_were_there(cloud):
    there = {tuple(point) for point in cloud}
    for kind in (uneven, holed):
        found = {tuple(point) for point in kind(cloud, np.random.default_rng(1))}
        assert found < there


def test_a_hole_is_round(cloud):
    found = {tuple(point) for point in holed(cloud, np.random.default_rng(2))}
    rng = np.random.default_rng(2)
    centre = cloud[rng.integers(len(cloud))]
    assert min(np.linalg.norm(np.array(point) - centre) for point in found) > 0.05


def test_an_inner_shell_lies_within_the_sword(cloud):
    found = shelled(cloud, np.random.default_rng(3))
    there = {tuple(point) for point in cloud}
    inner = np.array([point for point in found if tuple(point) not in there])
    assert 0 < len(inner) <= 0.15 * len(cloud)
    assert (np.ptp(inner, axis=0) <= np.ptp(cloud, axis=0) + 1e-6).all()


def test_the_asked_share_is_damaged_in_a_copy(swords):
    before = swords.points.copy()
    found = augmented(swords.points, 0.5, seed=1)
    assert np.array_equal(swords.points, before)
    assert found.dtype == before.dtype
    changed = [not np.array_equal(a, b) for a, b in zip(found, before, strict=True)]
    assert 0.25 < np.mean(changed) < 0.75
    assert np.array_equal(augmented(swords.points, 0.0, seed=1), before)


def test_each_cloud_s_damage_is_its_own(swords):
    """Those that come after do not change those before."""
    assert np.array_equal(augmented(swords.points[:9], 0.8, seed=2), augmented(swords.points, 0.8, seed=2)[:9])

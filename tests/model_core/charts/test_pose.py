from __future__ import annotations

import numpy as np
import pytest

from model_core.charts.ends import End, end_point
from model_core.charts.layout import Layout, Tube
from model_core.charts.pose import PoseRule, find_pose
from model_core.kinds import named_kind

SWORD = named_kind("sword")


def turn_about_y(degrees: float) -> np.ndarray:
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def test_a_forged_sword_is_already_in_its_own_space(forged, family):
    pose = SWORD.find_pose(forged(family, 3))
    np.testing.assert_allclose(pose.rotation, np.eye(3), atol=1e-6)
    # The origin is the middle of the centre line; a bent grip's chord passes beside it.
    assert np.abs(pose.origin).max() < 0.02
    assert pose.origin[1] == pytest.approx(0, abs=1e-8)


@pytest.mark.parametrize("resolution", [3, 4, 6, 11, 31])
def test_pose_is_the_same_at_every_resolution(forged, resolution, family):
    fine, coarse = SWORD.find_pose(forged(family, 1, 16)), SWORD.find_pose(forged(family, 1, resolution))
    np.testing.assert_allclose(coarse.rotation, fine.rotation, atol=1e-6)
    np.testing.assert_allclose(coarse.origin, fine.origin, atol=1e-6)
    assert coarse.span == pytest.approx(fine.span, abs=1e-6)


def test_rotation_is_proper(random_rotation):
    grids = np.random.default_rng(0).standard_normal((25, 4, 4, 3))
    rotation = SWORD.find_pose(grids).rotation
    np.testing.assert_allclose(rotation @ rotation.T, np.eye(3), atol=1e-12)
    assert np.linalg.det(rotation) == pytest.approx(1)


def test_apply_puts_the_grip_on_the_axis_and_the_span_along_it(forged):
    grids = forged("kris", 2).astype(np.float64) @ turn_about_y(20).T + [1, 2, 3]
    pose = SWORD.find_pose(grids)
    own = pose.apply(grids)
    again = SWORD.find_pose(own)
    np.testing.assert_allclose(again.rotation, np.eye(3), atol=1e-12)
    np.testing.assert_allclose(again.origin, 0, atol=1e-12)
    assert again.span == pytest.approx(pose.span)
    np.testing.assert_allclose(pose.apply(grids, 2.5), 2.5 * own, atol=1e-12)


def test_moving_and_scaling_the_sword_moves_and_scales_the_pose(forged):
    grids = forged("sabre", 1).astype(np.float64)
    pose, moved = SWORD.find_pose(grids), SWORD.find_pose(3 * grids + [5, -6, 7])
    np.testing.assert_allclose(moved.rotation, pose.rotation, atol=1e-12)
    np.testing.assert_allclose(moved.origin, 3 * pose.origin + [5, -6, 7])
    assert moved.span == pytest.approx(3 * pose.span)


@pytest.mark.parametrize("degrees", [-60, -10, 5, 75])
def test_turning_the_sword_in_its_own_plane_turns_the_pose(forged, degrees):
    grids = forged("katana", 4).astype(np.float64)
    turn = turn_about_y(degrees)
    pose, turned = SWORD.find_pose(grids), SWORD.find_pose(grids @ turn.T)
    np.testing.assert_allclose(turned.rotation, pose.rotation @ turn.T, atol=1e-9)
    np.testing.assert_allclose(turned.apply(grids @ turn.T), pose.apply(grids), atol=1e-9)


def test_a_sword_without_extent_still_has_a_pose():
    pose = SWORD.find_pose(np.zeros((25, 3, 3, 3)))
    assert pose.span > 0
    assert np.isfinite(pose.rotation).all()


def test_a_grip_of_less_than_no_length_does_not_turn_the_sword(forged):
    """Far out in latent space a grip's ends may pass each other; pommel and tip still tell which way is up."""
    grids = forged("arming", 2).astype(np.float64)
    whole = SWORD.find_pose(grids)
    low, high = (end_point(grids, SWORD.layout, End("grip", end)) for end in ("low", "high"))
    grip = [SWORD.layout.charts.index(f"grip_{side}") for side in range(4)]
    grids[grip, ..., 2] = low[2] + high[2] - grids[grip, ..., 2]
    pose = SWORD.find_pose(grids)
    assert pose.span == pytest.approx(whole.span, rel=0.02)
    assert pose.rotation[2] @ whole.rotation[2] > 0.99


@pytest.mark.parametrize("pivot", ["rod", "ball", "knob"])
def test_the_origin_is_the_middle_of_the_pivot_whichever_part_it_is(pivot):
    layout = Layout.of_tubes(*(Tube(part, (part,), "cap", "cap") for part in ("rod", "ball", "knob")))
    grids = np.random.default_rng(3).standard_normal((18, 3, 3, 3))
    ends = [end_point(grids, layout, End(pivot, end)) for end in ("low", "high")]
    pose = find_pose(grids, layout, PoseRule(pivot, End(pivot, "low"), End(pivot, "high")))
    np.testing.assert_allclose(pose.origin, np.mean(ends, axis=0))
    assert pose.span == pytest.approx(np.linalg.norm(ends[1] - ends[0]))


def test_the_span_is_measured_along_the_grip(forged):
    """What lies aside makes it no longer."""
    grids = forged("arming", 2).astype(np.float64)
    whole = SWORD.find_pose(grids)
    tip = [SWORD.layout.charts.index(f"blade_tip_{side}") for side in range(4)]
    grids[tip, -1] += [0.3, 0, 0]
    assert SWORD.find_pose(grids).span == pytest.approx(whole.span)

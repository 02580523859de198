from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model_core.kinds import named_kind
from model_core.kinds.shield.forge.parameters import (
    BoardParameters,
    BossParameters,
    GripParameters,
    ShieldParameters,
)

SHIELD = named_kind("shield")

FLAT = ShieldParameters(
    board=BoardParameters(height=0.8, aspect=0.75, thickness=0.02, rim_raise=0.01, back_raise=0.004, plateau=0.003),
    boss=BossParameters(radius=0.4, height=0.5, flange=0.2, flange_height=0.005, spike=0.1),
    grip=GripParameters(length=0.15, gap=0.05, depth=0.02, swell=0.0),
)


def test_a_flat_shield_measures_what_it_was_forged_to():
    found = SHIELD.measure(SHIELD.forge.forge(FLAT, 31))
    clear = 0.3 - FLAT.board.rim_width * 1.2
    assert found["board_height"] == pytest.approx(0.8, rel=1e-3)
    assert found["board_width"] == pytest.approx(0.6, rel=1e-3)
    assert found["board_depth"] == pytest.approx(0.02 + 0.01 + 0.004, rel=1e-3)
    assert found["board_thickness"] == pytest.approx(0.02 + 0.003, rel=1e-3)
    assert found["boss_size"] == pytest.approx(2 * 0.4 * clear * 1.2, rel=0.01)
    assert found["boss_depth"] == pytest.approx(0.013 + 0.005 + 0.4 * clear * 0.6, rel=0.01)
    assert found["grip_length"] == pytest.approx(0.15, rel=1e-3)
    assert found["grip_depth"] == pytest.approx(0.01 + 0.05 + 0.01, rel=0.02)


@pytest.mark.parametrize("bend", ["dome", "bow_sides", "bow_ends"])
def test_a_bent_board_is_deeper(bend):
    flat = SHIELD.measure(SHIELD.forge.forge(FLAT, 16))["board_depth"]
    bent = replace(FLAT, board=replace(FLAT.board, **{bend: 60.0}))
    assert SHIELD.measure(SHIELD.forge.forge(bent, 16))["board_depth"] > flat + 0.05


def test_every_dimension_is_named_once_and_in_metres():
    assert len(set(SHIELD.dimension_names)) == 8
    assert {dimension.unit for dimension in SHIELD.dimensions} == {"m"}


def test_lengths_scale(shield_family, forged_shield):
    once, twice = (SHIELD.measure(factor * forged_shield(shield_family, 1)) for factor in (1, 2))
    for name in SHIELD.dimension_names:
        assert twice[name] == pytest.approx(2 * once[name], rel=1e-6)


def test_the_resolution_hardly_matters(shield_family, forged_shield):
    coarse, fine = (SHIELD.measure(forged_shield(shield_family, 2, resolution)) for resolution in (24, 48))
    for name in SHIELD.dimension_names:
        assert coarse[name] == pytest.approx(fine[name], rel=0.02)


def test_the_pose_is_the_grips(shield_family, forged_shield):
    """Its length is the grip's, its turn none, and its origin halfway between the grip's feet."""
    grids = forged_shield(shield_family, 3)
    pose = SHIELD.find_pose(grids)
    np.testing.assert_allclose(pose.rotation, np.eye(3), atol=1e-5)
    np.testing.assert_allclose(pose.origin, 0, atol=1e-6)
    assert pose.span == pytest.approx(SHIELD.measure(grids)["grip_length"], rel=1e-4)

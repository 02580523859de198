from __future__ import annotations

import numpy as np
import pytest
from toy_model import TOY_KIND

from model_core.evaluation.quality import part_quality
from model_core.kinds import named_kind

SWORD = named_kind("sword")


@pytest.fixture(scope="module")
def sword(forged):
    return forged("longsword", 1, 16).astype(np.float64)


def test_a_blade_is_like_itself(sword):
    found = part_quality(sword, sword, SWORD.layout, "blade")
    assert found["thickness_error"] == 0
    assert found["normal_error_deg"] == pytest.approx(0, abs=1e-3)
    assert found["flipped_share"] == found["flipped_area_share"] == 0


def test_a_blade_twice_as_thick(sword):
    thick = sword * [1, 2, 1]
    assert part_quality(thick, sword, SWORD.layout, "blade")["thickness_error"] == pytest.approx(1, rel=1e-6)


def test_a_blade_turned_by_an_angle(sword):
    angle = np.radians(7)
    turn = np.array([[np.cos(angle), 0, np.sin(angle)], [0, 1, 0], [-np.sin(angle), 0, np.cos(angle)]])
    # The normals of a blade lie within a few degrees of its thickness, about which it is turned: most turn little.
    along = part_quality(sword @ turn.T, sword, SWORD.layout, "blade")["normal_error_deg"]
    tilt = np.array([[1, 0, 0], [0, np.cos(angle), -np.sin(angle)], [0, np.sin(angle), np.cos(angle)]])
    across = part_quality(sword @ tilt.T, sword, SWORD.layout, "blade")["normal_error_deg"]
    assert 0 < along < across
    assert across == pytest.approx(7, abs=0.5)


def test_charts_wound_the_other_way_are_flipped(sword):
    wound = sword.copy()
    wound[:8] = sword[:8, :, ::-1]
    found = part_quality(wound, sword, SWORD.layout, "blade")
    assert found["flipped_share"] > 0.75  # edges have little area to be told by
    assert found["flipped_area_share"] > 0.75


def test_a_flipped_sliver_counts_for_its_area(sword):
    bent = sword.copy()
    bent[4:8, -1] -= 0.5 * (bent[4:8, -1] - bent[4:8, -3])  # the point pushed back past the row before it
    bent[4:8, -1, :, 2] = bent[4:8, -3, :, 2] - 1e-4
    found = part_quality(bent, sword, SWORD.layout, "blade")
    assert 0 < found["flipped_area_share"] < 0.5 * found["flipped_share"]


def test_a_blade_inside_out_has_a_negative_thickness(sword):
    found = part_quality(sword * [1, -1, 1], sword, SWORD.layout, "blade")
    assert found["thickness_error"] == pytest.approx(2, rel=1e-6)


def test_a_part_that_ends_in_one_point_has_no_thickness_there():
    """The toy's head, whose only segment ends at a pole."""
    toy = named_kind(str(TOY_KIND))
    club = toy.forge.make("short", np.random.default_rng(1), 9).astype(np.float64)
    assert part_quality(1.5 * club, club, toy.layout, toy.judged)["thickness_error"] == pytest.approx(0.5, rel=1e-6)


def test_half_a_turn_about_the_blade_is_no_error():
    """A section that is its own half turn, met the other way round."""
    v, u = np.meshgrid(np.linspace(0, 1, 9), np.linspace(0, np.pi / 2, 9), indexing="ij")
    quarters = [np.stack([np.cos(u + q), 0.2 * np.sin(u + q), v], -1) for q in np.arange(4) * np.pi / 2]
    tips = [quarter * [0.5, 0.5, 1] + [0, 0, 1] for quarter in quarters]
    blade = np.stack([*quarters, *tips])
    found = part_quality(blade * [-1, -1, 1], blade, SWORD.layout, "blade")
    assert found["thickness_error"] == pytest.approx(0, abs=1e-9)
    assert found["normal_error_deg"] == pytest.approx(0, abs=1e-3)

"""Two blocks that meet well, badly or not at all, and the swords that are drawn."""

from __future__ import annotations

import numpy as np
import pytest

from model_core.charts.layout import Layout, Tube
from model_core.evaluation.joints import joint_figures, meeting
from model_core.forge.tube import high_cap, low_cap, ring

LAYOUT = Layout.of_tubes(Tube("block", ("block",), "cap", "cap"), Tube("post", ("post",), "cap", "cap"))
_R = 9


def block(half: float, low: float, high: float) -> np.ndarray:
    """(6, R, R, 3) a square block along Z."""
    u = np.linspace(0.0, 1.0, _R)
    sides = np.empty((4, _R, _R, 3))
    sides[..., :2] = half * ring(u, 1.0)[:, None]
    sides[..., 2] = (low + (high - low) * u)[:, None]
    return np.concatenate([sides, low_cap(sides)[None], high_cap(sides)[None]])


def standing(half: float, low: float) -> np.ndarray:
    """(12, R, R, 3) a block of 10 cm and on it a post, whose lower end lies at a height."""
    return np.concatenate([block(0.05, 0.0, 0.1), block(half, low, 0.3)])


def test_an_end_inside_its_neighbour_is_well():
    found = meeting(standing(0.02, 0.08), LAYOUT)
    assert found.poke == 0
    assert found.floating == ()
    assert found.back_share == 0


def in_the_side_of_a_rail(half: float) -> np.ndarray:
    """(12, R, R, 3) a rail of 10 cm, and a post that stands in its side, along X."""
    return np.concatenate([block(0.05, -0.2, 0.2), block(half, 0.0, 0.3)[..., [2, 0, 1]]])


def test_an_end_that_is_wider_than_what_it_stands_in_pokes_out():
    assert meeting(in_the_side_of_a_rail(0.04), LAYOUT).poke == 0
    found = meeting(in_the_side_of_a_rail(0.06), LAYOUT)
    assert found.poking == "post_low"
    assert found.poke == pytest.approx(0.01, rel=1e-3)


def test_of_two_ends_in_each_other_one_is_enough():
    """A pommel may be wider than the grip, or narrower, but not wide one way and narrow the other."""
    wider = standing(0.06, 0.08)
    assert meeting(wider, LAYOUT).poke == 0
    wider[6:, ..., 1] *= 0.5
    found = meeting(wider, LAYOUT)
    assert 0.0099 < found.poke < 0.03


def test_what_pokes_out_unseen_does_not_count():
    """Beside a rail, but inside a third part."""
    layout = Layout.of_tubes(*LAYOUT.tubes, Tube("cover", ("cover",), "cap", "cap"))
    assert meeting(np.concatenate([in_the_side_of_a_rail(0.06), block(0.4, -0.3, 0.3)]), layout).poke == 0


def test_an_end_that_begins_in_no_other_part_may_be_seen():
    found = meeting(standing(0.02, 0.12), LAYOUT)
    assert found.poke == 0
    assert found.floating == ("post",)


def test_parts_joined_by_others_do_not_float():
    layout = Layout.of_tubes(*LAYOUT.tubes, Tube("cover", ("cover",), "cap", "cap"))
    apart = standing(0.02, 0.12)
    assert meeting(np.concatenate([apart, block(0.01, 0.05, 0.15)]), layout).floating == ()
    assert meeting(np.concatenate([apart, block(0.01, 0.2, 0.4)]), layout).floating == ("post", "cover")


def test_a_part_inside_out_shows_its_back():
    grids = standing(0.02, 0.08)
    grids[6:, ..., 0] *= -1
    assert meeting(grids, LAYOUT).back_share > 0.1


def test_what_is_drawn_is_counted(shipped):
    found = joint_figures(shipped, 4)
    assert found["count"] == 4
    assert set(found) == {"count", "poking", "backs", "floating"}
    assert all(0 <= number <= 4 for number in found.values())

from __future__ import annotations

import numpy as np
import pytest

from model_core.charts.ends import End, rings, segment_rings
from model_core.charts.layout import Layout, Tube
from model_core.charts.measures import ARGUMENTS, AXES, Measure

LAYOUT = Layout.of_tubes(Tube("ball", ("ball",), "pole", "pole"), Tube("rod", ("back", "front"), "cap", "cap"))
BACK, FRONT, CHARTS = slice(4, 8), slice(8, 12), slice(4, 14)  # of the rod
R = 4
LOW, HIGH = End("rod", "low"), End("rod", "high")


@pytest.fixture(scope="module")
def grids() -> np.ndarray:
    """Any points at all."""
    return np.random.default_rng(0).standard_normal((LAYOUT.chart_count, R, R, 3))


def test_height_is_between_the_corners_of_two_ends(grids):
    wanted = grids[FRONT, -1, 0, 2].mean() - grids[BACK, 0, 0, 2].mean()
    assert Measure("height", start=LOW, end=HIGH).read(grids, LAYOUT) == pytest.approx(wanted)
    assert Measure("height", start=HIGH, end=LOW).read(grids, LAYOUT) == pytest.approx(-wanted)


def test_distance_is_between_the_middles_of_two_whole_rings(grids):
    """Each point of a ring counts once: the last of a side is the first of the next."""
    low, high = grids[BACK, 0, :-1].reshape(-1, 3).mean(axis=0), grids[FRONT, -1, :-1].reshape(-1, 3).mean(axis=0)
    found = Measure("distance", start=LOW, end=HIGH).read(grids, LAYOUT)
    assert found == pytest.approx(np.linalg.norm(high - low))


@pytest.mark.parametrize("corner", [0, 1])
def test_across_is_from_a_corner_to_the_opposite_one(grids, corner):
    wanted = np.linalg.norm(grids[8 + corner, -1, 0] - grids[10 + corner, -1, 0])
    assert Measure("across", at=HIGH, corner=corner).read(grids, LAYOUT) == pytest.approx(wanted)


@pytest.mark.parametrize("axis", AXES)
def test_extent_is_along_its_axis(grids, axis):
    wanted = np.ptp(grids[CHARTS, ..., AXES.index(axis)])
    assert Measure("extent", part="rod", axis=axis).read(grids, LAYOUT) == pytest.approx(wanted)


def test_the_ring_between_two_segments_counts_once(grids):
    found = rings(grids, LAYOUT, "rod")
    assert found.shape == (2 * R - 1, 4 * (R - 1), 3)
    np.testing.assert_array_equal(found[R:], segment_rings(grids, LAYOUT, "rod", 1)[1:])
    np.testing.assert_array_equal(found[:R], segment_rings(grids, LAYOUT, "rod", 0))


@pytest.mark.parametrize("turn", [-50.0, 0.0, 30.0])
def test_bend_is_the_turn_of_the_middle_line_towards_x(turn):
    """Two straight halves: the first quarter lies in one, the last in the other."""
    angle = np.radians(turn)
    steps = np.concatenate([np.tile([0.0, 1.0], (R - 1, 1)), np.tile([np.sin(angle), np.cos(angle)], (R - 1, 1))])
    line = np.concatenate([[[0.0, 0.0]], np.cumsum(steps, axis=0)])
    grids = np.zeros((LAYOUT.chart_count, R, R, 3))
    for charts, rows in ((BACK, line[:R]), (FRONT, line[R - 1 :])):
        grids[charts, ..., 0], grids[charts, ..., 2] = rows[:, None, 0], rows[:, None, 1]
    measure = Measure("bend", part="rod")
    assert measure.read(grids, LAYOUT) == pytest.approx(turn, abs=1e-9)
    assert measure.unit == "deg"
    assert {Measure(name).unit for name in ARGUMENTS if name != "bend"} == {"m"}

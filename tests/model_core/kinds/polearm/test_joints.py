"""Where parts meet: what should be hidden is, and nothing floats."""

from __future__ import annotations

import numpy as np
import pytest

from model_core.charts.ends import End, end_centre, segment_rings
from model_core.charts.weld import weld
from model_core.kinds import named_kind

LAYOUT = named_kind("polearm").layout
SEEDS = range(2)
R, FEW = 16, 4  # points of a border; every how many of a ring are asked for


@pytest.fixture
def triangles():
    """(grids, part) -> (T, 3, 3) corners of a part's triangles."""
    topology = weld(LAYOUT, R)
    parts = np.asarray(LAYOUT.part_of_chart)[topology.chart_of_triangle]
    return lambda grids, part: topology.vertices(grids)[topology.triangles[parts == LAYOUT.parts.index(part)]]


def test_the_shafts_top_is_in_the_socket_and_the_heads_cap_in_the_shaft(style, polearm, triangles, inside):
    for seed in SEEDS:
        grids = polearm(style, seed)
        head, shaft = triangles(grids, "head"), triangles(grids, "shaft")
        assert inside(segment_rings(grids, LAYOUT, "shaft", 0)[-1, ::FEW], head).all(), seed
        assert inside(segment_rings(grids, LAYOUT, "head", 0)[0, ::FEW], shaft).all(), seed


def test_the_crosspiece_is_hidden_in_the_socket_or_lies_around_it(style, polearm, drawn, triangles, inside):
    for seed in SEEDS:
        grids, eye = polearm(style, seed), drawn(style, seed).cross.eye
        bodies = [triangles(grids, part) for part in ("head", "shaft")]
        middle = segment_rings(grids, LAYOUT, "cross", 1)[0, ::FEW]
        if eye < 1:
            assert np.any([inside(middle, body) for body in bodies], axis=0).all(), seed
        else:
            front, back = (grids[LAYOUT.charts.index(f"cross_front_{side}")] for side in (0, 2))
            rim = np.concatenate([face[::FEW, R // 2] for face in (front, back)])
            assert not np.any([inside(rim, body) for body in bodies]), seed


def test_the_crosspiece_sits_on_the_axis_of_what_carries_it(style, polearm, triangles, inside):
    for seed in SEEDS:
        grids = polearm(style, seed)
        middle = segment_rings(grids, LAYOUT, "cross", 1)[0].mean(axis=0, keepdims=True)
        assert inside(middle, triangles(grids, "cross")).all()
        assert any(inside(middle, triangles(grids, part)).all() for part in ("head", "shaft"))


def test_the_outer_half_of_each_arm_is_free_of_the_head(style, polearm, drawn, triangles, inside):
    for seed in SEEDS:
        if drawn(style, seed).cross.disc == 0:
            grids = polearm(style, seed)
            rings = [segment_rings(grids, LAYOUT, "cross", arm)[rows] for arm, rows in ((0, [0, 4]), (1, [-5, -1]))]
            assert not inside(np.concatenate(rings)[:, ::FEW].reshape(-1, 3), triangles(grids, "head")).any(), seed


def test_hidden_caps_are_flat(style, polearm):
    for seed in SEEDS:
        grids = polearm(style, seed)
        for chart in ("shaft_high_cap", "head_low_cap"):
            assert np.ptp(grids[LAYOUT.charts.index(chart), ..., 2]) < 1e-6


def test_the_head_stands_over_the_shafts_top(style, polearm):
    grids = polearm(style)
    assert end_centre(grids, LAYOUT, End("shaft", "high")) == pytest.approx(
        [0, 0, end_centre(grids, LAYOUT, End("shaft", "high"))[2]], abs=1e-6
    )
    assert end_centre(grids, LAYOUT, End("head", "low"))[:2] == pytest.approx([0, 0], abs=1e-6)

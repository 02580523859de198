"""Where parts meet: what should be hidden is, nothing floats, and a hand fits between grip and bow."""

from __future__ import annotations

import numpy as np
import pytest

from model_core.charts.ends import End, end_point, segment_rings
from model_core.charts.weld import weld
from model_core.evaluation.joints import DEEPEST_POKE, meeting
from model_core.evaluation.solid import Solid
from model_core.kinds import named_kind
from model_core.surface.mesh import TriangleMesh

SABRE = named_kind("sabre")
LAYOUT = SABRE.layout
SEEDS = range(4)


def scene(grids: np.ndarray, part: str) -> Solid:
    """A part as a solid that can be asked what it contains."""
    topology = weld(LAYOUT, grids.shape[1])
    own = np.isin(topology.chart_of_triangle, LAYOUT.charts_of_part[part])
    return Solid(TriangleMesh(topology.vertices(grids), topology.triangles[own]))


def test_parts_end_in_each_other(style, sabre):
    """No end sticks out of what it is hidden in, no face is turned, and nothing floats."""
    for seed in SEEDS:
        found = meeting(sabre(style, seed), LAYOUT)
        assert found.poke < DEEPEST_POKE, (seed, found)
        assert found.back_share < 1e-3, (seed, found)  # a ray may start beyond a point of no thickness
        assert not found.floating, (seed, found)


def test_blade_grip_and_bow_end_inside_the_guard(style, sabre):
    for seed in SEEDS:
        grids = sabre(style, seed)
        guard = scene(grids, "guard")
        for part, row in (("blade", 0), ("grip", -1), ("bow", 0)):
            assert guard.contains(segment_rings(grids, LAYOUT, part, 0)[row]).all(), (part, seed)


def test_the_bow_ends_inside_the_pommel(style, sabre):
    """Its last full row and its pole too."""
    for seed in SEEDS:
        grids = sabre(style, seed)
        end = segment_rings(grids, LAYOUT, "bow", 0)[-3:].reshape(-1, 3)
        assert scene(grids, "grip").contains(end).all(), seed


def test_the_bow_is_free_between_guard_and_pommel(style, sabre):
    for seed in SEEDS:
        grids = sabre(style, seed)
        middle = segment_rings(grids, LAYOUT, "bow", 0)[6:10].reshape(-1, 3)
        for part in ("guard", "grip"):
            assert not scene(grids, part).contains(middle).any(), (part, seed)


def test_fingers_fit_between_grip_and_bow(style, sabre):
    for seed in range(12):
        grids = sabre(style, seed)
        bow = segment_rings(grids, LAYOUT, "bow", 0)
        row = bow[7]
        grip = segment_rings(grids, LAYOUT, "grip", 0)
        beside = grip[np.argmin(abs(grip[..., 2].mean(axis=1) - row[:, 2].mean()))]
        front = row[abs(row[:, 1]) < 0.015, 0]
        assert front.min() - beside[:, 0].max() > 0.015, seed


def test_an_end_that_is_pulled_out_is_found(sabre):
    grids = sabre("sabre")
    grids[list(LAYOUT.charts_of_part["bow"])] += [0.05, 0.0, -0.02]
    found = meeting(grids, LAYOUT)
    assert found.floating == ("bow",)
    assert not scene(grids, "guard").contains(segment_rings(grids, LAYOUT, "bow", 0)[0]).any()


def test_hidden_ends_of_blade_and_grip_are_level(style, sabre):
    grids = sabre(style)
    heights = [grids[LAYOUT.charts.index(name), ..., 2] for name in ("blade_low_cap", "grip_high_cap")]
    assert max(np.ptp(height) for height in heights) < 1e-6
    assert end_point(grids, LAYOUT, End("grip", "high"))[:2] == pytest.approx([0, 0], abs=1e-6)

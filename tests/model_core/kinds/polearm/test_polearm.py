from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model_core.charts.volume import part_volumes
from model_core.charts.weld import weld
from model_core.kinds import named_kind
from model_core.kinds.checks import check_shape
from model_core.kinds.polearm.forge.parameters import PolearmParameters

POLEARM = named_kind("polearm")
LAYOUT = POLEARM.layout
SEEDS = range(3)


def test_the_charts_are_those_of_three_tubes():
    assert LAYOUT.chart_count == 25
    assert {part: len(charts) for part, charts in LAYOUT.charts_of_part.items()} == {"shaft": 6, "head": 9, "cross": 10}


@pytest.mark.parametrize("resolution", [3, 16, 33])
def test_every_family_is_a_shape_of_its_layout(style, drawn, resolution):
    for seed in SEEDS:
        grids = POLEARM.forge.forge(drawn(style, seed), resolution)
        assert grids.dtype == np.float32
        check_shape(grids, LAYOUT, POLEARM.pose, resolution)


def test_every_part_encloses_a_volume(style, polearm):
    for seed in range(12):
        assert (part_volumes(polearm(style, seed), LAYOUT) > 1e-7).all()  # a tenth of a cubic centimetre


def test_a_polearm_is_as_large_as_one_and_stands_in_its_own_space(style, polearm):
    for seed in range(12):
        grids = polearm(style, seed)
        low, high = grids.min(axis=(0, 1, 2)), grids.max(axis=(0, 1, 2))
        width, depth, length = high - low
        assert 0.15 < length < 3.8
        assert 0.02 < depth < 0.35
        assert width < length * (1.1 if style == "sickle" else 0.95)
        assert low[2] == pytest.approx(grids[:6, ..., 2].min(), abs=0.15), "the butt is at the bottom"
        assert high[2] > grids[:6, ..., 2].max(), "the head is on top"


def test_no_face_is_turned_over_against_its_neighbour(style, polearm):
    """Within a chart no two quads side by side face away from each other by much over a right angle, the rims' fold."""
    for seed in range(8):
        grids = polearm(style, seed)
        normals = np.cross(grids[:, 1:, 1:] - grids[:, :-1, :-1], grids[:, 1:, :-1] - grids[:, :-1, 1:])
        normals /= np.maximum(np.linalg.norm(normals, axis=-1, keepdims=True), 1e-15)
        for one, other in ((normals[:, 1:], normals[:, :-1]), (normals[:, :, 1:], normals[:, :, :-1])):
            assert (one * other).sum(axis=-1).min() > -0.2, seed


def test_no_part_crosses_itself(style, polearm):
    topology = weld(LAYOUT, 10)
    parts = np.asarray(LAYOUT.part_of_chart)[topology.chart_of_triangle]
    for seed in (0, 3):
        vertices = topology.vertices(polearm(style, seed, 10))
        for index, part in enumerate(LAYOUT.parts):
            assert crossings(vertices, topology.triangles[parts == index]) == 0, (part, seed)


def test_an_edge_thicker_than_the_ridge_is_cut_down_to_it(drawn):
    crystal = drawn("crystal_staff", 0)
    heads = [replace(crystal.head, edge_land=land, back_land=land) for land in (1.0, 2.0)]
    one, other = (POLEARM.forge.forge(replace(crystal, head=head), 8) for head in heads)
    assert np.array_equal(one, other)


def test_a_bend_is_as_wide_as_its_arm_needs(drawn):
    """A quarter turn on a hundredth of the arm would fold its inner side."""
    trident = drawn("trident", 0)
    sharp = replace(trident.front, bend=90.0, bend_width=0.01, up=1.0, down=1.0)
    topology = weld(LAYOUT, 10)
    cross = np.asarray(LAYOUT.part_of_chart)[topology.chart_of_triangle] == LAYOUT.parts.index("cross")
    thick = replace(trident.cross, height=0.1)
    grids = POLEARM.forge.forge(replace(trident, cross=thick, front=sharp, back=sharp), 10).astype(np.float64)
    assert crossings(topology.vertices(grids), topology.triangles[cross]) == 0


def test_an_arm_shorter_than_the_socket_is_wide_is_made_longer(drawn):
    glaive = drawn("glaive", 0)
    short = replace(glaive, front=replace(glaive.front, reach=0.001))
    found = POLEARM.forge.forge(short, 16)
    assert found[23:, ..., 0].max() > 1.2 * found[6:10, :7, :, 0].max()


def test_the_test_of_crossings_sees_one(polearm):
    topology = weld(LAYOUT, 10)
    parts = np.asarray(LAYOUT.part_of_chart)[topology.chart_of_triangle]
    vertices = topology.vertices(polearm("spear", 0, 10))
    assert crossings(vertices, topology.triangles[parts < 2]) > 10, "the head and the shaft in it"


@pytest.mark.parametrize("style", ["spear", "pike", "partisan", "trident", "crystal_staff", "spearhead", "toy"])
def test_a_symmetric_polearm_is_so_exactly(polearm, style):
    """Left and right: quadrant by quadrant of the head, arm by arm of the crosspiece."""
    grids, mirror = polearm(style, 1), np.array([-1, 1, 1])
    head, back, front = grids[6:14], grids[15:19], grids[19:23]
    for one, other in ((0, 1), (3, 2), (4, 5), (7, 6)):
        np.testing.assert_allclose(head[one], head[other][:, ::-1] * mirror, atol=1e-7)
    for one, other in ((0, 0), (2, 2), (1, 1), (3, 3)):
        np.testing.assert_allclose(front[one], back[other][::-1] * mirror, atol=1e-7)


def test_forging_is_the_same_for_the_same_seed(style, drawn):
    first = drawn(style, 7)
    assert drawn(style, 7) == first
    assert drawn(style, 8) != first
    assert POLEARM.forge.forge(first, 8).tobytes() == POLEARM.forge.forge(drawn(style, 7), 8).tobytes()


def test_coarse_grids_are_part_of_fine_ones(style, polearm):
    np.testing.assert_allclose(polearm(style, 2, 6), polearm(style, 2, 16)[:, ::3, ::3], atol=1e-6)


def test_the_default_parameters_make_a_polearm():
    check_shape(POLEARM.forge.forge(PolearmParameters(), 16), LAYOUT, POLEARM.pose, 16)


@pytest.mark.parametrize("resolution", [2, 257, 5.5])
def test_resolution_limits(resolution):
    with pytest.raises(ValueError):
        POLEARM.forge.forge(PolearmParameters(), resolution)


def crossings(vertices: np.ndarray, triangles: np.ndarray) -> int:
    """How many edges of triangles pierce others, by more than a hundredth of a millimetre."""
    edges = np.unique(np.sort(triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1), axis=0)
    ends, corners = vertices[edges], vertices[triangles]
    near = np.ones((len(edges), len(triangles)), dtype=bool)
    for axis in range(3):
        near &= ends[:, :, axis].max(axis=1)[:, None] >= corners[:, :, axis].min(axis=1)
        near &= ends[:, :, axis].min(axis=1)[:, None] <= corners[:, :, axis].max(axis=1)
    edge, triangle = np.nonzero(near)
    apart = (edges[edge][:, :, None] != triangles[triangle][:, None]).all(axis=(1, 2))
    (start, end), (a, b, c) = np.moveaxis(ends[edge[apart]], 1, 0), np.moveaxis(corners[triangle[apart]], 1, 0)
    normal = np.cross(b - a, c - a)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-15)
    above, below = ((normal * (point - a)).sum(axis=1) for point in (start, end))
    pierced = (above * below < 0) & (np.minimum(abs(above), abs(below)) > 1e-5)
    hit = start + (end - start) * (above / np.where(pierced, above - below, 1.0))[:, None]
    for one, other in ((a, b), (b, c), (c, a)):
        pierced &= (np.cross(other - one, hit - one) * normal).sum(axis=1) > 0
    return int(pierced.sum())

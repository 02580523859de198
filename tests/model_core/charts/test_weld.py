from __future__ import annotations

import numpy as np
import pytest

from model_core.charts.weld import MAX_RESOLUTION, MIN_RESOLUTION, border, check_resolution, weld
from model_core.kinds import named_kind

SWORD = named_kind("sword")

RESOLUTIONS = (MIN_RESOLUTION, 4, 5, 16)


@pytest.fixture(params=RESOLUTIONS)
def topology(request):
    return weld(SWORD.layout, request.param)


def directed_edges(triangles: np.ndarray) -> np.ndarray:
    return np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])


def test_every_edge_is_walked_once_each_way(topology):
    edges = directed_edges(topology.triangles)
    assert len(np.unique(edges, axis=0)) == len(edges), "an edge is walked twice in one direction"
    assert {tuple(edge) for edge in edges} == {tuple(edge) for edge in edges[:, ::-1]}


def test_no_vertex_pinches_the_surface(topology):
    """Around each vertex the triangles form one ring: a manifold has one fan a vertex."""
    opposite = {}
    for a, b, c in topology.triangles:
        for corner, start, end in ((a, b, c), (b, c, a), (c, a, b)):
            opposite.setdefault(corner, {})[start] = end
    for ring in opposite.values():
        first = vertex = next(iter(ring))
        steps = 0
        while steps <= len(ring):
            vertex, steps = ring[vertex], steps + 1
            if vertex == first:
                break
        assert steps == len(ring)


def test_each_part_is_a_sphere(topology):
    parts = np.array(SWORD.layout.part_of_chart)[topology.chart_of_triangle]
    for index in range(len(SWORD.layout.parts)):
        triangles = topology.triangles[parts == index]
        vertices, edges = np.unique(triangles), np.unique(np.sort(directed_edges(triangles)), axis=0)
        assert len(vertices) - len(edges) + len(triangles) == 2, SWORD.layout.parts[index]


def test_parts_share_no_vertex(topology):
    parts = np.array(SWORD.layout.part_of_chart)[topology.chart_of_triangle]
    used = [set(np.unique(topology.triangles[parts == index])) for index in range(len(SWORD.layout.parts))]
    assert sum(map(len, used)) == len(set.union(*used)) == topology.vertex_count


def test_no_triangle_repeats_a_vertex(topology):
    a, b, c = topology.triangles.T
    assert ((a != b) & (b != c) & (c != a)).all()


def test_triangle_count_is_two_a_quad_less_one_at_each_pole(topology):
    quads = 25 * (topology.resolution - 1) ** 2
    assert topology.quads.shape == topology.quad_points.shape == (quads, 4)
    assert topology.triangles.shape == (2 * quads - len(SWORD.layout.poles) * (topology.resolution - 1), 3)
    assert topology.chart_of_triangle.shape == (len(topology.triangles),)


def test_quads_are_the_welded_quad_points(topology):
    assert (topology.vertex_of_point.ravel()[topology.quad_points] == topology.quads).all()
    chart = topology.quad_points // topology.resolution**2
    assert (chart == topology.chart_of_quad[:, None]).all()


def test_quads_lie_on_the_grid_counter_clockwise(topology):
    row, column = np.divmod(topology.quad_points % topology.resolution**2, topology.resolution)
    assert (np.diff(column, axis=1) == [1, 0, -1]).all()
    assert (np.diff(row, axis=1) == [0, 1, 0]).all()


def test_seam_borders_weld_in_their_direction(topology):
    grid = topology.vertex_of_point
    for seam in SWORD.layout.seams:
        other = border(grid[seam.other], seam.other_side)
        assert (border(grid[seam.chart], seam.side) == (other[::-1] if seam.reversed else other)).all()


def test_poles_weld_to_one_vertex(topology):
    for chart, side in SWORD.layout.poles:
        assert len(set(border(topology.vertex_of_point[chart], side))) == 1


def test_inner_points_stay_alone(topology):
    counts = np.bincount(topology.vertex_of_point.ravel(), minlength=topology.vertex_count)
    assert (counts[topology.vertex_of_point[:, 1:-1, 1:-1]] == 1).all()
    assert counts.min() == 1


def test_vertices_are_the_mean_of_their_points():
    topology = weld(SWORD.layout, 4)
    grids = np.random.default_rng(0).standard_normal((25, 4, 4, 3))
    vertices = topology.vertices(grids)
    assert vertices.shape == (topology.vertex_count, 3)
    seam_vertices = set(topology.vertex_of_point[:4, 1, 0])  # the rings of the blade, away from pole and cap
    for vertex in seam_vertices:
        own = grids[topology.vertex_of_point == vertex]
        assert len(own) == 2
        assert vertices[vertex] == pytest.approx(own.mean(axis=0))


def test_close_seams_is_idempotent_and_leaves_the_inside():
    topology = weld(SWORD.layout, 6)
    grids = np.random.default_rng(1).standard_normal((25, 6, 6, 3))
    closed = topology.close_seams(grids)
    assert closed.shape == grids.shape
    assert (closed[:, 1:-1, 1:-1] == grids[:, 1:-1, 1:-1]).all()
    assert not np.allclose(closed, grids)
    np.testing.assert_allclose(topology.close_seams(closed), closed, atol=1e-14)
    np.testing.assert_allclose(topology.vertices(closed), topology.vertices(grids), atol=1e-14)


def test_close_seams_makes_borders_the_same_to_the_bit():
    topology = weld(SWORD.layout, 6)
    grids = np.random.default_rng(2).standard_normal((25, 6, 6, 3)).astype(np.float32)
    closed = topology.close_seams(grids)
    assert closed.dtype == np.float32
    for seam in SWORD.layout.seams:
        other = border(closed[seam.other], seam.other_side)
        assert (border(closed[seam.chart], seam.side) == (other[::-1] if seam.reversed else other)).all()


def test_welds_are_cached():
    assert weld(SWORD.layout, 5) is weld(SWORD.layout, 5)


@pytest.mark.parametrize("resolution", [2, 0, -4, MAX_RESOLUTION + 1, 4.5, float("nan"), float("inf")])
def test_resolutions_outside_the_limits_are_refused(resolution):
    with pytest.raises(ValueError):
        check_resolution(resolution)
    with pytest.raises(ValueError):
        weld(SWORD.layout, resolution)


@pytest.mark.parametrize("resolution", [MIN_RESOLUTION, 17, 17.0, np.int64(17), MAX_RESOLUTION])
def test_resolutions_within_the_limits_come_back_as_int(resolution):
    checked = check_resolution(resolution)
    assert type(checked) is int
    assert checked == resolution

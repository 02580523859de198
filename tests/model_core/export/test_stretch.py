"""Stretch worked by hand, and against singular values."""

from __future__ import annotations

import numpy as np
import pytest

from model_core.charts.atlas import tiles
from model_core.charts.weld import weld
from model_core.export.stretch import Stretch, stretch
from model_core.kinds import named_kind

SWORD = named_kind("sword")

SQUARE = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], dtype=np.float64)
HALVES = np.array([[0, 1, 2], [0, 2, 3]])


def on_floor(points: np.ndarray) -> np.ndarray:
    return np.column_stack([points, np.zeros(len(points))])


def values(found: Stretch) -> list[float]:
    return [found.l2, found.worst, found.area_ratio_low, found.area_ratio_high]


@pytest.mark.parametrize("scale", [0.01, 1.0, 250.0])
def test_an_even_map_has_one_whatever_its_scale(random_rotation, scale):
    vertices = scale * on_floor(SQUARE) @ random_rotation(1).T + 7
    assert values(stretch(vertices, HALVES, 0.3 * SQUARE[HALVES] + 0.5)) == pytest.approx([1, 1, 1, 1])


def test_a_square_drawn_on_a_strip():
    """4 x 1 on 1 x 1: G = 4, g = 1, the scale between is 2; sqrt((16 + 1) / 2) / 2 and 4 / 2."""
    found = stretch(on_floor(SQUARE * (4, 1)), HALVES, SQUARE[HALVES])
    assert values(found) == pytest.approx([np.sqrt(17 / 8), 2, 1, 1])


def test_two_squares_of_which_one_gets_too_little():
    """Sides 1 and 1, painted 1 and 1/2: areas 2 to 5/4. L2^2 is (1 + 4) / 2, times 5/8; G is 2, times sqrt(5/8)."""
    vertices = on_floor(np.concatenate([SQUARE, 5 + SQUARE]))
    uv = np.concatenate([SQUARE[HALVES], 0.5 * SQUARE[HALVES] + 2])
    found = stretch(vertices, np.concatenate([HALVES, HALVES + 4]), uv)
    assert values(found) == pytest.approx([np.sqrt(25 / 16), 2 * np.sqrt(5 / 8), 0.2 * 2, 0.8 * 2])


def test_a_sheared_triangle_has_its_singular_values():
    """[[1, 1], [0, 1]]: squares of its singular values are (3 +- sqrt 5) / 2, and areas are kept."""
    corners = np.array([[0, 0], [1, 0], [1, 1]])
    found = stretch(on_floor(corners), np.array([[0, 1, 2]]), np.array([[[0, 0], [1, 0], [0, 1]]]))
    assert values(found) == pytest.approx([np.sqrt(1.5), np.sqrt((3 + np.sqrt(5)) / 2), 1, 1])


def test_random_triangles_against_numpys_singular_values():
    rng = np.random.default_rng(0)
    vertices, triangles = rng.standard_normal((30, 3)), np.arange(30).reshape(10, 3)
    uv = rng.uniform(0, 1, (10, 3, 2))
    squares, areas, painted = [], [], []
    for (a, b, c), (p, q, r) in zip(vertices[triangles], uv, strict=True):
        steps = np.column_stack([q - p, r - p])
        squares.append(np.linalg.svd(np.column_stack([b - a, c - a]) @ np.linalg.inv(steps))[1] ** 2)
        areas.append(np.linalg.norm(np.cross(b - a, c - a)) / 2)
        painted.append(abs(np.linalg.det(steps)) / 2)
    even = sum(painted) / sum(areas)
    found = stretch(vertices, triangles, uv)
    assert found.l2 == pytest.approx(np.sqrt(even * np.average(np.mean(squares, axis=1), weights=areas)))
    assert found.worst == pytest.approx(np.sqrt(even * np.max(squares)))


def test_a_hundredth_of_the_surface_is_left_out_at_either_end():
    """A strip of 1000 by 1 is painted evenly, but for a small square at its end that gets as much as all of it."""
    vertices = on_floor(np.concatenate([SQUARE * (1000, 1), 2000 + SQUARE]))
    uv = np.concatenate([SQUARE[HALVES] * (1, 0.001), 2 + SQUARE[HALVES] * (1, 0.001)])
    found = stretch(vertices, np.concatenate([HALVES, HALVES + 4]), uv)
    assert [found.area_ratio_low, found.area_ratio_high] == pytest.approx([1001 / 2000] * 2)


def test_surface_without_texture_is_stretched_without_end():
    uv = np.concatenate([SQUARE[HALVES][:1], np.zeros((1, 3, 2))])
    found = stretch(on_floor(SQUARE), HALVES, uv)
    assert values(found) == [np.inf, np.inf, 0, 2]


def test_triangles_without_area_count_nothing():
    triangles = np.concatenate([HALVES, [[0, 1, 1]]])
    uv = np.concatenate([SQUARE[HALVES], [[[0, 0], [0, 0], [0, 0]]]])
    assert values(stretch(on_floor(SQUARE), triangles, uv)) == pytest.approx([1, 1, 1, 1])


@pytest.mark.parametrize(("size", "painted"), [(0, 1), (1, 0)])
def test_no_area_at_all_is_refused(size, painted):
    with pytest.raises(ValueError, match="no area"):
        stretch(size * on_floor(SQUARE), HALVES, painted * SQUARE[HALVES])


def test_equal_tiles_are_far_from_even_on_a_sword(forged):
    """A blade's chart is long and narrow, its tile square: what packing by area is for."""
    topology, grids = weld(SWORD.layout, 16), forged("longsword", 0, 16)
    uv = tiles(SWORD.layout).uv(16).reshape(-1, 2)[topology.triangle_points]
    found = stretch(topology.vertices(grids), topology.triangles, uv)
    assert 2 < found.l2 < found.worst and found.area_ratio_low < 0.5 < 2 < found.area_ratio_high

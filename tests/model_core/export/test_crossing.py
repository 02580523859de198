"""Triangles that pass through each other, by hand and against edges that pierce."""

from __future__ import annotations

import numpy as np
import pytest

from model_core.export.crossing import cross

FLOOR = [(0, 0, 0), (4, 0, 0), (0, 4, 0)]
BY_HAND = {
    "a blade through the floor": ([(1, 1, -1), (1, 1, 2), (2, 1, 2)], True),
    "a corner through an edge of the floor": ([(-1, 1, 0.5), (1, 1, 0.5), (1, 1, -1)], True),
    "beside the floor, through its plane": ([(5, 5, -1), (5, 5, 2), (6, 5, 2)], False),
    "beside its slanting edge": ([(2.1, 2.1, -1), (2.1, 2.1, 2), (3, 3, 2)], False),
    "above": ([(1, 1, 1), (1, 2, 1), (2, 1, 3)], False),
    "standing on it with a corner": ([(1, 1, 0), (1, 1, 2), (2, 1, 2)], False),
    "standing on it with an edge": ([(1, 1, 0), (2, 1, 0), (1, 1, 2)], False),
    "hanging down from a corner of it": ([(0, 0, 0), (-1, 0, -2), (-2, 0, -2)], False),
    "in its plane, upon it": ([(1, 1, 0), (2, 1, 0), (1, 2, 0)], False),
    "the same one": (FLOOR, False),
    "parallel": ([(0, 0, 1), (4, 0, 1), (0, 4, 1)], False),
    "without area, through it": ([(1, 1, -1), (1, 1, 0.5), (1, 1, 2)], False),
}


@pytest.mark.parametrize(("triangle", "crossing"), BY_HAND.values(), ids=BY_HAND)
@pytest.mark.parametrize("scale", [1e-3, 1.0, 100.0])
def test_by_hand_whatever_the_order_of_the_corners(triangle, crossing, scale):
    first, second = scale * np.array(FLOOR, dtype=np.float32), scale * np.array(triangle, dtype=np.float32)
    for turns in range(3):
        for one, other in ((first, second), (second, first), (first[::-1], second)):
            assert cross(np.roll(one, turns, axis=0)[None], other[None]).tolist() == [crossing]


def test_what_float32_may_have_rounded_lies_in_the_plane():
    for depth, crossing in ((1e-8, False), (1e-5, True)):
        dent = np.array([(0.1, 0.1, -depth), (0.2, 0.1, depth), (0.1, 0.2, depth)], dtype=np.float32)
        assert cross(np.array([FLOOR], dtype=np.float32), dent[None]).tolist() == [crossing]


def test_random_triangles_cross_where_an_edge_of_one_pierces_the_other():
    corners = np.random.default_rng(0).uniform(-1, 1, (2, 400, 3, 3))
    expected = [pierces(one, other) or pierces(other, one) for one, other in zip(*corners, strict=True)]
    assert 50 < sum(expected) < 350
    assert cross(*corners).tolist() == expected


def pierces(one: np.ndarray, other: np.ndarray) -> bool:
    """Does an edge of one triangle go through the other, by the signs of volumes?"""

    def side(a, b, c, d):
        return np.linalg.det(np.stack([b - a, c - a, d - a])) > 0

    a, b, c = other
    for start, end in zip(one, np.roll(one, -1, axis=0), strict=True):
        around = {side(start, end, a, b), side(start, end, b, c), side(start, end, c, a)}
        if side(a, b, c, start) != side(a, b, c, end) and len(around) == 1:
            return True
    return False


def test_no_pairs():
    assert cross(np.zeros((0, 3, 3)), np.zeros((0, 3, 3))).shape == (0,)

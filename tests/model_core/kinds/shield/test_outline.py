from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model_core.kinds.shield.forge.outline import clear_radius, outline
from model_core.kinds.shield.forge.parameters import BoardParameters, OutlineParameters

U = np.linspace(0, 1, 17)
ROUND = OutlineParameters()
SQUARE = OutlineParameters(
    top_x=1,
    top_z=1,
    low_x=1,
    low_z=-1,
    straight_top=1,
    straight_shoulder=1,
    straight_flank=1,
    straight_low=1,
)
DIAMOND = replace(SQUARE, top_x=0.5, top_z=0.5, low_x=0.5, low_z=-0.5)
BOARD = BoardParameters(height=2.0, rim_width=0.1, rim_slope=0.0)


def test_the_default_outline_and_the_lines_in_it_are_circles():
    lines = outline(ROUND, BOARD, np.array([0.0, 0.3]), U)
    radii = np.linalg.norm(lines, axis=-1)
    np.testing.assert_allclose(radii[0], 1.0, atol=1e-3)
    np.testing.assert_allclose(radii[1], 0.7, atol=1e-3)


def test_quarters_follow_each_other_counter_clockwise_from_the_low_right_corner():
    line = outline(ROUND, BOARD, np.array([0.0]), U)[0]
    for quarter in range(4):
        np.testing.assert_allclose(line[quarter, -1], line[(quarter + 1) % 4, 0], atol=1e-12)
    np.testing.assert_allclose(line[:, 8], [[1, 0], [0, 1], [-1, 0], [0, -1]], atol=1e-12)


def test_a_square_has_its_corners_on_borders_and_keeps_its_distance():
    lines = outline(SQUARE, BOARD, np.array([0.0, 0.25]), U)
    np.testing.assert_allclose(
        lines[:, :, 0], np.array([1, 0.75])[:, None, None] * [[1, -1], [1, 1], [-1, 1], [-1, -1]]
    )
    assert np.abs(lines[1]).max(axis=-1) == pytest.approx(0.75)


def test_the_rim_of_a_point_is_mitred():
    """The sides of a diamond of 45 degrees move inwards by 0.1: its tip by the root of two times that."""
    line = outline(DIAMOND, BOARD, np.array([0.1]), U)[0]
    assert line[3, 8, 1] == pytest.approx(-1 + 0.1 * np.sqrt(2))
    assert line[1, 8, 1] == pytest.approx(1 - 0.1 * np.sqrt(2))


def test_columns_come_closer_to_a_point_and_not_to_an_arch():
    pointed, arched = (outline(shape, BOARD, np.array([0.0]), U)[0, 3] for shape in (DIAMOND, ROUND))
    steps = [np.linalg.norm(np.diff(line, axis=0), axis=1) for line in (pointed, arched)]
    assert steps[0][8] < 0.7 * steps[0].mean()
    assert steps[1][8] == pytest.approx(steps[1].mean(), rel=0.02)


def test_the_hold_moves_the_outline_down_and_shrinks_what_is_clear():
    higher = replace(BOARD, hold=0.3)
    line, moved = (outline(ROUND, board, np.array([0.0]), U) for board in (BOARD, higher))
    np.testing.assert_allclose(moved, line - (0, 0.3), atol=1e-12)
    assert clear_radius(ROUND, BOARD) == pytest.approx(0.9, abs=1e-3)
    assert clear_radius(ROUND, higher) == pytest.approx(0.6, abs=2e-3)


def test_what_is_clear_is_nearer_where_a_diamond_is():
    assert clear_radius(DIAMOND, BOARD) == pytest.approx(np.sqrt(0.5) - 0.1, rel=0.01)

from __future__ import annotations

import numpy as np
import pytest

from model_core.kinds.shield.forge.parameters import BoardParameters
from model_core.kinds.shield.forge.space import placed

RNG = np.random.default_rng(0)
FLAT = RNG.uniform([-0.3, -0.02, -0.4], [0.3, 0.02, 0.4], (200, 3))


def test_a_flat_board_only_changes_axes():
    np.testing.assert_allclose(placed(BoardParameters(), FLAT), FLAT * (1, -1, 1), atol=1e-15)


@pytest.mark.parametrize(("bend", "axes"), [("bow_sides", [0, 1]), ("bow_ends", [2, 1])])
def test_a_bent_board_lies_on_a_cylinder(bend, axes):
    board = BoardParameters(height=0.8, aspect=1.0, **{bend: 90.0})
    radius = 0.8 / np.radians(90)
    flat = FLAT * (1, 0, 1)
    found = placed(board, flat)[:, axes] - [0, radius]
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), radius, rtol=1e-12)


def test_a_dome_is_a_ball_and_keeps_circles_round():
    board = BoardParameters(height=0.8, aspect=1.0, dome=90.0)
    radius = 0.8 / np.radians(90)
    found = placed(board, FLAT * (1, 0, 1))
    np.testing.assert_allclose(np.linalg.norm(found - [0, radius, 0], axis=1), radius, rtol=1e-12)
    turn = np.linspace(0, 2 * np.pi, 50)
    circle = placed(board, 0.3 * np.stack([np.cos(turn), 0 * turn, np.sin(turn)], axis=1))
    assert np.ptp(np.hypot(circle[:, 0], circle[:, 2])) < 1e-12


def test_the_board_stays_as_thick_as_it_was():
    board = BoardParameters(bow_sides=100, bow_ends=40)
    front, back = (placed(board, FLAT * (1, 0, 1) + (0, offset, 0)) for offset in (0.01, -0.01))
    np.testing.assert_allclose(np.linalg.norm(front - back, axis=1), 0.02, rtol=1e-9)


def test_a_keel_stands_out_by_its_share_of_half_the_width():
    board = BoardParameters(ridge=0.2)
    middle, edge = placed(board, [[0, 0, 0.1], [0.3, 0, 0.1]])
    assert edge[1] - middle[1] == pytest.approx(0.2 * 0.3 * (np.sqrt(1 + 0.07**2) - 0.07))
    assert middle[1] == pytest.approx(-0.2 * 0.3)


@pytest.mark.parametrize("board", [BoardParameters(dome=150, bow_sides=150, bow_ends=100, ridge=0.3)])
def test_nothing_is_folded_over_at_the_limits(board):
    """The map keeps its orientation (its Jacobian's sign) in the board, out to a grip behind and a spike in front."""
    places = RNG.uniform([-0.2, -0.08, -0.2], [0.2, 0.3, 0.2], (500, 3))
    step = 1e-6 * np.eye(3)
    columns = [(placed(board, places + one) - placed(board, places - one)) / 2e-6 for one in step]
    assert (np.linalg.det(np.stack(columns, axis=-1)) < 0).all()  # (x, front, z) is left-handed

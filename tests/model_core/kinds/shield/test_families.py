from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pytest

from model_core.kinds import named_kind
from model_core.kinds.shield.forge import FAMILIES
from model_core.kinds.shield.forge.outline import clear_radius, inner_inset

SHIELD = named_kind("shield")


def test_there_are_eleven_families():
    assert len(SHIELD.forge.families) == 11


def test_an_unknown_family_is_refused_by_name():
    with pytest.raises(ValueError, match=r"pavise.*round"):
        SHIELD.forge.draw("pavise", np.random.default_rng(0))


def test_draws_stay_in_their_ranges_unless_made_for_games_or_fitted(shield_family):
    family = FAMILIES[shield_family]
    fitted = {"grip.length", "grip.depth", "grip.gap", "board.rim_width", "board.rim_round", "boss.squareness"}
    lent = {name for name in family.ranges if name.startswith("outline.")} | {"board.hold"}
    skipped = fitted | (lent if family.shares["borrowed_share"] else set())
    ranges = {name: pair for name, pair in family.ranges.items() if name not in skipped}
    inside = 0
    for seed in range(30):
        parts = asdict(SHIELD.forge.draw(shield_family, np.random.default_rng(seed)))
        values = {name: parts[name.split(".")[0]][name.split(".")[1]] for name in ranges}
        inside += all(low <= values[name] <= high for name, (low, high) in ranges.items())
    share = family.shares["game_share"]
    assert inside == 30 if share == 0 else 0 < inside < 30


def test_grips_stand_inside_the_rim_and_can_bend(shield_family):
    for seed in range(20):
        drawn = SHIELD.forge.draw(shield_family, np.random.default_rng(seed))
        clear = clear_radius(drawn.outline, drawn.board)
        assert 0.5 * (drawn.grip.length + drawn.grip.depth) < 0.86 * clear
        assert drawn.grip.gap >= 1.15 * 0.5 * drawn.grip.depth * (1 + drawn.grip.swell)
        assert 0.5 * drawn.grip.length >= 1.15 * 0.5 * drawn.grip.depth * (1 + drawn.grip.swell)


def test_rims_leave_most_of_the_board_free(shield_family):
    for seed in range(20):
        board = SHIELD.forge.draw(shield_family, np.random.default_rng(seed)).board
        assert inner_inset(board) <= 0.281 * 0.5 * min(board.width, board.height)


def test_bosses_stay_off_the_rim(shield_family):
    for seed in range(20):
        boss = SHIELD.forge.draw(shield_family, np.random.default_rng(seed)).boss
        corner = 1 + (np.sqrt(2) - 1) * boss.squareness
        assert boss.radius * (1 + boss.flange) * corner < 1


def test_toys_come_in_the_outlines_of_other_families():
    toys = [SHIELD.forge.draw("toy", np.random.default_rng(seed)).outline for seed in range(40)]
    assert {toy.straight_shoulder for toy in toys} == {0.0, 1.0}
    assert len({toy.side_z > 0 for toy in toys}) == 2

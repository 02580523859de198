from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pytest

from model_core.kinds import named_kind
from model_core.kinds.sword.forge import FAMILIES

SWORD = named_kind("sword")


def test_there_are_sixteen_families():
    assert len(SWORD.forge.families) == 16


def test_an_unknown_family_is_refused_by_name():
    with pytest.raises(ValueError, match=r"halberd.*arming"):
        SWORD.forge.draw("halberd", np.random.default_rng(0))


def test_ranges_run_upwards_and_shares_are_shares():
    for family in FAMILIES.values():
        assert all(low <= high for low, high in family.ranges.values()), family.name
        assert 0 <= family.shares["game_share"] <= 1


def test_as_many_guards_are_symmetric_as_the_family_says():
    for family, share in {"longsword": 0.7, "sabre": 0.0}.items():
        assert FAMILIES[family].shares["symmetric_share"] == share
        guards = [SWORD.forge.draw(family, np.random.default_rng(seed)).guard for seed in range(200)]
        alike = np.mean([guard.sweep_left == guard.sweep_right for guard in guards])
        assert alike == pytest.approx(share, abs=0.1)


def test_draws_stay_in_their_ranges_unless_made_for_games(family):
    ranges, museum = dict(FAMILIES[family].ranges), 0
    del ranges["guard.depth"]  # raised where the blade is thicker
    for seed in range(40):
        parts = asdict(SWORD.forge.draw(family, np.random.default_rng(seed)))
        values = {name: parts[name.split(".")[0]][name.split(".")[1]] for name in ranges}
        museum += all(low <= values[name] <= high for name, (low, high) in ranges.items())
    if FAMILIES[family].shares["game_share"] < 0.9:
        assert museum > 0
    if FAMILIES[family].shares["game_share"] > 0.1:
        assert museum < 40


def test_the_guard_is_thicker_than_the_blade(family):
    for seed in range(20):
        sword = SWORD.forge.draw(family, np.random.default_rng(seed))
        assert sword.guard.depth >= 1.25 * sword.blade.thickness

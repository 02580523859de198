from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pytest

from model_core.kinds import named_kind
from model_core.kinds.sabre.forge import FAMILIES

SABRE = named_kind("sabre")
FREE = ("guard.front", "guard.back", "guard.depth", "pommel.width", "pommel.depth")  # what a draw may widen


def test_there_are_ten_families():
    assert SABRE.forge.families == (
        "sabre", "hussar", "cutlass", "rapier_cup", "rapier_swept", "rapier_ring", "smallsword", "broadsword",
        "pirate", "toy",
    )  # fmt: skip


def test_an_unknown_family_is_refused_by_name():
    with pytest.raises(ValueError, match=r"katana.*hussar"):
        SABRE.forge.draw("katana", np.random.default_rng(0))


def test_draws_stay_in_their_ranges_unless_made_for_games(style):
    ranges = FAMILIES[style].ranges
    plain = 0
    for seed in range(40):
        parts = asdict(SABRE.forge.draw(style, np.random.default_rng(seed)))
        values = {name: parts[name.split(".")[0]][name.split(".")[1]] for name in ranges}
        outside = [name for name, (low, high) in ranges.items() if not low <= values[name] <= high]
        outside = [name for name in outside if name not in FREE or values[name] < ranges[name][0]]
        plain += not outside
        if FAMILIES[style].shares["game_share"] == 0:
            assert not outside
    assert plain > 0


def test_a_pommel_is_never_narrower_than_the_grip_that_ends_in_it(style):
    for seed in range(40):
        p = SABRE.forge.draw(style, np.random.default_rng(seed))
        assert p.pommel.width >= p.grip.taper * p.grip.width
        assert p.pommel.depth >= p.grip.taper * p.grip.depth


def test_a_guard_reaches_further_than_what_stands_in_it(style):
    for seed in range(40):
        p = SABRE.forge.draw(style, np.random.default_rng(seed))
        assert min(p.guard.front, p.guard.back) > 0.5 * max(p.blade.width, p.grip.width)

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pytest

from model_core.kinds import named_kind
from model_core.kinds.hammer.forge import FAMILIES

HAMMER = named_kind("hammer")
# What a draw may adapt to other parts, and shares decide.
FREE = ("back.", "haft.length", "haft.depth", "haft.facets", "eye.facets", "top.facets", "top.depth", "top.flange")


def test_there_are_thirteen_families():
    assert HAMMER.forge.families == (
        "work", "ball_peen", "sledge", "maul", "mallet", "war", "great", "toy",
        "club", "spiked_club", "mace", "flanged", "morning_star",
    )  # fmt: skip


def test_an_unknown_family_is_refused_by_name():
    with pytest.raises(ValueError, match=r"gavel.*sledge"):
        HAMMER.forge.draw("gavel", np.random.default_rng(0))


@pytest.mark.parametrize("style", HAMMER.forge.families)
def test_draws_stay_in_their_ranges_unless_made_for_games(style):
    ranges = {name: pair for name, pair in FAMILIES[style].ranges.items() if not name.startswith(FREE)}
    plain = 0
    for seed in range(40):
        parts = asdict(HAMMER.forge.draw(style, np.random.default_rng(seed)))
        values = {name: parts[name.split(".")[0]][name.split(".")[1]] for name in ranges}
        outside = [name for name, (low, high) in ranges.items() if not low <= values[name] <= high]
        plain += not outside
        if FAMILIES[style].shares["game_share"] == 0:
            assert not outside
    assert plain > 0


def test_as_many_hammers_have_two_faces_as_the_family_says():
    for style, share in {"mallet": 1.0, "great": 0.65, "war": 0.0}.items():
        hammers = [HAMMER.forge.draw(style, np.random.default_rng(seed)) for seed in range(200)]
        assert np.mean([hammer.back == hammer.face for hammer in hammers]) == pytest.approx(share, abs=0.1)


@pytest.mark.parametrize("style", ["club", "spiked_club", "mace", "flanged", "morning_star"])
def test_a_mace_is_as_thick_as_it_is_wide(style):
    for seed in range(10):
        grids = HAMMER.forge.make(style, np.random.default_rng(seed), 5)[list(HAMMER.layout.sides("top"))]
        width, thickness, _ = np.ptp(grids.reshape(-1, 3), axis=0)
        assert width == pytest.approx(thickness, rel=0.03)


@pytest.mark.parametrize("style", HAMMER.forge.families)
def test_a_hammer_is_longer_than_it_is_wide(style):
    for seed in range(30):
        grids = HAMMER.forge.make(style, np.random.default_rng(seed), 5)
        width, thickness, length = np.ptp(grids.reshape(-1, 3), axis=0)
        assert length > width > 0.9 * thickness
        assert 0.2 < length < 1.8


def test_notches_between_flanges_leave_a_core_that_holds_the_haft():
    widths = [HAMMER.forge.draw("flanged", np.random.default_rng(seed)).top for seed in range(60)]
    cores = np.array([(1 - top.flange) * top.width for top in widths])
    assert cores.min() == pytest.approx(1.2)  # some are held back
    assert (cores > 1.21).any()

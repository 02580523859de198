from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pytest

from model_core.kinds import named_kind
from model_core.kinds.axe.forge import FAMILIES

AXE = named_kind("axe")
FREE = ("back.", "top.fullness", "top.collar", "haft.length", "haft.facets")  # what a draw may adapt to other parts


def test_there_are_ten_families():
    assert AXE.forge.families == (
        "hand", "felling", "bearded", "dane", "double", "crescent", "twin_crescent", "pick", "war", "toy",
    )  # fmt: skip


def test_an_unknown_family_is_refused_by_name():
    with pytest.raises(ValueError, match=r"halberd.*felling"):
        AXE.forge.draw("halberd", np.random.default_rng(0))


@pytest.mark.parametrize("style", AXE.forge.families)
def test_draws_stay_in_their_ranges_unless_made_for_games(style):
    ranges = {name: pair for name, pair in FAMILIES[style].ranges.items() if not name.startswith(FREE)}
    plain = 0
    for seed in range(40):
        parts = asdict(AXE.forge.draw(style, np.random.default_rng(seed)))
        values = {name: parts[name.split(".")[0]][name.split(".")[1]] for name in ranges}
        outside = [name for name, (low, high) in ranges.items() if not low <= values[name] <= high]
        plain += not outside
        if FAMILIES[style].shares["game_share"] == 0 and FAMILIES[style].shares["even_share"] == 0:
            assert not outside
    assert plain > 0


def test_as_many_axes_have_two_bits_as_the_family_says():
    for style, share in {"double": 1.0, "pick": 0.4, "felling": 0.0}.items():
        axes = [AXE.forge.draw(style, np.random.default_rng(seed)) for seed in range(200)]
        assert np.mean([axe.back == axe.bit for axe in axes]) == pytest.approx(share, abs=0.1)


@pytest.mark.parametrize("style", AXE.forge.families)
def test_an_axe_is_longer_than_it_is_wide(style):
    for seed in range(30):
        grids = AXE.forge.make(style, np.random.default_rng(seed), 5)
        width, thickness, length = np.ptp(grids.reshape(-1, 3), axis=0)
        assert length > width > thickness
        assert 0.2 < length < 1.8

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pytest

from model_core.kinds import named_kind
from model_core.kinds.polearm.forge import FAMILIES

POLEARM = named_kind("polearm")


def test_the_families_are_these():
    wanted = {"spear", "pike", "partisan", "glaive", "halberd", "poleaxe", "trident", "staff", "crystal_staff"}
    assert set(POLEARM.forge.families) == wanted | {"scythe", "sickle", "spearhead", "toy", "toy_halberd"}


def test_an_unknown_family_is_refused_by_name():
    with pytest.raises(ValueError, match=r"katana.*spear"):
        POLEARM.forge.draw("katana", np.random.default_rng(0))


def test_draws_stay_in_their_ranges_unless_made_for_games(style, drawn):
    family, kept = FAMILIES[style], 0
    ranges = {name: pair for name, pair in family.ranges.items() if not name.endswith(".reach")}  # limited by the shaft
    if family.shares["symmetric_share"] == 1:
        ranges = {name: pair for name, pair in ranges.items() if "back" not in name}
    for seed in range(40):
        values = asdict(drawn(style, seed))
        kept += all(
            low <= values[part][field] <= high
            for name, (low, high) in ranges.items()
            for part, field in [name.split(".")]
        )
    share = family.shares["game_share"]
    assert kept == 40 if share == 0 else 8 < kept < 32


def test_both_sides_are_alike_where_a_family_says_so(style, drawn):
    alike = []
    for one in (drawn(style, seed) for seed in range(10)):
        alike.append(one.front == one.back and one.head.edge_land == one.head.back_land)
    assert all(alike) if FAMILIES[style].shares["symmetric_share"] else not any(alike)


def test_no_arm_reaches_as_far_as_the_shaft_is_long(style, drawn):
    for seed in range(20):
        one = drawn(style, seed)
        assert max(one.front.reach, one.back.reach) <= 0.55 * one.shaft.length


def test_an_eye_is_clearly_in_the_socket_or_around_it(style):
    low, high = FAMILIES[style].ranges["cross.eye"]
    assert high <= 0.8 or low > 1.15


def test_a_collar_lies_outside_of_the_sockets_ring(style):
    ranges = FAMILIES[style].ranges
    if ranges["cross.eye"][0] > 1:
        assert ranges["cross.eye"][0] > 1 + ranges["head.rim"][1]

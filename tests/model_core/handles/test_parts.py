from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model_core.errors import HandleError
from model_core.handles.parts import mix, part_weights
from model_core.kinds import named_kind

SWORD = named_kind("sword")

GRIP = SWORD.layout.charts.index("grip_0")


@pytest.fixture(scope="module")
def pair(forged):
    return forged("longsword", 1), forged("katana", 2)


def of(blade, guard, grip, pommel):
    return {"blade": blade, "guard": guard, "grip": grip, "pommel": pommel}


def test_a_sword_of_its_own_parts_is_itself(pair):
    np.testing.assert_allclose(mix(SWORD, of(*[pair[0]] * 4)), pair[0], atol=1e-7)


def test_every_part_keeps_its_shape_and_only_moves(pair):
    a, b = pair
    mixed = mix(SWORD, of(a, b, b, a))
    for part, source in of(a, b, b, a).items():
        charts = list(SWORD.layout.charts_of_part[part])
        move = (mixed[charts] - source[charts]).reshape(-1, 3)
        np.testing.assert_allclose(move, np.broadcast_to(move[0], move.shape), atol=1e-6)


def test_parts_meet_the_grip_as_in_their_own_swords(pair):
    a, b = pair
    mixed = mix(SWORD, of(a, a, b, a))

    def end(grids, row):
        return grids[GRIP : GRIP + 4, row, 0].mean(axis=0)

    for part, row in (("blade", -1), ("guard", -1), ("pommel", 0)):
        charts = list(SWORD.layout.charts_of_part[part])
        np.testing.assert_allclose(mixed[charts] - end(mixed, row), a[charts] - end(a, row), atol=1e-6)


@pytest.mark.parametrize(
    ("parts", "said"),
    [(("blade",), "No asset was given for the part guard"), ((*SWORD.layout.parts, "tassel"), "no part tassel")],
)
def test_missing_and_unknown_parts_are_refused(pair, parts, said):
    with pytest.raises(HandleError, match=said):
        mix(SWORD, {part: pair[0] for part in parts})


def test_locked_charts_count_more():
    weights = part_weights(SWORD, ("guard",), 7.0)
    assert weights.shape == (25, 1, 1, 1)
    for part, charts in SWORD.layout.charts_of_part.items():
        assert (weights[list(charts)] == (7.0 if part == "guard" else 1.0)).all()


class TestOnTheModel:
    def test_blade_of_one_with_the_hilt_of_another(self, shipped):
        a, b = shipped.sample("arming", 3), shipped.sample("claymore", 4)
        mixed = shipped.mix({"blade": a, "guard": b, "grip": b, "pommel": b})
        own, first, second = (shipped.dimensions(recipe) for recipe in (mixed, a, b))
        for name in ("blade_length", "blade_width"):
            assert own[name] == pytest.approx(first[name], rel=0.05)
        for name in ("guard_width", "grip_length", "pommel_size"):
            assert own[name] == pytest.approx(second[name], rel=0.05)

    @pytest.mark.parametrize("part", SWORD.layout.charts_of_part)
    def test_a_locked_part_stays_while_the_rest_varies(self, shipped, part):
        recipe = shipped.sample("longsword", 8)
        varied = shipped.vary(recipe, [part], seed=21)
        charts = list(SWORD.layout.charts_of_part[part])

        def centred(one):
            points = shipped.shape(one, 12)[charts].reshape(-1, 3)
            return points - points.mean(axis=0)

        kept, size = centred(recipe), np.ptp(centred(recipe), axis=0).max()
        assert np.sqrt(np.square(centred(varied) - kept).sum(axis=1).mean()) < 0.02 * size
        rest = [k for k in range(25) if k not in charts]
        moved = shipped.shape(varied, 6)[rest] - shipped.shape(recipe, 6)[rest]
        assert np.abs(moved).max() > 0.005

    def test_a_locked_part_is_met_before_the_others(self, shipped):
        kept, rest = shipped.sample("kris", 8), shipped.sample("claymore", 21)
        charts = list(SWORD.layout.charts_of_part["grip"])
        parts = {part: kept if part == "grip" else rest for part in SWORD.layout.parts}

        def gap(mixed) -> float:
            points, wanted = (shipped.shape(one, 12)[charts].reshape(-1, 3) for one in (mixed, kept))
            return np.square(points - points.mean(axis=0) - wanted + wanted.mean(axis=0)).sum(axis=1).mean()

        assert gap(shipped.mix(parts, ("grip",))) < 0.5 * gap(shipped.mix(parts))

    def test_nothing_locked_is_a_new_sample(self, shipped):
        recipe = shipped.sample("katana", 1)
        assert shipped.vary(recipe, [], seed=9) == shipped.sample("katana", 9)

    def test_a_style_that_these_weights_do_not_have_is_none(self, shipped):
        """A file may name any."""
        recipe = shipped.sample("katana", 1)
        varied = shipped.vary(replace(recipe, style="a/b"), ["blade"], seed=9)
        assert varied == shipped.vary(replace(recipe, style=None), ["blade"], seed=9)

    def test_reach_is_how_far_it_goes(self, shipped):
        recipe = shipped.sample("katana", 1)
        whole = shipped.vary(recipe, [], seed=9)
        half = shipped.vary(recipe, [], seed=9, reach=0.5)
        np.testing.assert_allclose(half.vector(), (recipe.vector() + whole.vector()) / 2, atol=1e-5)
        assert (half.style, half.seed, half.origin) == ("katana", 9, "generated")
        np.testing.assert_allclose(shipped.vary(recipe, [], seed=9, reach=0).vector(), recipe.vector(), atol=1e-6)

    def test_an_unknown_part_is_refused(self, shipped):
        with pytest.raises(HandleError, match="no part tassel"):
            shipped.vary(shipped.sample("katana", 1), ["tassel"], seed=9)


class TestBreed:
    def test_each_part_lies_between_its_parents(self, shipped):
        a, b = shipped.sample("katana", 1), shipped.sample("claymore", 2)
        first, second, child = (shipped.dimensions(one) for one in (a, b, shipped.breed(a, b, seed=3)))
        for name in ("blade_length", "blade_width", "guard_width", "grip_length", "pommel_size"):
            low, high = sorted((first[name], second[name]))
            assert 0.95 * low < child[name] < 1.05 * high, name

    def test_parts_lie_at_places_of_their_own(self, shipped):
        """Otherwise breeding would be blending."""
        a, b = shipped.sample("katana", 1), shipped.sample("claymore", 2)
        first, second, child = (shipped.dimensions(one) for one in (a, b, shipped.breed(a, b, seed=3)))
        names = ("blade_length", "guard_width", "grip_length")
        shares = [(child[name] - first[name]) / (second[name] - first[name]) for name in names]
        assert np.ptp(shares) > 0.1

    def test_the_seed_is_the_only_chance(self, shipped):
        a, b = shipped.sample("katana", 1), shipped.sample("katana", 2)
        assert shipped.breed(a, b, 3) == shipped.breed(a, b, 3) != shipped.breed(a, b, 4)
        assert shipped.breed(a, b, 3).style == "katana"

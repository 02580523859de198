from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model_core.errors import RecipeError
from model_core.model import Model
from model_core.sets import matching_set


@pytest.fixture(scope="module")
def models(shipped, toy_weights):
    return [shipped, Model.open(toy_weights, engine="numpy")]


def test_one_of_each_kind_and_the_same_again(models):
    first = list(matching_set(models, 5))
    assert [recipe.kind for recipe in first] == ["sword", "club"]
    assert {recipe.seed for recipe in first} == {5}
    assert first == list(matching_set(models, 5))
    assert first != list(matching_set(models, 6))


def test_they_are_what_their_models_can_make(models):
    for seed in range(3):
        for model, recipe in zip(models, matching_set(models, seed), strict=True):
            assert recipe.style in model.styles
            assert model.is_sound(recipe)


def test_an_asset_does_not_depend_on_who_else_is_there(models):
    sword, club = matching_set(models, 5)
    assert list(matching_set(models[::-1], 5)) == [club, sword]


def test_girths_of_a_set_grow_and_shrink_together(models, monkeypatch):
    ways = []
    for seed in range(12):
        sets = {}
        for spread in (0.0, 0.14):
            monkeypatch.setattr("model_core.sets._STOUTNESS", spread)
            sets[spread] = list(matching_set(models, seed))
        shares = []
        for model, plain, stout in zip(models, sets[0.0], sets[0.14], strict=True):
            before, after = model.dimensions(plain), model.dimensions(stout)
            shares += [after[name] / before[name] for name in model.kind.girths]
            others = [name for name in before if name not in model.kind.girths]
            assert all(after[name] == pytest.approx(before[name], rel=0.02) for name in others)
        assert min(shares) > 0.97 or max(shares) < 1.03
        ways.append(np.mean(shares))
    assert min(ways) < 0.95 < 1.05 < max(ways)


def test_a_style_of_several_kinds_is_that_of_all_or_none(models):
    sword, club = models
    twin = replace_styles(club, ("toy", "long"))
    found = {tuple(recipe.style == "toy" for recipe in matching_set([sword, twin], seed)) for seed in range(24)}
    assert found == {(True, True), (False, False)}


def test_a_set_of_one_kind_is_refused(models):
    with pytest.raises(RecipeError, match="at least two kinds"):
        list(matching_set(models[:1], 0))
    with pytest.raises(RecipeError, match="seed must be 0 or more"):
        list(matching_set(models, -1))


def replace_styles(model: Model, styles: tuple[str, ...]) -> Model:
    """The same model with its styles by other names."""
    return Model(replace(model._weights, styles=styles), model._engine)

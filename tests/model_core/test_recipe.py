from __future__ import annotations

import json
import math
from dataclasses import replace

import numpy as np
import pytest

from model_core.errors import RecipeError, RodinError
from model_core.recipe import LARGEST_LATENT, LENGTH_LIMITS_M, ORIGINS, Recipe, pack_detail


@pytest.fixture
def recipe():
    rng = np.random.default_rng(0)
    latent = tuple(float(value) for value in rng.standard_normal(64).astype(np.float32))
    return Recipe(latent, 0.1 + 0.2, "katana", 7, "generated", "ab" * 32)


def refused(recipe: Recipe, **changes) -> str:
    with pytest.raises(RecipeError) as caught:
        Recipe.from_dict({**recipe.to_dict(), **changes})
    text = str(caught.value)
    assert isinstance(caught.value, RodinError)
    assert text.endswith(".")
    assert "\n" not in text
    return text


def test_json_round_trip_is_exact(recipe):
    text = recipe.to_json()
    assert "\n" not in text
    assert Recipe.from_json(text) == recipe
    assert Recipe.from_json(text).vector().tolist() == list(recipe.latent)


@pytest.mark.parametrize("origin", ORIGINS)
def test_round_trip_of_what_may_be_missing(origin):
    recipe = Recipe((0.0, -1.5), 1.0, None, None, origin, "")
    assert Recipe.from_dict(json.loads(recipe.to_json())) == recipe


def test_to_dict_is_plain(recipe):
    assert json.loads(json.dumps(recipe.to_dict())) == recipe.to_dict()
    assert type(recipe.to_dict()["latent"]) is list


def test_whole_numbers_become_floats(recipe):
    read = Recipe.from_dict({**recipe.to_dict(), "latent": [1, 2], "length": 1})
    assert read.latent == (1.0, 2.0)
    assert all(type(value) is float for value in (*read.latent, read.length))


def test_vector(recipe):
    assert recipe.vector().shape == (64,)
    assert recipe.vector().dtype == np.float32


@pytest.mark.parametrize(
    "latent",
    [[], None, "12", 5, {}, [None], ["1"], [True], [[1.0]], [math.nan], [math.inf], [-math.inf], [10**400]],
)
def test_a_latent_that_is_no_list_of_numbers(recipe, latent):
    assert "latent" in refused(recipe, latent=latent)


def test_a_latent_no_decoder_was_ever_asked(recipe):
    assert Recipe.from_dict({**recipe.to_dict(), "latent": [LARGEST_LATENT]})
    assert "standard deviations" in refused(recipe, latent=[-LARGEST_LATENT * 1.001])


@pytest.mark.parametrize("length", [0, -1.0, math.nan, math.inf, "1", None, True, [1.0], 10**400])
def test_a_length_that_is_not_sensible(recipe, length):
    assert "length" in refused(recipe, length=length)


@pytest.mark.parametrize("length", LENGTH_LIMITS_M)
def test_limits_of_length(recipe, length):
    assert Recipe.from_dict({**recipe.to_dict(), "length": length}).length == length


@pytest.mark.parametrize("change", [{"style": 5}, {"style": ["katana"]}, {"seed": "7"}, {"seed": 7.0}])
def test_a_style_or_seed_of_the_wrong_kind(recipe, change):
    assert "style or seed" in refused(recipe, **change)


WRONG_KIND = [{"origin": "forged"}, {"origin": None}, {"origin": []}, {"weights": None}]


@pytest.mark.parametrize("change", WRONG_KIND)
def test_an_origin_or_weights_of_the_wrong_kind(recipe, change):
    assert "origin or weights" in refused(recipe, **change)


def test_missing_and_unknown_keys(recipe):
    refused(recipe, colour="red")
    for key in set(recipe.to_dict()) - {"detail", "kind"}:
        values = recipe.to_dict()
        del values[key]
        with pytest.raises(RecipeError, match=key):
            Recipe.from_dict(values)


@pytest.mark.parametrize("values", [None, [], "text", 7])
def test_what_is_no_dictionary(values):
    with pytest.raises(RecipeError):
        Recipe.from_dict(values)


NO_RECIPES = ["", "{", "recipe", "null", "[]", "7", '{"latent": [1]}', "[" * 200_000, None]


@pytest.mark.parametrize("text", NO_RECIPES, ids=range(len(NO_RECIPES)))
def test_what_is_no_recipe_s_json(text):
    with pytest.raises(RecipeError):
        Recipe.from_json(text)


def test_json_s_own_nan_is_refused(recipe):
    text = recipe.to_json().replace(str(recipe.length), "NaN")
    assert "NaN" in text
    with pytest.raises(RecipeError, match="length"):
        Recipe.from_json(text)


def test_a_number_too_long_for_python(recipe):
    text = recipe.to_json().replace(str(recipe.length), "1" * 5_000)
    with pytest.raises(RecipeError):
        Recipe.from_json(text)


def test_a_detail_comes_back(recipe):
    values = np.linspace(-0.5, 0.5, 12).reshape(2, 3, 2)
    detailed = replace(recipe, detail=pack_detail(values))
    read = Recipe.from_json(detailed.to_json())
    assert read == detailed
    np.testing.assert_allclose(read.detail_array(), values.ravel(), atol=1e-3)
    assert recipe.detail_array() is None
    assert pack_detail(None) is None


def test_a_recipe_without_a_kind_is_a_sword_s(recipe):
    """As Rodin 0.1.0 wrote them."""
    values = recipe.to_dict()
    del values["kind"]
    assert Recipe.from_dict(values).kind == "sword"


def test_a_kind_comes_back(recipe):
    club = replace(recipe, kind="club")
    assert Recipe.from_json(club.to_json()) == club


@pytest.mark.parametrize("kind", [None, 5, ["sword"]])
def test_a_kind_of_the_wrong_type(recipe, kind):
    assert "kind" in refused(recipe, kind=kind)


def test_recipes_of_before_details_are_read(recipe):
    values = recipe.to_dict()
    del values["detail"]
    assert Recipe.from_dict(values) == recipe


@pytest.mark.parametrize("detail", ["not base64!", "AAA", 5, ["AA=="], "AA==", "A" * 2_000_000])
def test_a_detail_that_cannot_be_read(recipe, detail):
    assert "detail" in refused(recipe, detail=detail)


def test_a_detail_that_is_not_finite(recipe):
    assert "NaN or infinite" in refused(recipe, detail=pack_detail(np.array([np.nan])))


@pytest.mark.parametrize("change", [{"style": "\ud800"}, {"seed": True}, {"seed": 10**30}, {"style": "x" * 10_000}])
def test_a_style_or_seed_that_no_file_or_panel_holds(recipe, change):
    assert "style or seed" in refused(recipe, **change)


@pytest.mark.parametrize("change", [{"weights": "\ud800"}, {"kind": "\ud800"}, {"kind": "x" * 10_000}])
def test_words_that_no_file_or_panel_holds(recipe, change):
    refused(recipe, **change)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"latent":' * 100_000, "[" * 500 + "]" * 500])
def test_json_that_is_nested_too_deeply(text):
    with pytest.raises(RecipeError, match="nested too deeply"):
        Recipe.from_json(text)

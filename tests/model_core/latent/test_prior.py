from __future__ import annotations

import numpy as np
import pytest

from model_core.errors import RecipeError
from model_core.latent.prior import Prior

STYLES = ("short", "long")
MEANS = np.array([[0, 0, np.log(0.5)], [10, 0, np.log(1.0)], [0, 10, np.log(1.5)]], dtype=np.float32)
FACTOR = np.array([[0.5, 0, 0], [0.3, 0.4, 0], [0.1, 0, 0.2]], dtype=np.float32)


@pytest.fixture
def prior():
    """One component of "short", two of "long" that are drawn one to three."""
    return Prior(
        {
            "weights": np.array([0.5, 0.125, 0.375], dtype=np.float32),
            "means": MEANS,
            "factors": np.stack([FACTOR] * 3),
            "style": np.array([0, 1, 1], dtype=np.float32),
        },
        STYLES,
    )


def draws(prior, count, style=None, variety=1.0):
    return [prior.draw(style, np.random.default_rng(seed), variety) for seed in range(count)]


def test_draws_are_deterministic(prior):
    for first, again in zip(draws(prior, 5), draws(prior, 5), strict=True):
        assert np.array_equal(first[0], again[0])
        assert first[1:] == again[1:]


def test_stated_shapes(prior):
    latent, length, style = draws(prior, 1)[0]
    assert latent.shape == (2,)
    assert latent.dtype == np.float32
    assert type(length) is float
    assert style in STYLES


def test_no_variety_is_a_component_s_centre(prior):
    seen = set()
    for latent, length, style in draws(prior, 40, variety=0.0):
        value = [*latent, np.log(length)]
        index = int(np.abs(MEANS - value).sum(axis=1).argmin())
        assert value == pytest.approx(MEANS[index], abs=1e-6)
        assert style == STYLES[[0, 1, 1][index]]
        seen.add(index)
    assert seen == {0, 1, 2}


@pytest.mark.parametrize("style", STYLES)
def test_the_style_asked_for_is_the_style_drawn(prior, style):
    for latent, _, drawn in draws(prior, 40, style):
        assert drawn == style
        assert (np.abs(latent).max() > 5) == (style == "long")


def test_components_are_drawn_by_their_shares(prior):
    second = [latent[1] > 5 for latent, _, _ in draws(prior, 2_000, "long")]
    assert np.mean(second) == pytest.approx(0.75, abs=0.04)
    short = [style == "short" for _, _, style in draws(prior, 2_000)]
    assert np.mean(short) == pytest.approx(0.5, abs=0.045)


@pytest.mark.parametrize("variety", [1.0, 2.0])
def test_spread_grows_with_variety(prior, variety):
    many = draws(prior, 3_000, "short", variety)
    rows = np.array([[*latent, np.log(length)] for latent, length, _ in many])
    np.testing.assert_allclose(rows.mean(axis=0), MEANS[0], atol=0.05 * variety)
    np.testing.assert_allclose(np.cov(rows.T), variety**2 * FACTOR @ FACTOR.T, atol=0.02 * variety**2)


@pytest.mark.parametrize("variety", [-0.1, 2.1, float("nan"), float("inf")])
def test_variety_has_limits(prior, variety):
    with pytest.raises(RecipeError, match="Variety"):
        draws(prior, 1, variety=variety)


def test_an_unknown_style_is_refused_by_name(prior):
    with pytest.raises(RecipeError, match=r"halberd.*short, long"):
        draws(prior, 1, "halberd")

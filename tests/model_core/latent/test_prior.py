from __future__ import annotations

import numpy as np
import pytest

from model_core.errors import RecipeError
from model_core.latent.prior import Prior

STYLES = ("short", "long")
MEANS = np.array([[0, 0, np.log(0.5)], [10, 0, np.log(1.0)], [0, 10, np.log(1.5)]], dtype=np.float32)
FACTOR = np.array([[0.5, 0, 0], [0.3, 0.4, 0], [0.1, 0, 0.2]], dtype=np.float32)


@pytest.fixture
def examples():
    """Four shapes of "short" on a line and far from it a fifth, two of "long"."""
    means = [[0, 0, 0], [1, 0, 0.1], [2, 0, 0.2], [3, 0, 0.3], [0, 9, 0.1], [1, 0.01, 1], [2, 0.01, 1.5]]
    return {
        "weights": np.array([0.1] * 5 + [0.125, 0.375], dtype=np.float32),
        "means": np.array(means, dtype=np.float32),
        "style": np.array([0] * 5 + [1] * 2, dtype=np.float32),
    }


def test_a_draw_lies_between_a_training_shape_and_one_near_it_of_its_style(examples, monkeypatch):
    monkeypatch.setattr("model_core.latent.prior._NEAREST", 2)
    drawn = Prior(examples, STYLES)
    rows = np.array([[*latent, np.log(length)] for latent, length, _ in draws(drawn, 400, "short")])
    on_line = rows[:, 1] == 0
    np.testing.assert_allclose(rows[on_line, 2], rows[on_line, 0] / 10, atol=1e-5)
    assert 0 <= rows[on_line, 0].min() < 0.2
    assert 2.8 < rows[on_line, 0].max() <= 3
    assert 0 < np.mean(~on_line) < 0.3, "towards the one far off none goes but that itself"
    for latent, length, style in draws(drawn, 40, "long"):
        assert style == "long"
        assert 1 <= latent[0] <= 2
        assert np.log(length) == pytest.approx(1 + (latent[0] - 1) / 2, abs=1e-5)


def test_of_examples_no_variety_is_the_one_nearest_to_their_mean(examples):
    for latent, length, _ in draws(Prior(examples, STYLES), 10, "short", 0.0):
        assert [*latent, np.log(length)] == pytest.approx([1, 0, 0.1])


def test_variety_moves_a_draw_along_a_line(examples):
    typical, one, two = (draws(Prior(examples, STYLES), 30, "short", variety) for variety in (0, 1, 2))
    for (a, *_), (b, *_), (c, *_) in zip(typical, one, two, strict=True):
        np.testing.assert_allclose(c - b, b - a, atol=1e-5)


def test_a_style_of_one_example_is_that(examples):
    alone = {name: array[4:5] for name, array in examples.items()}
    for latent, *_ in draws(Prior(alone, ("short",)), 5, variety=2.0):
        assert latent.tolist() == [0, 9]


@pytest.fixture
def prior():
    """As Rodin 0.1.0 wrote it: a Gaussian of "short", two of "long" that are drawn one to three."""
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

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from model_core.kinds import named_kind
from model_core.latent.prior import Prior
from model_core.training.ablations import ABLATIONS, base_of, one_gaussian, unit_normal, write_with_prior
from model_core.training.config import presets
from model_core.weights import load_weights, save_weights

SWORD = named_kind("sword")
PRESETS = presets(SWORD)
QUICK, SMOKE = PRESETS["quick"], PRESETS["smoke"]

STYLES = ("short", "long")


def _codes():
    """(300, 3): two clouds of two styles, of which the first is a third of all that is drawn."""
    rng, apart = np.random.default_rng(5), np.array([[4, 0, np.log(1.0)], [0, 4, np.log(1.5)]])
    return (apart[:, None] + rng.normal(0, 0.3, (2, 150, 3))).reshape(300, 3).astype(np.float32)


PRIOR = {
    "weights": np.repeat([1 / 3, 2 / 3], 150).astype(np.float32) / 150,
    "means": _codes(),
    "style": np.repeat([0, 1], 150).astype(np.float32),
}
TRAINED = [name for name, ablation in ABLATIONS.items() if ablation.prior is None]


def draws(prior, style=None):
    """(5000, D + 1) codes with their log lengths."""
    opened, rng = Prior(prior, STYLES), np.random.default_rng(0)
    rows = (opened.draw(style, rng) for _ in range(5_000))
    return np.array([[*latent, np.log(length)] for latent, length, _ in rows])


def test_base_is_quick_and_comes_first():
    assert base_of(SWORD) == QUICK
    assert next(iter(ABLATIONS)) == "base"
    assert ABLATIONS["base"].change(QUICK) == QUICK


@pytest.mark.parametrize("base", [QUICK, SMOKE], ids=["quick", "smoke"])
def test_each_does_something_that_no_other_does(base):
    settings = {json.dumps(ABLATIONS[name].change(base).to_dict()) for name in TRAINED}
    assert len(settings) == len(TRAINED)


@pytest.mark.parametrize("name", sorted(set(ABLATIONS) - set(TRAINED)))
def test_those_with_a_prior_of_their_own_are_trained_as_base(name):
    assert ABLATIONS[name].change(QUICK) == QUICK


def test_each_asks_a_question_of_its_own():
    questions = [ablation.question for ablation in ABLATIONS.values()]
    assert len(set(questions)) == len(questions)
    assert all(question.endswith("?") and question.count("?") == 1 for question in questions)


@pytest.mark.parametrize("name", ["chamfer", "end-to-end"])
def test_end_to_end_has_one_stage(name):
    config = ABLATIONS[name].change(QUICK)
    assert (config.decoder_steps, config.code_steps) == (0, 0)
    assert config.loss == ("chamfer" if name == "chamfer" else "chart")
    assert config.steps > QUICK.steps


@pytest.mark.parametrize(("name", "latent"), [("latent-24", 24), ("latent-48", 48)])
def test_a_smaller_latent_is_all_that_changes(name, latent):
    config = ABLATIONS[name].change(QUICK)
    assert config.model.latent == latent
    assert replace(config, model=QUICK.model) == QUICK


def test_codes_drawn_from_the_unit_normal_are_so():
    whole, found = draws(PRIOR), draws(unit_normal(PRIOR))
    np.testing.assert_allclose(found[:, :2].mean(axis=0), 0, atol=0.06)
    np.testing.assert_allclose(np.cov(found[:, :2].T), np.eye(2), atol=0.08)
    assert found[:, 2].mean() == pytest.approx(whole[:, 2].mean(), abs=0.03)
    assert found[:, 2].std() == pytest.approx(whole[:, 2].std(), rel=0.05)
    np.testing.assert_allclose(np.corrcoef(found.T)[2, :2], 0, atol=0.06)


def test_one_gaussian_has_the_examples_mean_and_covariance_but_not_its_modes():
    whole, found = draws(PRIOR), draws(one_gaussian(PRIOR))
    np.testing.assert_allclose(found.mean(axis=0), whole.mean(axis=0), atol=0.1)
    np.testing.assert_allclose(np.cov(found.T), np.cov(whole.T), atol=0.2)
    between = [np.mean(np.abs(rows[:, 1] - 2) < 0.7) for rows in (whole, found)]  # no component is there
    assert between[0] < 0.02 < 0.1 < between[1]


@pytest.mark.parametrize("change", [unit_normal, one_gaussian])
def test_every_style_is_drawn_alike(change):
    prior = change(PRIOR)
    assert prior["style"].tolist() == [0, 1]
    assert prior["weights"].sum() == pytest.approx(1)
    assert np.array_equal(draws(prior, "short"), draws(prior, "long"))


@pytest.mark.parametrize("change", [unit_normal, one_gaussian])
def test_weights_with_another_prior_are_sound_and_otherwise_the_same(
    random_weights, stored_arrays, card_of, tmp_path, change
):
    weights = random_weights()
    save_weights(tmp_path / "source", SWORD, stored_arrays(weights), card_of(weights))
    before = {path.name: path.read_bytes() for path in (tmp_path / "source").iterdir()}
    found = write_with_prior(tmp_path / "source", tmp_path / "other", change)
    source = load_weights(tmp_path / "source")
    assert {path.name: path.read_bytes() for path in (tmp_path / "source").iterdir()} == before
    assert found.sha256 != source.sha256
    assert found.card == {**source.card, "sha256": found.sha256}
    assert all(np.array_equal(found.parameters[name], array) for name, array in source.parameters.items())
    for name, array in change(source.prior).items():
        np.testing.assert_allclose(found.prior[name], array, rtol=1e-3, atol=1e-3)
    with np.load(tmp_path / "other" / "weights.npz") as arrays:
        assert arrays["novelty.seen"].dtype == np.int8

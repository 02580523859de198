"""Weights that have learnt: all they could, the set as a style, and nothing lost."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model_core.engine.numpy_engine import NumpyEngine
from model_core.errors import RodinError
from model_core.learning.extension import alone, learnt
from model_core.learning.motions import affine_motions
from model_core.model import Model
from model_core.recipe import pack_detail
from model_core.weights import SHIPPED, arrays_of, load_weights, save_weights

WEIGHTS = load_weights(SHIPPED / "sword")
MODEL = Model(WEIGHTS, NumpyEngine(WEIGHTS))
COUNT = 5


@pytest.fixture(scope="module")
def registered():
    """Drawn swords with parts bent a little, and one without, as registrations are."""
    motions = affine_motions(NumpyEngine(WEIGHTS), WEIGHTS.config.latent)
    drawn = [MODEL.sample(None, seed) for seed in range(COUNT)]
    details = np.tensordot(0.3 * np.random.default_rng(0).standard_normal((COUNT, len(motions))), motions, axes=1)
    return [replace(one, detail=pack_detail(d)) for one, d in zip(drawn[1:], details, strict=False)] + drawn[:1]


@pytest.fixture(scope="module")
def made(registered, tmp_path_factory):
    folder = tmp_path_factory.mktemp("learnt")
    weights = learnt(WEIGHTS, registered, "mine")
    save_weights(folder, weights.kind, arrays_of(weights), {**weights.card, "metrics": {}})
    return load_weights(folder)


@pytest.fixture(scope="module")
def model(made):
    return Model(made, NumpyEngine(made))


def test_shapes_that_could_be_decoded_still_can(model, registered):
    bare = replace(registered[0], detail=None)
    longer = (*bare.latent, *[0.0] * (model.latent_size - MODEL.latent_size))
    again = replace(bare, latent=longer, weights=model.weights_hash)
    assert np.allclose(model.shape(again, 12), MODEL.shape(bare, 12), atol=2e-4)


def test_registrations_are_decoded_without_their_details(made, model, registered):
    """By the codes that the prior holds of them, in their order."""
    codes = made.prior["means"][-COUNT:]
    for code, recipe in zip(codes, registered, strict=True):
        again = replace(recipe, latent=tuple(code[:-1].tolist()), detail=None, weights=model.weights_hash)
        off = rms(model.shape(again, 12) - MODEL.shape(recipe, 12))
        bare = rms(MODEL.shape(replace(recipe, detail=None), 12) - MODEL.shape(recipe, 12))
        assert off < max(0.1 * bare, 2e-3 * recipe.length)


def rms(gap: np.ndarray) -> float:
    return float(np.sqrt(np.square(gap).sum(axis=-1).mean()))


def test_the_set_is_a_style_of_its_own_and_half_of_all_draws(model):
    assert model.styles == (*MODEL.styles, "mine")
    assert model.sample("mine", 0).style == "mine"
    drawn = [model.sample(None, seed).style for seed in range(60)]
    assert 15 < drawn.count("mine") < 45


def test_learnt_weights_do_all_that_others_do(model):
    recipe = model.sample("mine", 3)
    assert model.is_sound(recipe)
    assert model.slide(recipe, [0.5] + [0.0] * 7) != recipe
    wanted = model.dimensions(recipe)["blade_length"] * 1.02
    resized = model.resize(recipe, {"blade_length": wanted})
    assert model.dimensions(resized)["blade_length"] == pytest.approx(wanted, rel=0.01)
    assert model.novelty(recipe) >= 0


def test_the_set_alone_decodes_its_mean_and_nothing_of_the_forge(registered):
    weights = alone(WEIGHTS, registered)
    assert weights.config.latent == COUNT - 1
    shapes = NumpyEngine(weights).decode(np.zeros((1, COUNT - 1)), 8)[0]
    mean = np.mean([MODEL.open_charts(one, 8) for one in registered], axis=0)
    assert np.allclose(shapes, mean, atol=1e-4)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda w, r: (w, r[:2], "mine"), "At least 3 registered meshes are needed to learn from; there are 2."),
        (lambda w, r: (w, r, "katana"), "The weights have a style katana already; give the new one another name."),
        (
            lambda w, r: (replace(w, prior={**w.prior, "factors": np.zeros(1)}), r, "mine"),
            "These weights cannot be added to; learn from those that come with Rodin, or newer ones.",
        ),
    ],
)
def test_what_cannot_be_learnt_is_said(registered, change, sentence):
    with pytest.raises(RodinError) as caught:
        learnt(*change(WEIGHTS, registered))
    assert str(caught.value) == sentence

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from model_core.charts.grid import unit_grid
from model_core.engine.numpy_engine import NumpyEngine
from model_core.handles.novelty import Novelty
from model_core.kinds import kind_from_dict, named_kind
from model_core.latent.encode import refined_means
from model_core.model import SLIDER_COUNT, Model
from model_core.training.config import presets
from model_core.training.finish import (
    active_units,
    codes_of,
    dimension_ranges,
    examples,
    posterior_means,
    write_weights,
)
from model_core.training.trainer import train
from model_core.weights import load_weights

SWORD = named_kind("sword")
PRESETS = presets(SWORD)
QUICK, SMOKE = PRESETS["quick"], PRESETS["smoke"]


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """The smoke run made smaller, from forge to weights: (model, data, config, folder)."""
    network = replace(SMOKE.model, latent=32, point_widths=(32, 48), code_widths=(64,), refiner_widths=(64,))
    config = replace(
        SMOKE,
        model=replace(network, patch_widths=(48, 32)),
        shapes=48,
        decoder_steps=12,
        shapes_encoded=48,
        points=128,
        steps=6,
        code_steps=6,
        refiner_steps=6,
    )
    folder = tmp_path_factory.mktemp("smoke")
    model, data, _ = train(SWORD, config, folder / "run", "cpu")
    write_weights(SWORD, model, data, config, folder / "weights", "rodin train smoke", {"CPU": 12.4})
    return model, data, config, folder / "weights"


def test_a_smoke_run_ends_in_weights_that_open(trained):
    _, _, config, folder = trained
    model = Model.open(folder, engine="numpy")
    assert model.styles == tuple(SWORD.forge.families)
    assert model.latent_size == config.model.latent_size
    grids = model.shape(model.sample("katana", 1), 6)
    assert np.isfinite(grids).all()
    assert sorted(path.name for path in folder.iterdir()) == ["weights.json", "weights.npz"]


def test_the_card_says_how_it_was_made(trained):
    _, _, config, folder = trained
    card = load_weights(folder).card
    assert card["licence"] == "CC0-1.0"
    assert card["training"]["command"] == "rodin train smoke"
    assert card["training"]["settings"] == config.to_dict()
    assert (card["training"]["seed"], card["training"]["seconds"]) == (config.seed, 12)
    assert "96 swords" in card["training"]["data"]
    assert 0 <= card["metrics"]["active_units"] <= config.model.latent


def test_the_licence_is_the_kind_s(trained, tmp_path):
    model, data, config, _ = trained
    kind = kind_from_dict({name: value for name, value in SWORD.source.items() if name != "licence"}, SWORD.folder)
    weights = write_weights(kind, model, data, config, tmp_path, "rodin train", {"CPU": 1.0})
    assert weights.card["licence"] == "not stated"
    weights = write_weights(
        replace(kind, licence="CC-BY-4.0"), model, data, config, tmp_path, "rodin train", {"CPU": 1.0}
    )
    assert weights.card["licence"] == "CC-BY-4.0"


def test_what_is_stored_is_what_was_trained(trained):
    """To the precision of float16."""
    model, _, config, folder = trained
    latents = np.random.default_rng(0).standard_normal((2, config.model.latent_size)).astype(np.float32)
    stored = NumpyEngine(load_weights(folder)).decode(latents, 6)
    uv = torch.from_numpy(unit_grid(6).reshape(-1, 2).copy())
    with torch.inference_mode():
        own = model.decode(torch.from_numpy(latents), uv).numpy().reshape(stored.shape)
    np.testing.assert_allclose(stored, own, atol=5e-3)


def test_sliders_change_the_shape_most_first(trained):
    weights = load_weights(trained[3])
    assert weights.sliders.shape == (SLIDER_COUNT, weights.config.latent_size)
    assert (np.linalg.norm(weights.sliders, axis=1) > 0).all()


def test_codes_are_posterior_means(trained):
    """Looked at twice, in blocks as alone."""
    _, data, config, folder = trained
    engine = NumpyEngine(load_weights(folder))
    codes = posterior_means(engine, data.points)
    assert codes.shape == (48, config.model.latent_size)
    assert codes.dtype == np.float32
    cloud = data.points[20:21].astype(np.float32)
    first = engine.encode(cloud)[0]
    np.testing.assert_allclose(codes[20], refined_means(engine, first, cloud)[0], atol=1e-4)
    assert np.abs(codes[20] - first[0]).max() > 1e-3


def test_codes_of_a_fitted_decoder_are_those_of_the_charts(trained):
    model, data, config, folder = trained
    engine = NumpyEngine(load_weights(folder))
    codes = codes_of(model, engine, data, config)
    wanted = data.grids[5].astype(np.float32)

    def error(code):
        return np.square((engine.decode(code[None], 16)[0] - wanted) / engine.axis_scale).mean()

    others = codes[5] + 0.3 * np.random.default_rng(0).standard_normal((20, config.model.latent_size))
    assert error(codes[5]) < min(error(other.astype(np.float32)) for other in others)


def test_the_prior_holds_some_shapes_of_each_family(trained):
    """As many as are asked for, or all there are; families are drawn alike."""
    _, data, config, _ = trained
    codes = np.random.default_rng(1).standard_normal((48, 2)) + data.family[:, None]
    for wanted, count in ((2, 2), (100, 3)):
        prior = examples(SWORD, codes, data, replace(config, examples=wanted))
        assert {name: array.shape for name, array in prior.items()} == {
            "weights": (16 * count,),
            "means": (16 * count, 3),
            "style": (16 * count,),
        }
        assert all(array.dtype == np.float32 for array in prior.values())
        assert prior["weights"] == pytest.approx(np.full(16 * count, 1 / 16 / count))
        values = np.column_stack([codes, np.log(data.length)])
        for style in range(16):
            own = prior["means"][prior["style"] == style]
            np.testing.assert_allclose(own, values[data.family == style][:count], rtol=1e-5)


def test_active_units_are_those_that_vary():
    codes = np.random.default_rng(0).standard_normal((500, 7))
    assert active_units(codes) == 7
    codes[:, 5:] *= 0.05
    assert active_units(codes) == 5


def test_dimensions_reach_from_the_smallest_to_the_largest(trained):
    _, data, _, folder = trained
    ranges = load_weights(folder).card["dimensions"]
    assert ranges == dimension_ranges(SWORD, data)
    assert list(ranges) == [dimension.name for dimension in SWORD.dimensions]
    low, high = ranges["overall_length"]
    assert 0.9 * data.length.min() < low < np.median(data.length) < high < 1.1 * data.length.max()


def test_training_swords_are_remembered(trained):
    model, data, config, folder = trained
    weights = load_weights(folder)
    assert weights.novelty["seen"].shape[0] == len(data)
    novelty = Novelty(weights.novelty)
    codes = codes_of(model, NumpyEngine(weights), data, config)
    assert max(novelty.of(code) for code in codes) < 0.2

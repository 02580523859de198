from __future__ import annotations

import json
from dataclasses import replace

import pytest

from model_core.kinds import named_kind
from model_core.network.config import ModelConfig, atlasnet
from model_core.training.config import FRESH_SEED, TrainConfig, presets

SWORD = named_kind("sword")
PRESETS = presets(SWORD)
QUICK, SMOKE = PRESETS["quick"], PRESETS["smoke"]


def test_presets_differ_and_are_plain_json():
    texts = {json.dumps(config.to_dict()) for config in PRESETS.values()}
    assert len(texts) == len(PRESETS) == 4
    assert PRESETS["full"] == TrainConfig("sword", ModelConfig(SWORD.layout.chart_count))


def test_to_dict_holds_every_field():
    values = SMOKE.to_dict()
    assert set(values) == set(TrainConfig.__dataclass_fields__)
    assert values["model"] == SMOKE.model.to_dict()


def test_atlasnet_is_trained_as_published():
    config = PRESETS["atlasnet"]
    assert config.model == atlasnet(SWORD.layout.chart_count)
    assert (config.loss, config.decoder_steps, config.kl_weight) == ("chamfer", 0, 0.0)


def test_unknown_keys_cannot_be_passed():
    with pytest.raises(TypeError, match="epochs"):
        TrainConfig(epochs=3)


def test_an_unknown_loss_is_refused():
    with pytest.raises(ValueError, match="loss must be chart or chamfer"):
        replace(SMOKE, loss="emd")


@pytest.mark.parametrize("seed", [-1, FRESH_SEED, FRESH_SEED + 7])
def test_evaluation_s_seeds_are_refused(seed):
    with pytest.raises(ValueError, match="seed"):
        replace(SMOKE, seed=seed)


@pytest.mark.parametrize(
    "model",
    [replace(SMOKE.model, conditioning="bias"), replace(SMOKE.model, posterior="per_patch")],
    ids=["bias", "per_patch"],
)
def test_only_a_linear_decoder_of_one_latent_is_fitted(model):
    with pytest.raises(ValueError, match="decoder_steps to 0"):
        replace(SMOKE, model=model)


def test_a_chamfer_model_has_no_fitted_decoder():
    with pytest.raises(ValueError, match="decoder_steps to 0"):
        replace(SMOKE, loss="chamfer")


def test_code_layers_alone_need_a_fitted_decoder():
    with pytest.raises(ValueError, match="code_steps to 0"):
        replace(SMOKE, decoder_steps=0)

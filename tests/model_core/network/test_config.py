from __future__ import annotations

import json
from dataclasses import replace

import pytest

from model_core.errors import WeightsError
from model_core.kinds import named_kind
from model_core.network.config import ModelConfig, atlasnet, fourier_width

SWORD = named_kind("sword")


@pytest.mark.parametrize("name", ["posterior", "conditioning", "activation", "norm"])
def test_an_unknown_guise_is_refused_by_name(name):
    with pytest.raises(ValueError, match=f"{name} must be one of .*'magic'"):
        ModelConfig(SWORD.layout.chart_count, **{name: "magic"})


@pytest.mark.parametrize("pools", [(), ("median",), ("max", "median")])
def test_unknown_pools_are_refused(pools):
    with pytest.raises(ValueError, match="pools"):
        ModelConfig(SWORD.layout.chart_count, pools=pools)


def test_one_slab_is_refused():
    with pytest.raises(ValueError, match="length_bins must be 0 or at least 2"):
        ModelConfig(SWORD.layout.chart_count, length_bins=1)


@pytest.mark.parametrize(
    "change",
    [
        {"charts": 10**6},
        {"latent": 10**6},
        {"length_bins": 10**6},
        {"refine_steps": 10**6},
        {"residual_cells": 10**6},
        {"point_frequencies": 10**6},
        {"uv_frequencies": 10**6},
        {"point_widths": (10**6,)},
    ],
)
def test_no_card_may_ask_for_years_of_work(change):
    (name,) = change
    with pytest.raises(ValueError, match=f"{name} must be a whole number from"):
        ModelConfig(**{"charts": SWORD.layout.chart_count, **change})


def test_no_card_may_ask_for_endless_layers():
    with pytest.raises(ValueError, match="patch_widths must be a list"):
        ModelConfig(SWORD.layout.chart_count, patch_widths=(8,) * 17)


def test_pooled_size_counts_pools_and_slabs(tiny):
    assert tiny.pooled_size == 2 * 12 + 3 * 13
    assert replace(tiny, length_bins=0, pools=("max",)).pooled_size == 12


def test_latent_size_counts_every_patch_s_own_latent(tiny):
    assert replace(tiny, posterior="shared").latent_size == 4
    assert replace(tiny, posterior="none").latent_size == 4
    assert replace(tiny, posterior="per_patch").latent_size == 100


def test_atlasnet_has_its_published_sizes():
    assert atlasnet(7).charts == 7
    assert atlasnet(SWORD.layout.chart_count).latent_size == 1024
    assert atlasnet(SWORD.layout.chart_count).point_widths == (64, 128, 1024)
    assert atlasnet(SWORD.layout.chart_count).patch_widths == (1024, 512, 512, 512)


def test_to_and_from_plain_json(variant):
    assert ModelConfig.from_dict(json.loads(json.dumps(variant.to_dict()))) == variant


def test_unknown_and_missing_keys_are_named():
    values = ModelConfig(SWORD.layout.chart_count).to_dict()
    values["colour"] = values.pop("norm")
    with pytest.raises(WeightsError, match=r"unknown: colour; missing: norm"):
        ModelConfig.from_dict(values)


@pytest.mark.parametrize(("key", "value"), [("posterior", "magic"), ("posterior", ["none"]), ("pools", 5)])
def test_values_of_the_wrong_kind_are_refused(key, value):
    with pytest.raises(WeightsError, match="not valid"):
        ModelConfig.from_dict({**ModelConfig(SWORD.layout.chart_count).to_dict(), key: value})


@pytest.mark.parametrize(
    ("key", "value"),
    [("latent", "64"), ("latent", 0), ("latent", 1.5), ("patch_widths", []), ("patch_widths", ["a"])],
)
def test_sizes_that_are_no_sizes_are_refused(key, value):
    with pytest.raises(WeightsError):
        ModelConfig.from_dict({**ModelConfig(SWORD.layout.chart_count).to_dict(), key: value})


def test_fourier_width():
    assert fourier_width(3, 0) == 3
    assert fourier_width(2, 3) == 14

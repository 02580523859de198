from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model_core.engine.numpy_engine import NumpyEngine
from model_core.engine.torch_engine import TorchEngine
from model_core.latent.encode import refined_means, residuals_of, shared_mean


@pytest.fixture
def engines(tiny, random_weights):
    weights = random_weights(replace(tiny, refine_steps=2))
    return NumpyEngine(weights), TorchEngine(weights, "cpu")


@pytest.fixture
def clouds(random_cloud):
    return np.stack([random_cloud(60, seed) for seed in range(3)])


def test_both_engines_look_alike(engines, clouds):
    first = engines[0].encode(clouds)[0]
    gaps = residuals_of(engines[0], first, clouds)
    for ours, theirs in zip(*(engine.refine_step(first, gaps) for engine in engines), strict=True):
        assert ours.shape == (3, 4)
        np.testing.assert_allclose(ours, theirs, atol=1e-4)


def test_each_look_reads_the_gaps_of_the_answer_before(engines, clouds):
    engine = engines[0]
    means = engine.encode(clouds)[0]
    found = refined_means(engine, means, clouds)
    assert found.shape == means.shape
    assert np.abs(found - means).max() > 1e-3
    np.testing.assert_allclose(found[1], refined_means(engine, means[1:2], clouds[1:2])[0], atol=1e-4)
    for _ in range(2):
        means = engine.refine_step(means, residuals_of(engine, means, clouds))[0]
    np.testing.assert_allclose(found, means, atol=1e-5)


def test_gaps_are_of_whitened_space(engines, clouds):
    """Points on the decoded shape itself have no gap, whatever the axis scale."""
    engine = engines[0]
    latents = np.zeros((1, 4), dtype=np.float32)
    own = engine.decode(latents, 4).reshape(1, -1, 3)
    gaps = residuals_of(engine, latents, own).reshape(-1, 7)
    assert np.abs(gaps[:, :6]).max() < 1e-5


def test_a_network_without_looks_keeps_its_answer(tiny, random_weights, clouds):
    engine = NumpyEngine(random_weights(tiny))
    first = engine.encode(clouds)[0]
    assert refined_means(engine, first, clouds) is first


def test_several_clouds_of_one_shape_share_each_look(engines, clouds):
    engine = engines[0]
    mean = engine.encode(clouds)[0].mean(axis=0)
    for _ in range(2):
        same = np.stack([mean] * 3)
        mean = engine.refine_step(same, residuals_of(engine, same, clouds))[0].mean(axis=0)
    np.testing.assert_allclose(shared_mean(engine, clouds), mean, atol=1e-5)


def test_one_cloud_shares_with_none(engines, clouds):
    for engine in engines:
        alone = refined_means(engine, engine.encode(clouds[:1])[0], clouds[:1])[0]
        np.testing.assert_allclose(shared_mean(engine, clouds[:1]), alone, atol=1e-5)

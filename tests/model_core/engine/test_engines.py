from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from model_core.engine import open_engine, torch_engine
from model_core.engine.numpy_engine import NumpyEngine
from model_core.engine.numpy_engine import fourier as numpy_fourier
from model_core.engine.numpy_engine import silu as numpy_silu
from model_core.engine.torch_engine import TorchEngine
from model_core.errors import EngineError
from model_core.network.layers import fourier

R = 5


@pytest.fixture
def engines(variant, random_weights):
    weights = random_weights(variant, 1)
    return NumpyEngine(weights), TorchEngine(weights, "cpu")


def test_both_decode_alike(variant, engines):
    latents = np.random.default_rng(0).standard_normal((3, variant.latent_size)).astype(np.float32)
    numpy_grids, torch_grids = (engine.decode(latents, R) for engine in engines)
    assert numpy_grids.shape == torch_grids.shape == (3, 25, R, R, 3)
    assert numpy_grids.dtype == torch_grids.dtype == np.float32
    assert np.ptp(numpy_grids) > 0.01, "a network whose output is constant would agree with anything"
    np.testing.assert_allclose(numpy_grids, torch_grids, rtol=0, atol=1e-4)


def test_both_encode_alike(variant, engines, random_cloud):
    clouds = np.stack([random_cloud(40, seed) for seed in range(3)])
    (mean, log_variance), (torch_mean, torch_log_variance) = (engine.encode(clouds) for engine in engines)
    assert mean.shape == torch_mean.shape == (3, variant.latent_size)
    np.testing.assert_allclose(mean, torch_mean, rtol=0, atol=1e-4)
    if variant.posterior == "none":
        assert log_variance is None
        assert torch_log_variance is None
    else:
        np.testing.assert_allclose(log_variance, torch_log_variance, rtol=0, atol=1e-4)


def test_both_are_the_network(variant, engines, random_model, random_cloud):
    model = random_model(variant, 1)
    cloud = random_cloud(40)
    with torch.inference_mode():
        mean = model.encode(torch.from_numpy(cloud)[None]).mean
        v, u = torch.meshgrid(torch.linspace(0, 1, R), torch.linspace(0, 1, R), indexing="ij")
        grids = model.decode(mean, torch.stack([u, v], -1).reshape(-1, 2)).reshape(25, R, R, 3)
    for engine in engines:
        np.testing.assert_allclose(engine.encode(cloud[None])[0], mean, rtol=0, atol=1e-4)
        np.testing.assert_allclose(engine.decode(mean.numpy(), R)[0], grids, rtol=0, atol=1e-4)


def test_repeated_decodes_do_not_change(engines, variant):
    latents = np.ones((1, variant.latent_size), dtype=np.float32)
    for engine in engines:
        first = engine.decode(latents, R).copy()
        first_other = engine.decode(latents, R + 1)
        assert first_other.shape == (1, 25, R + 1, R + 1, 3)
        assert np.array_equal(engine.decode(latents, R), first)


@pytest.mark.parametrize("resolution", [2, 257])
def test_resolution_limits(engines, variant, resolution):
    for engine in engines:
        with pytest.raises(ValueError):
            engine.decode(np.zeros((1, variant.latent_size), dtype=np.float32), resolution)


def test_numpy_layers_are_torch_s():
    x = np.linspace(-120, 120, 999, dtype=np.float32)[:, None]
    np.testing.assert_allclose(numpy_silu(x), torch.nn.functional.silu(torch.from_numpy(x)), atol=1e-5)
    points = np.random.default_rng(0).uniform(-1, 1, (9, 3)).astype(np.float32)
    np.testing.assert_allclose(numpy_fourier(points, 4), fourier(torch.from_numpy(points), 4), atol=1e-5)


def test_a_name_for_people(random_weights):
    assert open_engine(random_weights(), "numpy").label == "NumPy, CPU"
    assert open_engine(random_weights(), "torch", "cpu").label == "PyTorch, CPU"


def test_auto_takes_torch_only_for_a_gpu(random_weights):
    label = open_engine(random_weights()).label
    assert label.startswith("PyTorch, ") == torch_engine.gpu_available()


def test_an_unknown_engine_is_refused(random_weights):
    with pytest.raises(EngineError, match="'jax'"):
        open_engine(random_weights(), "jax")


@pytest.mark.parametrize("device", ["cuda", "mps", "abacus"])
def test_a_device_that_is_not_there_is_refused_by_name(random_weights, device):
    there = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if there.get(device, False):
        pytest.skip(f"this machine has {device}")
    for engine in ("torch", "auto"):
        with pytest.raises(EngineError, match=device):
            open_engine(random_weights(), engine, device)


def test_numpy_on_another_device_is_refused(random_weights):
    with pytest.raises(EngineError, match="only on the CPU"):
        open_engine(random_weights(), "numpy", "cuda")
    assert open_engine(random_weights(), "numpy", "cpu").label == "NumPy, CPU"


def test_torch_that_is_not_installed_is_refused(random_weights, monkeypatch):
    monkeypatch.setattr(torch_engine, "torch_installed", lambda: False)
    assert not torch_engine.gpu_available()
    assert open_engine(random_weights()).label == "NumPy, CPU"
    with pytest.raises(EngineError, match="not installed"):
        open_engine(random_weights(), "torch")


def test_weights_that_lack_a_layer_are_refused(random_weights):
    weights = random_weights()
    parameters = dict(weights.parameters)
    del parameters["encoder.mean.bias"]
    with pytest.raises(EngineError, match=r"encoder\.mean\.bias"):
        TorchEngine(replace(weights, parameters=parameters), "cpu")

from __future__ import annotations

import math

import pytest
import torch

from model_core.kinds import named_kind
from model_core.network.config import fourier_width
from model_core.network.layers import Norm, PatchLinear, PatchNorm, fourier

SWORD = named_kind("sword")


def test_fourier_by_hand():
    x = torch.tensor([[0.25, 0.5]])
    root = math.sqrt(0.5)
    wanted = [0.25, 0.5, root, 1.0, root, 0.0, 1.0, 0.0, 0.0, -1.0]
    assert fourier(x, 2)[0].tolist() == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize("frequencies", [0, 1, 4])
def test_fourier_shape(frequencies):
    assert fourier(torch.rand(5, 7, 3), frequencies).shape == (5, 7, fourier_width(3, frequencies))


def test_batched_patches_equal_a_loop_over_25():
    torch.manual_seed(0)
    layer, x = PatchLinear(SWORD.layout.chart_count, 3, 5), torch.randn(25, 11, 3)
    looped = torch.stack([x[k] @ layer.weight[k] + layer.bias[k] for k in range(25)])
    assert layer(x).shape == (25, 11, 5)
    torch.testing.assert_close(layer(x), looped)


def test_patches_start_different_and_within_the_usual_bound():
    layer = PatchLinear(SWORD.layout.chart_count, 16, 8)
    assert layer.weight.abs().max() <= 1 / 4
    assert not torch.equal(layer.weight[0], layer.weight[1])


@pytest.mark.parametrize("kind", ["none", "batch"])
def test_norm_keeps_the_shape(kind):
    assert Norm(kind, 6)(torch.randn(4, 9, 6)).shape == (4, 9, 6)
    assert Norm(kind, 6)(torch.randn(4, 6)).shape == (4, 6)
    assert PatchNorm(SWORD.layout.chart_count, kind, 6)(torch.randn(25, 9, 6)).shape == (25, 9, 6)


def test_no_norm_is_no_change():
    x = torch.randn(25, 4, 6)
    assert torch.equal(Norm("none", 6)(x), x)
    assert torch.equal(PatchNorm(SWORD.layout.chart_count, "none", 6)(x), x)


def test_patch_norm_is_each_patch_s_own():
    """In training each channel of each patch leaves with mean 0 and variance 1."""
    torch.manual_seed(1)
    x = torch.randn(25, 400, 3) * torch.rand(25, 1, 3).add(0.5) + torch.randn(25, 1, 3)
    y = PatchNorm(SWORD.layout.chart_count, "batch", 3).train()(x)
    torch.testing.assert_close(y.mean(dim=1), torch.zeros(25, 3), atol=1e-5, rtol=0)
    torch.testing.assert_close(y.var(dim=1, unbiased=False), torch.ones(25, 3), atol=1e-3, rtol=0)


def test_norm_is_over_batch_and_points():
    torch.manual_seed(2)
    y = Norm("batch", 3).train()(torch.randn(6, 50, 3) * 4 + 7)
    torch.testing.assert_close(y.mean(dim=(0, 1)), torch.zeros(3), atol=1e-5, rtol=0)

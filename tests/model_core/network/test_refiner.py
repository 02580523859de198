from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from model_core.network.refiner import Refiner


@pytest.fixture
def refiner(tiny):
    torch.manual_seed(0)
    return Refiner(replace(tiny, refine_steps=1)).eval()


def residuals_like(refiner):
    return torch.randn(3, len(refiner.residual_mean))


def test_it_changes_the_initial_estimate_by_what_it_says(refiner):
    first, residuals = torch.randn(3, 4), residuals_like(refiner)
    mean, log_variance = refiner(first, residuals)
    assert mean.shape == log_variance.shape == (3, 4)
    torch.nn.init.zeros_(refiner.change.weight)
    torch.nn.init.zeros_(refiner.change.bias)
    assert not torch.equal(mean, first)
    assert torch.equal(refiner(first, residuals)[0], first)


def test_residuals_are_standardised(refiner):
    first, residuals = torch.randn(3, 4), residuals_like(refiner)
    plain = refiner(first, residuals)[0]
    refiner.residual_mean += 0.5
    refiner.residual_scale *= 2
    torch.testing.assert_close(refiner(first, 2 * residuals + 0.5)[0], plain)


def test_what_is_dropped_is_hidden_units(refiner):
    """Without any of them the answer is that of the last layers' biases."""
    first, residuals = torch.randn(3, 4), residuals_like(refiner)
    mean, log_variance = refiner(first, residuals, torch.zeros_like)
    assert torch.equal(mean, first + refiner.change.bias)
    assert torch.equal(log_variance, refiner.log_variance.bias.expand(3, -1))
    assert not torch.equal(refiner(first, residuals)[1], log_variance)

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


def test_units_are_left_out_in_training_alone(refiner):
    first, residuals = torch.randn(3, 4), residuals_like(refiner)
    assert torch.equal(refiner(first, residuals, dropout=0.5)[0], refiner(first, residuals)[0])
    refiner.train()
    assert not torch.equal(refiner(first, residuals, dropout=0.5)[0], refiner(first, residuals)[0])

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from model_core.network.refiner import Look


@pytest.fixture
def refine_step(tiny):
    torch.manual_seed(0)
    return Refiner(replace(tiny, refine_steps=1)).eval()


def gaps_like(look):
    return torch.randn(3, len(look.residual_mean))


def test_it_changes_the_first_answer_by_what_it_says(look):
    first, gaps = torch.randn(3, 4), gaps_like(look)
    mean, log_variance = look(first, gaps)
    assert mean.shape == log_variance.shape == (3, 4)
    torch.nn.init.zeros_(look.change.weight)
    torch.nn.init.zeros_(look.change.bias)
    assert not torch.equal(mean, first)
    assert torch.equal(look(first, gaps)[0], first)


def test_gaps_are_standardised(look):
    first, gaps = torch.randn(3, 4), gaps_like(look)
    plain = look(first, gaps)[0]
    look.residual_mean += 0.5
    look.residual_scale *= 2
    torch.testing.assert_close(look(first, 2 * gaps + 0.5)[0], plain)


def test_units_are_left_out_in_training_alone(look):
    first, gaps = torch.randn(3, 4), gaps_like(look)
    assert torch.equal(look(first, gaps, dropout=0.5)[0], look(first, gaps)[0])
    look.train()
    assert not torch.equal(look(first, gaps, dropout=0.5)[0], look(first, gaps)[0])

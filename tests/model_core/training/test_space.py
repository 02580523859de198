from __future__ import annotations

import pytest
import torch

from model_core.kinds import named_kind
from model_core.network.losses import chart_l2_sq, chart_scale, edge_l2_sq, part_spread
from model_core.network.vae import Posterior
from model_core.training.space import ChartError, ShapeSpace

SWORD = named_kind("sword")

R = 5


@pytest.fixture
def model(tiny, random_model):
    return random_model(tiny)


@pytest.fixture
def space(model):
    return ShapeSpace(model, R)


def shapes(space, codes):
    return (torch.einsum("nd,dkvuc->nkvuc", codes, space.components) + space.mean) * space.axis_scale


def test_the_space_is_what_the_decoder_decodes(model, space):
    codes = torch.randn(3, model.config.latent)
    step = torch.linspace(0, 1, R)
    uv = torch.stack(torch.meshgrid(step, step, indexing="xy"), dim=-1).reshape(-1, 2)
    with torch.inference_mode():
        decoded = model.decode(codes, uv).reshape(3, 25, R, R, 3)
    torch.testing.assert_close(shapes(space, codes), decoded, atol=1e-5, rtol=1e-4)


def test_codes_of_shapes_in_the_space_are_found_again(model, space):
    codes = torch.randn(7, model.config.latent)
    torch.testing.assert_close(space.codes(shapes(space, codes)), codes, atol=1e-3, rtol=1e-3)


def test_codes_are_the_nearest(model, space):
    """No small step brings a shape from outside the space nearer."""
    grids = torch.randn(1, 25, R, R, 3)
    found = space.codes(grids)

    def gap(codes):
        return float(((shapes(space, codes) - grids) / space.axis_scale).square().sum())

    for step in 0.05 * torch.eye(model.config.latent):
        assert gap(found + step) > gap(found)
        assert gap(found - step) > gap(found)


def test_codes_of_a_component_that_was_left_at_zero_are_zero(model, space):
    """It moves by what is left of its fit, a hundred-thousandth of the first."""
    space.components[1] = 1e-5 * torch.randn_like(space.components[1]) * space.components[0].abs().mean()
    codes = space.codes(shapes(space, torch.randn(7, model.config.latent)) + 0.01 * torch.randn(7, 25, R, R, 3))
    assert codes[:, 1].abs().max() < 1e-2
    assert codes[:, 0].abs().max() > 0.1


def test_without_noise_the_forms_are_the_chart_losses(model, space):
    codes, wrong = torch.randn(6, model.config.latent), torch.randn(6, model.config.latent)
    truth, guess = shapes(space, codes), shapes(space, wrong)
    spread = part_spread(truth, SWORD.layout, 0.02)
    terms = ChartError(space, SWORD.layout, edge_weight=0.3)(Posterior(wrong, None), codes, spread)
    scale = chart_scale(spread, SWORD.layout)
    assert set(terms) == {"chart_l2_sq", "edge_l2_sq"}
    assert float(terms["chart_l2_sq"]) == pytest.approx(float(chart_l2_sq(guess, truth, scale)), rel=1e-4)
    assert float(terms["edge_l2_sq"]) == pytest.approx(0.3 * float(edge_l2_sq(guess, truth, scale)), rel=1e-4)


def test_the_expectation_is_that_of_many_samples(model, space):
    torch.manual_seed(0)
    codes = torch.randn(1, model.config.latent)
    posterior = Posterior(codes + 0.3, torch.full_like(codes, -1.0))
    spread = part_spread(shapes(space, codes), SWORD.layout, 0.02)
    error = ChartError(space, SWORD.layout, 0.02)
    samples = Posterior(posterior.mean.expand(20_000, -1), posterior.log_variance.expand(20_000, -1)).sample()
    sampled = error(Posterior(samples, None), codes.expand(20_000, -1), spread.expand(20_000, -1, -1))
    for name, value in error(posterior, codes, spread).items():
        assert float(value) == pytest.approx(float(sampled[name]), rel=0.03)

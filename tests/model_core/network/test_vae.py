from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from model_core.kinds import named_kind
from model_core.network.config import ModelConfig, atlasnet
from model_core.network.vae import AtlasNetVAE, Posterior

CHARTS = named_kind("sword").layout.chart_count
PRESETS = {"full": ModelConfig(CHARTS), "atlasnet": atlasnet(CHARTS)}

B, N, P = 3, 17, 5


@pytest.fixture
def model(variant, random_model):
    return random_model(variant, 0)


def test_stated_shapes(variant, model):
    clouds, uv = torch.randn(B, N, 3), torch.rand(P, 2)
    size = variant.latent * (25 if variant.posterior == "per_patch" else 1)
    posterior = model.encode(clouds)
    assert posterior.mean.shape == (B, size)
    assert posterior.sample().shape == (B, size)
    if variant.posterior == "none":
        assert posterior.log_variance is None
    else:
        assert posterior.log_variance.shape == (B, size)
    assert model.decode(posterior.mean, uv).shape == (B, 25, P, 3)
    points, again = model(clouds, uv)
    assert points.shape == (B, 25, P, 3)
    torch.testing.assert_close(again.mean, posterior.mean)


def test_stated_shapes_inside_the_linear_decoder(linear_variant, random_model):
    model = random_model(linear_variant)
    latent, uv = torch.randn(B, linear_variant.latent_size), torch.rand(P, 2)
    width = linear_variant.patch_widths[-1]
    phi, coefficients = model.decoder.trunk(uv), model.decoder.coefficients(latent)
    assert phi.shape == (25, P, width + 1)
    assert (phi[..., -1] == 1).all()
    assert coefficients.shape == (B, 25, width + 1, 3)
    points = torch.stack([torch.stack([phi[k] @ c[k] for k in range(25)]) for c in coefficients])
    torch.testing.assert_close(model.decoder(latent, uv), points)


@pytest.mark.parametrize("name", PRESETS)
def test_stated_shapes_at_full_size(name):
    config = PRESETS[name]
    with torch.device("meta"):
        model = AtlasNetVAE(config).eval()
        points, posterior = model(torch.empty(2, 2500, 3), torch.empty(100, 2))
    assert points.shape == (2, 25, 100, 3)
    assert posterior.mean.shape == (2, config.latent_size)


def test_the_order_of_the_points_does_not_matter(model):
    clouds = torch.randn(B, N, 3)
    shuffled = clouds[:, torch.randperm(N)]
    torch.testing.assert_close(model.encode(shuffled).mean, model.encode(clouds).mean, atol=1e-5, rtol=1e-5)


def test_shapes_of_a_batch_do_not_see_each_other(variant, model):
    clouds, latents, uv = torch.randn(B, N, 3), torch.randn(B, variant.latent_size), torch.rand(P, 2)
    alone = torch.cat([model.encode(cloud[None]).mean for cloud in clouds])
    torch.testing.assert_close(model.encode(clouds).mean, alone, atol=1e-5, rtol=1e-5)
    alone = torch.cat([model.decode(latent[None], uv) for latent in latents])
    torch.testing.assert_close(model.decode(latents, uv), alone, atol=1e-5, rtol=1e-5)


def test_each_patch_sees_its_own_latent_alone(per_patch_variant, random_model):
    model, own = random_model(per_patch_variant), per_patch_variant.latent
    latent, uv = torch.zeros(1, 25 * own), torch.rand(P, 2)
    moved = latent.clone()
    moved[0, 7 * own : 8 * own] = 1.0
    change = (model.decode(moved, uv) - model.decode(latent, uv)).abs().amax(dim=(0, 2, 3))
    assert change[7] > 1e-4
    change[7] = 0
    assert change.max() == 0


def test_a_shared_latent_moves_every_patch(one_latent_variant, random_model):
    model = random_model(one_latent_variant)
    latent, uv = torch.zeros(1, one_latent_variant.latent), torch.rand(P, 2)
    change = (model.decode(latent + 1, uv) - model.decode(latent, uv)).abs().amax(dim=(0, 2, 3))
    assert (change > 1e-4).all()


def concatenated(model: AtlasNetVAE, latent: torch.Tensor, uv: torch.Tensor) -> torch.Tensor:
    """AtlasNet as its paper draws it: z beside every point, patch by patch, shape by shape."""
    decoder, config = model.decoder, model.config
    x = 2 * uv - 1
    waves = [f(x * 2**k * torch.pi) for k in range(config.uv_frequencies) for f in (torch.sin, torch.cos)]
    features = torch.cat([x, *waves], dim=-1)
    shapes = []
    for z in latent:
        patches = []
        for k in range(25):
            own = z.reshape(config.groups, -1)[k % config.groups]
            first, enters = decoder.patch[0], decoder.latent
            weight = torch.eye(len(own)) if enters is None else enters.weight[k]
            bias = first.bias[k] + (0 if enters is None else enters.bias[k])
            joined = torch.cat([features, own.expand(len(uv), -1)], dim=-1)
            y = joined @ torch.cat([first.weight[k], weight]) + bias
            for index in range(len(config.patch_widths)):
                if index:
                    y = y @ decoder.patch[index].weight[k] + decoder.patch[index].bias[k]
                norm = decoder.patch_norm[index].batch
                if norm is not None:
                    width = y.shape[-1]
                    part = slice(k * width, (k + 1) * width)
                    y = (y - norm.running_mean[part]) / torch.sqrt(norm.running_var[part] + norm.eps)
                    y = y * norm.weight[part] + norm.bias[part]
                y = torch.relu(y) if config.activation == "relu" else y * torch.sigmoid(y)
            patches.append(y @ decoder.out.weight[k] + decoder.out.bias[k])
        shapes.append(torch.stack(patches))
    return torch.stack(shapes) * model.axis_scale


def test_a_bias_after_the_first_layer_equals_z_beside_every_point(bias_variant, random_model):
    """And so the batched decoder equals a loop over shapes and patches."""
    model = random_model(bias_variant)
    latent, uv = torch.randn(B, bias_variant.latent_size), torch.rand(P, 2)
    with torch.inference_mode():
        wanted = concatenated(model, latent, uv)
        torch.testing.assert_close(model.decode(latent, uv), wanted, atol=1e-5, rtol=1e-4)


def test_axis_scale_whitens_on_the_way_in_and_unwhitens_on_the_way_out(variant, random_model):
    scale = torch.tensor([0.3, 0.1, 0.8])
    scaled, plain = random_model(variant, 3), random_model(variant, 3)
    plain.axis_scale.fill_(1.0)
    clouds, latent, uv = torch.randn(B, N, 3), torch.randn(B, variant.latent_size), torch.rand(P, 2)
    pooled = plain.encoder.pool(clouds / scale, clouds[..., 2])
    torch.testing.assert_close(scaled.encode(clouds).mean, plain.encoder.posterior(pooled)[0])
    torch.testing.assert_close(scaled.decode(latent, uv), plain.decode(latent, uv) * scale)


def test_samples_have_the_posterior_s_mean_and_spread():
    torch.manual_seed(0)
    mean, log_variance = torch.tensor([[1.0, -2.0]]), torch.tensor([[0.0, 2.0]]).log1p()
    many = Posterior(mean.expand(20_000, -1), log_variance.expand(20_000, -1)).sample()
    torch.testing.assert_close(many.mean(dim=0), mean[0], atol=0.06, rtol=0)
    torch.testing.assert_close(many.var(dim=0), log_variance[0].exp(), atol=0.15, rtol=0)


def test_an_autoencoder_s_sample_is_its_mean():
    mean = torch.randn(2, 3)
    assert torch.equal(Posterior(mean, None).sample(), mean)


def test_gradients_reach_every_parameter(variant, random_model):
    model = random_model(replace(variant, norm="none"), 1)
    points, posterior = model(torch.randn(B, N, 3), torch.rand(P, 2))
    loss = points.square().mean() + (0 if posterior.log_variance is None else posterior.log_variance.mean())
    if model.refiner is not None:
        mean, log_variance = model.refiner(posterior.mean, torch.randn(B, variant.residual_size))
        loss = loss + mean.square().mean() + log_variance.mean()
    loss.backward()
    without = [name for name, parameter in model.named_parameters() if parameter.grad is None]
    assert not without

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from model_core.network.config import BIN_PRIOR
from model_core.network.encoder import PointNet


@pytest.fixture
def encoder(tiny):
    torch.manual_seed(0)
    return PointNet(tiny).eval()


def pooled(encoder, points):
    with torch.inference_mode():
        return encoder.pool(points, points[..., 2])


def test_slab_means_equal_a_loop(encoder, tiny):
    points = torch.rand(2, 40, 3) * 2 - 1
    width, length_bins = tiny.point_widths[-1], tiny.length_bins
    found = pooled(encoder, points)[:, len(tiny.pools) * width :]
    with torch.inference_mode():
        plain = PointNet(replace(tiny, length_bins=0, pools=("mean",))).eval()
        plain.point.load_state_dict(encoder.point.state_dict())
        # One point's mean is its feature.
        features = torch.stack([plain.pool(points[:, [k]], points[:, [k], 2]) for k in range(40)], dim=1)
    for b in range(2):
        for slab in range(length_bins):
            centre = -1 + 2 * slab / (length_bins - 1)
            weight = [max(0.0, 1 - abs(float(z) - centre) * (length_bins - 1) / 2) for z in points[b, :, 2]]
            share = sum(weight) / 40
            mean = sum(w * f for w, f in zip(weight, features[b], strict=True)) / 40 / (share + BIN_PRIOR)
            torch.testing.assert_close(found[b, slab * width : (slab + 1) * width], mean, atol=1e-5, rtol=1e-4)
            assert float(found[b, length_bins * width + slab]) == pytest.approx(share * length_bins, abs=1e-5)


def test_shares_add_up_to_the_number_of_slabs(encoder, tiny):
    points = torch.rand(3, 50, 3) * 2 - 1
    shares = pooled(encoder, points)[:, -tiny.length_bins :]
    torch.testing.assert_close(shares.sum(dim=1), torch.full((3,), float(tiny.length_bins)))


def test_a_slab_without_points_is_zero(encoder, tiny):
    points = torch.rand(1, 30, 3)
    points[..., 2] = points[..., 2] * 0.1 - 1
    width = tiny.point_widths[-1]
    means = pooled(encoder, points)[0, len(tiny.pools) * width : -tiny.length_bins].reshape(tiny.length_bins, width)
    assert means[0].abs().max() > 0
    assert means[-1].abs().max() == 0


def test_pooled_features_are_standardised_before_the_code_layers(encoder):
    points = torch.rand(4, 30, 3)
    before = pooled(encoder, points)
    with torch.inference_mode():
        plain = encoder.posterior(before)[0]
        encoder.pool_mean += 0.5
        encoder.pool_scale *= 2
        torch.testing.assert_close(encoder.posterior(2 * before + 0.5)[0], plain)

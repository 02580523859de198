from __future__ import annotations

import itertools

import numpy as np
import pytest
import torch
from torch.distributions import Independent, Normal, kl_divergence

from model_core.kinds import named_kind
from model_core.network.losses import (
    chamfer_l2_sq,
    chart_l2_sq,
    chart_scale,
    edge_l2_sq,
    kl_nats,
    normal_cosine_gap,
    part_spread,
)
from model_core.network.vae import Posterior
from model_core.surface import distance

SWORD = named_kind("sword")

B, R = 2, 4


@pytest.fixture
def pair():
    generator = torch.Generator().manual_seed(0)
    return tuple(torch.randn(B, 25, R, R, 3, generator=generator, dtype=torch.float64) for _ in range(2))


@pytest.fixture
def scale():
    return torch.tensor([0.5, 0.1, 2.0], dtype=torch.float64)


def points_of_grids():
    return itertools.product(range(B), range(25), range(R), range(R))


def test_chart_loss_equals_a_loop(pair, scale):
    grids, truth = pair
    total = sum(
        ((float(grids[b, k, v, u, c]) - float(truth[b, k, v, u, c])) / float(scale[c])) ** 2
        for b, k, v, u in points_of_grids()
        for c in range(3)
    )
    assert float(chart_l2_sq(grids, truth, scale)) == pytest.approx(total / (B * 25 * R * R * 3))


def test_edge_loss_equals_a_loop(pair, scale):
    grids, truth = (array.numpy() for array in pair)
    gap = (grids - truth) / scale.numpy()
    along_v, along_u = [], []
    for b, k, v, u in points_of_grids():
        if v + 1 < R:
            along_v.append(((gap[b, k, v + 1, u] - gap[b, k, v, u]) * (R - 1)) ** 2)
        if u + 1 < R:
            along_u.append(((gap[b, k, v, u + 1] - gap[b, k, v, u]) * (R - 1)) ** 2)
    wanted = 0.5 * (np.mean(along_v) + np.mean(along_u))
    assert float(edge_l2_sq(*pair, scale)) == pytest.approx(wanted)


def test_edge_loss_is_a_derivative():
    """The same smooth error costs the same on a finer grid; a shift costs nothing."""
    ramp = [torch.linspace(0, 2, side, dtype=torch.float64) for side in (4, 16)]
    grids = [r[:, None, None].expand(1, 25, -1, len(r), 3) for r in ramp]
    losses = [float(edge_l2_sq(grid, torch.zeros_like(grid), torch.ones(3))) for grid in grids]
    assert losses == pytest.approx([2.0, 2.0])  # (2^2 along v + 0 along u) / 2
    assert float(edge_l2_sq(grids[0] + 5, grids[0], torch.ones(3))) == pytest.approx(0, abs=1e-20)


def test_normal_loss_equals_a_loop(pair):
    grids, truth = (array.numpy() for array in pair)

    def normal(array, b, k, v, u):
        a, c = array[b, k, v, u], array[b, k, v + 1, u + 1]
        right, left = array[b, k, v, u + 1], array[b, k, v + 1, u]
        return 0.5 * np.cross(c - a, left - right)

    total = weight = 0.0
    for b, k, v, u in itertools.product(range(B), range(25), range(R - 1), range(R - 1)):
        n, t = normal(grids, b, k, v, u), normal(truth, b, k, v, u)
        area = np.linalg.norm(t)
        total += area * (1 - n @ t / np.linalg.norm(n) / area)
        weight += area
    assert float(normal_cosine_gap(*pair)) == pytest.approx(total / weight)


def test_normal_loss_of_turned_squares():
    """0 for the same plane, 1 for a right angle, 2 for the other side."""
    v, u = torch.meshgrid(torch.linspace(0, 1, 3), torch.linspace(0, 1, 3), indexing="ij")
    zero = torch.zeros_like(u)
    planes = ((u, v, zero), (u, zero, v), (v, u, zero))
    flat, upright, back = (torch.stack(plane, -1).expand(1, 25, 3, 3, 3) for plane in planes)
    for grid, wanted in ((flat, 0.0), (3 * flat + 1, 0.0), (upright, 1.0), (back, 2.0)):
        assert float(normal_cosine_gap(grid, flat)) == pytest.approx(wanted, abs=1e-6)


def test_spread_is_each_part_s_own_with_a_floor_added_in_squares(pair):
    truth = pair[0].clone()
    truth[1] *= torch.tensor([5.0, 1e-6, 1.0])
    spread = part_spread(truth, SWORD.layout, 0.2)
    assert spread.shape == (B, 4, 3)
    for b, (part, charts) in itertools.product(range(B), enumerate(SWORD.layout.charts_of_part.values())):
        own = truth[b, list(charts)].reshape(-1, 3).numpy().std(axis=0)
        assert spread[b, part].tolist() == pytest.approx(np.hypot(own, 0.2))
    assert spread[1, :, 1].tolist() == pytest.approx([0.2] * 4)


def test_every_chart_is_measured_by_its_part(pair):
    spread = part_spread(pair[0], SWORD.layout, 0.0)
    scale = chart_scale(spread, SWORD.layout)
    assert scale.shape == (B, 25, 1, 1, 3)
    for chart, part in enumerate(SWORD.layout.part_of_chart):
        assert torch.equal(scale[:, chart, 0, 0], spread[:, part])


def test_chamfer_equals_three_loops():
    generator = torch.Generator().manual_seed(1)
    a = torch.rand(B, 31, 3, generator=generator, dtype=torch.float64)
    b = torch.rand(B, 43, 3, generator=generator, dtype=torch.float64)
    ways = []
    for here, there in ((a, b), (b, a)):
        nearest = [
            min(sum((float(p[c]) - float(q[c])) ** 2 for c in range(3)) for q in there[k])
            for k in range(B)
            for p in here[k]
        ]
        ways.append(np.mean(nearest))
    assert float(chamfer_l2_sq(a, b)) == pytest.approx(sum(ways), rel=1e-9)
    singles = [distance.chamfer_l2_sq(x.numpy(), y.numpy()) for x, y in zip(a, b, strict=True)]
    assert float(chamfer_l2_sq(a, b)) == pytest.approx(np.mean(singles), rel=1e-9)


def test_chamfer_is_symmetric_and_squared():
    generator = torch.Generator().manual_seed(2)
    a = torch.rand(B, 9, 3, generator=generator, dtype=torch.float64)
    b = torch.rand(B, 7, 3, generator=generator, dtype=torch.float64)
    assert float(chamfer_l2_sq(a, b)) == pytest.approx(float(chamfer_l2_sq(b, a)), rel=1e-12)
    assert float(chamfer_l2_sq(3 * a, 3 * b)) == pytest.approx(9 * float(chamfer_l2_sq(a, b)), rel=1e-9)


@pytest.mark.parametrize("sizes", [(6, 9), (30, 40)])  # torch takes another road past 25 points
def test_chamfer_gradient_is_that_of_its_values(sizes):
    generator = torch.Generator().manual_seed(3)
    a, b = (torch.rand(1, n, 3, generator=generator, dtype=torch.float64, requires_grad=True) for n in sizes)
    assert torch.autograd.gradcheck(chamfer_l2_sq, (a, b), eps=1e-6, atol=1e-6)


def test_chamfer_gradient_of_a_met_point_is_zero():
    a = torch.zeros(1, 1, 3, dtype=torch.float64, requires_grad=True)
    chamfer_l2_sq(a, torch.zeros(1, 1, 3, dtype=torch.float64)).backward()
    assert a.grad.abs().max() == 0


@pytest.mark.parametrize("name", ["chart", "edge", "normal"])
def test_chart_losses_have_the_gradient_of_their_values(name):
    generator = torch.Generator().manual_seed(4)
    grids, truth = (torch.randn(1, 25, 3, 3, 3, generator=generator, dtype=torch.float64) for _ in range(2))
    scale = torch.tensor([0.5, 0.1, 2.0], dtype=torch.float64)
    loss = {
        "chart": lambda x: chart_l2_sq(x, truth, scale),
        "edge": lambda x: edge_l2_sq(x, truth, scale),
        "normal": lambda x: normal_cosine_gap(x, truth),
    }[name]
    assert torch.autograd.gradcheck(loss, (grids.requires_grad_(),), fast_mode=True)


def test_kl_equals_torch_distributions():
    generator = torch.Generator().manual_seed(5)
    mean, log_variance = (torch.randn(6, 4, generator=generator, dtype=torch.float64) for _ in range(2))
    own = Independent(Normal(mean, (0.5 * log_variance).exp()), 1)
    unit = Independent(Normal(torch.zeros_like(mean), torch.ones_like(mean)), 1)
    wanted = float(kl_divergence(own, unit).mean())
    assert float(kl_nats(Posterior(mean, log_variance))) == pytest.approx(wanted)


def test_kl_of_the_prior_and_of_an_autoencoder_is_zero():
    zero = torch.zeros(3, 4)
    assert float(kl_nats(Posterior(zero, zero))) == 0
    assert float(kl_nats(Posterior(torch.ones(3, 4), None))) == 0

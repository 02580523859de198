"""Training losses. Each returns a scalar; the objective is their weighted sum and nothing else."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from ..charts.layout import Layout
from .vae import Posterior


def part_spread(truth: Tensor, layout: Layout, floor: float) -> Tensor:
    """What an error is measured against: each part's own spread along each axis.

    A millimetre is nothing along a blade and much across it; nothing on a toy's
    and half the thickness of a rapier's.

    Args:
        truth: (B, C, R, R, 3) unit sphere.
        floor: added in squares, so that errors below it weigh less and less.
    Returns:
        (B, parts, 3) unit sphere.
    """
    parts = [truth[:, charts].flatten(1, 3) for charts in layout.charts_of_part.values()]
    return torch.stack([part.var(dim=1, correction=0) + floor**2 for part in parts], dim=1).sqrt()


def chart_scale(spread: Tensor, layout: Layout) -> Tensor:
    """(B, parts, 3) -> (B, C, 1, 1, 3), to divide the chart grids of a layout by."""
    return spread[:, layout.part_of_chart, None, None]


def chart_l2_sq(grids: Tensor, truth: Tensor, scale: Tensor) -> Tensor:
    """Mean squared distance between corresponding chart points over ``scale``; no unit.

    Args:
        grids, truth: (B, C, R, R, 3) unit sphere. scale: broadcastable, see :func:`chart_scale`.
    """
    return ((grids - truth) / scale).square().mean()


def edge_l2_sq(grids: Tensor, truth: Tensor, scale: Tensor) -> Tensor:
    """Mean squared difference of edges along u and v over ``scale``, as derivatives on the unit square.

    Chamfer and position terms hardly see ripples between neighbours; this one does.
    """
    gap = (grids - truth) / scale
    steps = gap.shape[-2] - 1
    along = torch.diff(gap, dim=-3).square().mean() + torch.diff(gap, dim=-2).square().mean()
    return 0.5 * along * steps**2


def normal_cosine_gap(grids: Tensor, truth: Tensor) -> Tensor:
    """1 - mean cosine between quad normals, weighted by the true quads' areas; 0 to 2."""
    normal, target = _normals(grids), _normals(truth)
    area = target.norm(dim=-1)
    cosine = functional.cosine_similarity(normal, target, dim=-1, eps=1e-9)
    return ((1 - cosine) * area).sum() / area.sum()


def chamfer_l2_sq(a: Tensor, b: Tensor) -> Tensor:
    """Mean over the batch of the chamfer distance, squared, both ways summed; units squared.

    Args:
        a: (B, N, 3); b: (B, M, 3). The same convention as ``surface.distance.chamfer_l2_sq``.
    """
    squared = torch.cdist(a, b).square()
    return squared.amin(dim=2).mean() + squared.amin(dim=1).mean()


def kl_nats(posterior: Posterior) -> Tensor:
    """KL(q || N(0, I)) summed over the latent, mean over the batch, nats; 0 for an autoencoder.

    Source: Kingma and Welling, 2014, appendix B.
    """
    if posterior.log_variance is None:
        return posterior.mean.new_zeros(())
    mean, log_variance = posterior.mean, posterior.log_variance
    return 0.5 * (mean.square() + log_variance.exp() - log_variance - 1).sum(dim=-1).mean()


def _normals(grids: Tensor) -> Tensor:
    """Unnormalised quad normals: (B, C, R-1, R-1, 3), half the cross product of the diagonals."""
    first = grids[..., 1:, 1:, :] - grids[..., :-1, :-1, :]
    second = grids[..., 1:, :-1, :] - grids[..., :-1, 1:, :]
    return 0.5 * torch.cross(first, second, dim=-1)

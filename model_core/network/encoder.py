"""PointNet: a point cloud to the mean and log-variance of its latent."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from .config import BIN_PRIOR, ModelConfig, fourier_width
from .layers import ACTIVATIONS, Norm, fourier


class PointNet(nn.Module):
    """Per-point layers, symmetric pooling, code layers (Qi et al., 2017, without the transforms).

    With length_bins, the point features are averaged within length_bins along the length too,
    as VoxelNet does within voxels (Zhou and Tuzel, 2018): where along an asset
    something is need not pass through one number for the whole cloud.
    """

    def __init__(self, config: ModelConfig):
        super().__init__()
        self.config = config
        self.activation = ACTIVATIONS[config.activation]
        widths = [fourier_width(3, config.point_frequencies), *config.point_widths]
        self.point = _stack(widths)
        self.point_norm = nn.ModuleList(Norm(config.norm, width) for width in config.point_widths)
        # Pooled features over their own mean and spread; training sets them, else they are left as they come.
        self.register_buffer("pool_mean", torch.zeros(config.pooled_size))
        self.register_buffer("pool_scale", torch.ones(config.pooled_size))
        widths = [config.pooled_size, *config.code_widths]
        self.code = _stack(widths)
        self.code_norm = nn.ModuleList(Norm(config.norm, width) for width in config.code_widths)
        self.mean = nn.Linear(widths[-1], config.latent_size)
        self.log_variance = nn.Linear(widths[-1], config.latent_size) if config.posterior != "none" else None

    def pool(self, points: Tensor, height: Tensor) -> Tensor:
        """Everything that looks at single points.

        Args:
            points: (B, N, 3) float32, unit sphere divided by the axis scale.
            height: (B, N) float32, place along the length, -1 to 1.
        Returns:
            (B, K) with K = ``config.pooled_size``.
        """
        x = fourier(points, self.config.point_frequencies)  # (B, N, F)
        for layer, norm in zip(self.point, self.point_norm, strict=True):
            x = self.activation(norm(layer(x)))  # (B, N, C)
        pools = {"max": lambda: x.max(dim=1).values, "mean": lambda: x.mean(dim=1)}
        pooled = [pools[name]() for name in self.config.pools]
        if self.config.length_bins:
            pooled += _bin_means(x, height, self.config.length_bins)
        return torch.cat(pooled, dim=-1)

    def posterior(self, pooled: Tensor) -> tuple[Tensor, Tensor | None]:
        """(B, K) -> mean (B, D), log variance (B, D) or None for a plain autoencoder."""
        x = (pooled - self.pool_mean) / self.pool_scale
        for layer, norm in zip(self.code, self.code_norm, strict=True):
            x = self.activation(norm(layer(x)))
        return self.mean(x), None if self.log_variance is None else self.log_variance(x)


def _bin_means(x: Tensor, height: Tensor, length_bins: int) -> list[Tensor]:
    """Means of (B, N, C) features by length bin, (B, S C), and each bin's share of the points, (B, S).

    A point counts for its two nearest length_bins by hat functions, so that the result
    is a continuous function of the cloud.
    """
    place = (height[..., None] + 1) * (0.5 * (length_bins - 1))
    hat = (1 - (place - torch.arange(length_bins, device=x.device)).abs()).clamp_min(0)  # (B, N, S)
    share = hat.mean(dim=1)  # (B, S)
    total = torch.bmm(hat.to(x.dtype).transpose(1, 2), x) / x.shape[1]
    return [(total / (share[..., None] + BIN_PRIOR)).flatten(1), share * length_bins]


def _stack(widths: list[int]) -> nn.ModuleList:
    return nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths[:-1], widths[1:], strict=True))

"""PointNet: a point cloud to the mean and log-variance of its latent."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from .config import ModelConfig, fourier_width
from .layers import ACTIVATIONS, Norm, fourier


class PointNet(nn.Module):
    """Per-point layers, symmetric pooling, code layers (Qi et al., 2017, without the transforms)."""

    def __init__(self, config: ModelConfig):
        super().__init__()
        self.config = config
        self.activation = ACTIVATIONS[config.activation]
        widths = [fourier_width(3, config.point_frequencies), *config.point_widths]
        self.point = _stack(widths)
        self.point_norm = nn.ModuleList(Norm(config.norm, width) for width in config.point_widths)
        pooled = config.point_widths[-1] * len(config.pools)
        widths = [pooled, *config.code_widths]
        self.code = _stack(widths)
        self.code_norm = nn.ModuleList(Norm(config.norm, width) for width in config.code_widths)
        self.mean = nn.Linear(widths[-1], config.latent_size)
        self.log_variance = nn.Linear(widths[-1], config.latent_size) if config.posterior != "none" else None

    def forward(self, points: Tensor) -> tuple[Tensor, Tensor | None]:
        """Posterior of each cloud.

        Args:
            points: (B, N, 3) float32, unit sphere divided by the axis scale.
        Returns:
            mean (B, D), log variance (B, D) or None for a plain autoencoder.
        """
        x = fourier(points, self.config.point_frequencies)  # (B, N, F)
        for layer, norm in zip(self.point, self.point_norm, strict=True):
            x = self.activation(norm(layer(x)))  # (B, N, C)
        pools = {"max": lambda: x.max(dim=1).values, "mean": lambda: x.mean(dim=1)}
        x = torch.cat([pools[name]() for name in self.config.pools], dim=-1)  # (B, C pools)
        for layer, norm in zip(self.code, self.code_norm, strict=True):
            x = self.activation(norm(layer(x)))
        return self.mean(x), None if self.log_variance is None else self.log_variance(x)


def _stack(widths: list[int]) -> nn.ModuleList:
    return nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths[:-1], widths[1:], strict=True))

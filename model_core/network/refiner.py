"""The refiner: from the residuals between an estimate and the cloud to a better estimate."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn

from .config import ModelConfig
from .layers import ACTIVATIONS


class Refiner(nn.Module):
    """One amortised step of inference, after Marino, Yue and Mandt, Iterative Amortized Inference, 2018.

    A pooled code says roughly what a cloud is. Where the shape it stands for lies
    beside the cloud is a far easier question, and nearly linear. The same step can
    be taken again from its own estimate.
    """

    def __init__(self, config: ModelConfig):
        super().__init__()
        self.activation = ACTIVATIONS[config.activation]
        # Residuals over their own mean and spread; training sets them.
        self.register_buffer("residual_mean", torch.zeros(config.residual_size))
        self.register_buffer("residual_scale", torch.ones(config.residual_size))
        widths = [config.residual_size + config.latent_size, *config.refiner_widths]
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths[:-1], widths[1:], strict=True))
        self.change = nn.Linear(widths[-1], config.latent_size)
        self.log_variance = nn.Linear(widths[-1], config.latent_size)

    def forward(
        self, first: Tensor, residuals: Tensor, drop: Callable[[Tensor], Tensor] = lambda x: x
    ) -> tuple[Tensor, Tensor]:
        """The posterior's mean and log variance.

        Args:
            first: (B, D) mean of the estimate so far.
            residuals: (B, G) with G = ``config.residual_size``, see ``surface.residuals.chart_residuals``.
            drop: (B, W) -> (B, W), what training does to hidden units.
        Returns:
            (B, D) each.
        """
        x = torch.cat([(residuals - self.residual_mean) / self.residual_scale, first], dim=-1)
        for layer in self.layers:
            x = drop(self.activation(layer(x)))
        return first + self.change(x), self.log_variance(x)

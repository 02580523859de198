"""Looking again: from the gaps between an answer and the cloud to a better answer."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from .config import ModelConfig
from .layers import ACTIVATIONS


class Look(nn.Module):
    """One amortised step of inference, after Marino, Yue and Mandt, Iterative Amortized Inference, 2018.

    A pooled code says roughly what a cloud is. Where the shape it stands for lies
    beside the cloud is a far easier question, and nearly linear. The same step can
    be taken again from its own answer.
    """

    def __init__(self, config: ModelConfig):
        super().__init__()
        self.activation = ACTIVATIONS[config.activation]
        # Gaps over their own mean and spread; training sets them.
        self.register_buffer("gap_mean", torch.zeros(config.gap_size))
        self.register_buffer("gap_scale", torch.ones(config.gap_size))
        widths = [config.gap_size + config.latent_size, *config.look_widths]
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths[:-1], widths[1:], strict=True))
        self.change = nn.Linear(widths[-1], config.latent_size)
        self.log_variance = nn.Linear(widths[-1], config.latent_size)

    def forward(self, first: Tensor, gaps: Tensor, dropout: float = 0.0) -> tuple[Tensor, Tensor]:
        """The posterior's mean and log variance.

        Args:
            first: (B, D) mean of the answer so far.
            gaps: (B, G) with G = ``config.gap_size``, see ``surface.gaps.chart_gaps``.
            dropout: share of hidden units left out, in training alone.
        Returns:
            (B, D) each.
        """
        x = torch.cat([(gaps - self.gap_mean) / self.gap_scale, first], dim=-1)
        for layer in self.layers:
            x = functional.dropout(self.activation(layer(x)), dropout, self.training)
        return first + self.change(x), self.log_variance(x)

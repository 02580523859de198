"""Layers shared by the encoder and the patch decoders."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

ACTIVATIONS = {"relu": functional.relu, "silu": functional.silu}


def fourier(x: Tensor, frequencies: int) -> Tensor:
    """x with sin and cos of 2^k pi x, k < frequencies: (..., D) -> (..., D (1 + 2 frequencies)).

    Source: Mildenhall et al., NeRF, 2020, eq. 4 (the coordinate itself is kept).
    """
    angles = [x * (2.0**k * math.pi) for k in range(frequencies)]
    return torch.cat([x, *(f(angle) for angle in angles for f in (torch.sin, torch.cos))], dim=-1)


class Norm(nn.Module):
    """Batch normalisation over all but the last axes, or nothing; (..., C) -> (..., C)."""

    def __init__(self, kind: str, width: int):
        super().__init__()
        self.batch = nn.BatchNorm1d(width) if kind == "batch" else None

    def forward(self, x: Tensor) -> Tensor:
        """See the class for shapes."""
        if self.batch is None:
            return x
        return self.batch(x.reshape(-1, x.shape[-1])).reshape(x.shape)


class PatchLinear(nn.Module):
    """C linear maps, one a patch, as one batched product: (C, N, in) -> (C, N, out)."""

    def __init__(self, charts: int, inputs: int, outputs: int):
        super().__init__()
        bound = 1 / math.sqrt(inputs)
        self.weight = nn.Parameter(torch.empty(charts, inputs, outputs).uniform_(-bound, bound))
        self.bias = nn.Parameter(torch.empty(charts, 1, outputs).uniform_(-bound, bound))

    def forward(self, x: Tensor) -> Tensor:
        """See the class for shapes."""
        return torch.baddbmm(self.bias, x, self.weight)


class PatchNorm(nn.Module):
    """Batch normalisation of each patch by itself, or nothing: (C, N, C) -> (C, N, C)."""

    def __init__(self, charts: int, kind: str, width: int):
        super().__init__()
        self.batch = nn.BatchNorm1d(charts * width) if kind == "batch" else None

    def forward(self, x: Tensor) -> Tensor:
        """See the class for shapes."""
        if self.batch is None:
            return x
        patches, count, width = x.shape
        flat = x.transpose(0, 1).reshape(count, patches * width)
        return self.batch(flat).reshape(count, patches, width).transpose(0, 1)

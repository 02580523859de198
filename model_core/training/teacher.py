"""The teacher's codes: whitened principal components of the chart grids.

Chart space is nearly linear, so these codes already describe a sword to within
a few per cent of the noise floor. A decoder taught on them learns in minutes;
the encoder then only has to find them.
"""

from __future__ import annotations

import torch
from torch import Tensor


def teacher_codes(grids: Tensor, axis_scale: Tensor, size: int, stride: int) -> Tensor:
    """Codes of every sword, unit variance, most important first.

    Args:
        grids: (N, 25, R, R, 3) unit sphere.
        axis_scale: (3,). stride: only every stride-th grid point is looked at.
    Returns:
        (N, size) float32; columns past the data's rank are zero.
    """
    flat = (grids[:, :, ::stride, ::stride] / axis_scale).flatten(1)  # (N, M)
    centred = flat - flat.mean(dim=0)
    covariance = centred.T @ centred / len(centred)
    values, vectors = torch.linalg.eigh(covariance.double())
    order = values.argsort(descending=True)[:size]
    values, vectors = values[order], vectors[:, order]
    real = values > 1e-6 * values[0]  # past the data's rank there is only rounding noise
    codes = centred @ vectors.float() / values.clamp_min(1e-12).sqrt().float() * real.float()
    return torch.nn.functional.pad(codes, (0, size - codes.shape[1]))

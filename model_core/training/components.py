"""Principal components of chart grids: what the decoder is fitted to.

Chart space is nearly linear: 96 components leave fresh shapes within 1 % of the
noise floor (Blanz and Vetter's morphable model, 1999, with charts for vertices).
"""

from __future__ import annotations

import torch
from torch import Tensor

from ..charts.layout import Layout
from ..network.losses import chart_scale, part_spread

_STRIDE = 2  # grid points looked at to find the components; they are then read off all of them
_OVERSAMPLING, _POWER_STEPS = 16, 4  # of the randomised decomposition (Halko, Martinsson and Tropp, 2011)
_CHUNK = 6_000  # coordinates regressed at a time


def principal_components(grids: Tensor, layout: Layout, axis_scale: Tensor, floor: float, size: int) -> Tensor:
    """Mean and components of a set of shapes, in units of the axis scale.

    Each shape counts by its own parts' spread, or a rapier's thickness would
    vanish behind a toy's.

    Args:
        grids: (N, C, R, R, 3) unit sphere, any float type. axis_scale: (3,).
        floor: see :func:`part_spread`. size: how many components.
    Returns:
        (size + 1, C, R, R, 3) float32: components scaled so that the set's codes have
        mean 0 and variance 1, most important first, and last the mean shape. Components
        past the data's rank are zero.
    """
    flat = grids.flatten(1)  # (N, M)
    coarse = grids[:, :, ::_STRIDE, ::_STRIDE].float()
    weight = _weights(coarse, layout, axis_scale, floor)
    centred = coarse / axis_scale
    centred = centred - centred.mean(dim=0)
    rank = min(size, len(grids) - 1)
    vectors = torch.pca_lowrank(
        (centred * weight).flatten(1), min(rank + _OVERSAMPLING, len(grids)), center=False, niter=_POWER_STEPS
    )[2][:, :rank]
    codes = _white(centred.flatten(1) @ vectors)
    design = torch.nn.functional.pad(codes.double(), (0, 1), value=1.0)  # (N, rank + 1)
    solve = torch.linalg.pinv(design)
    columns = [
        (solve @ (flat[:, start : start + _CHUNK].double())).float() for start in range(0, flat.shape[1], _CHUNK)
    ]
    found = torch.cat(columns, dim=1).reshape(rank + 1, *grids.shape[1:]) / axis_scale
    missing = torch.zeros(size - rank, *grids.shape[1:])
    return torch.cat([found[:-1], missing, found[-1:]])


def usual_weights(grids: Tensor, layout: Layout, axis_scale: Tensor, floor: float) -> Tensor:
    """What an error of each chart along each axis counts, root mean square over the shapes: (C, 1, 1, 3).

    Args: as :func:`principal_components` has them.
    """
    return _weights(grids[:, :, ::_STRIDE, ::_STRIDE].float(), layout, axis_scale, floor).square().mean(dim=0).sqrt()


def _weights(grids: Tensor, layout: Layout, axis_scale: Tensor, floor: float) -> Tensor:
    """(N, C, 1, 1, 3) of errors over the axis scale: the reciprocals of the spreads of each shape's own parts."""
    return axis_scale / chart_scale(part_spread(grids, layout, floor), layout)


def _white(codes: Tensor) -> Tensor:
    """Codes turned and scaled to unit covariance, greatest spread first."""
    _, spread, turn = torch.linalg.svd(codes.double(), full_matrices=False)
    real = spread > 1e-6 * spread[0]
    return (codes.double() @ turn.T / spread.clamp_min(1e-30) * real * len(codes) ** 0.5).float()

"""The space of shapes a fitted decoder spans, and errors in it as quadratic forms of the code.

A linear decoder makes a chart error e = z - z' a form e^T Q e, so the expectation
over the posterior's noise is exact and costs a product with a D x D matrix:
E |B (mu + sigma eps - z')|^2 = (mu - z')^T Q (mu - z') + sum_i sigma_i^2 Q_ii.
"""

from __future__ import annotations

import torch
from torch import Tensor

from ..charts.grid import unit_grid
from ..charts.layout import Layout
from ..network.vae import AtlasNetVAE, Posterior

_SMALLEST = 1e-8  # of the greatest squared length: below lie directions that hold nothing but rounding and fit


class ShapeSpace:
    """Mean and components of a linear decoder on an R x R grid.

    Attributes:
        mean: (C, R, R, 3) unit sphere over the axis scale.
        components: (D, C, R, R, 3).
    """

    def __init__(self, model: AtlasNetVAE, resolution: int):
        size, device = model.config.latent_size, model.axis_scale.device
        uv = torch.from_numpy(unit_grid(resolution).reshape(-1, 2).copy()).to(device)
        with torch.no_grad():
            unit = torch.cat([torch.eye(size), torch.zeros(1, size)]).to(device)
            decoded = model.decoder(unit, uv).unflatten(2, (resolution, resolution))
        self.axis_scale = model.axis_scale
        self.mean = decoded[-1]
        self.components = decoded[:-1] - self.mean

    def codes(self, grids: Tensor) -> Tensor:
        """Least-squares codes of (N, C, R, R, 3) unit-sphere grids: (N, D) float32."""
        flat = self.components.flatten(1).double()
        solve = torch.linalg.pinv(flat @ flat.T, hermitian=True, rtol=_SMALLEST) @ flat  # (D, M)
        codes = [
            ((part.to(self.mean.device).float() / self.axis_scale - self.mean).flatten(1).double() @ solve.T).float()
            for part in grids.split(512)
        ]
        return torch.cat(codes).cpu()


class ChartError:
    """The chart terms of ``network.losses`` as quadratic forms of the code, expected over the posterior."""

    def __init__(self, space: ShapeSpace, layout: Layout, edge_weight: float):
        """``edge_weight``: of the edge term within the objective."""
        across = torch.diff(space.components, dim=-2) * (space.components.shape[-2] - 1)
        along = torch.diff(space.components, dim=-3) * (space.components.shape[-3] - 1)
        self.axis_scale = space.axis_scale
        self.forms = {
            "chart_l2_sq": _forms(space.components, layout),
            "edge_l2_sq": 0.5 * edge_weight * (_forms(across, layout) + _forms(along, layout)),
        }

    def __call__(self, posterior: Posterior, codes: Tensor, spread: Tensor) -> dict[str, Tensor]:
        """Terms of the objective.

        Args:
            posterior: of a batch. codes: (B, D) what it should have been.
            spread: (B, parts, 3) unit sphere, what errors are measured against.
        """
        weight = (self.axis_scale / spread).square().flatten(1)  # (B, parts * 3)
        error = posterior.mean - codes
        variance = torch.zeros_like(error) if posterior.log_variance is None else posterior.log_variance.exp()
        return {name: self._expected(form, error, variance, weight) for name, form in self.forms.items()}

    @staticmethod
    def _expected(forms: Tensor, error: Tensor, variance: Tensor, weight: Tensor) -> Tensor:
        squared = torch.einsum("bd,kde,be->bk", error, forms, error)
        noise = variance @ forms.diagonal(dim1=1, dim2=2).T
        return ((squared + noise) * weight).sum(dim=1).mean()


def _forms(components: Tensor, layout: Layout) -> Tensor:
    """(parts * 3, D, D): each part's and axis's share of the mean squared error over all coordinates."""
    total = components[0].numel()
    parts = layout.charts_of_part.values()
    flat = [components[:, charts][..., axis].flatten(1) for charts in parts for axis in range(3)]
    return torch.stack([columns @ columns.T for columns in flat]) / total

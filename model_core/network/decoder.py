"""Patch decoders: learned maps from the unit square and z to space, C of them run as one batched product."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from .config import ModelConfig, fourier_width
from .layers import ACTIVATIONS, PatchLinear, PatchNorm, fourier


class PatchDecoder(nn.Module):
    """Both conditionings of the same maps.

    "bias" is AtlasNet: z enters as a bias after the first layer. For a first
    layer W [uv; z] + b = W_uv uv + (W_z z + b), so this equals concatenating z to
    every point, and W_z z is computed once a shape instead of once a point.

    "linear" turns it round (DeepONet's branch and trunk; Lu et al., 2021): the
    layers see (u, v) alone, and z gives the last layer's weights,
    x = phi_k(u, v) . (A_k z + b_k). The trunk phi is the same for every shape, so
    it is computed once a grid. Chart space is so nearly linear that a hidden layer
    between z and the weights made fresh assets worse; without one the Jacobian is
    constant and known.
    """

    def __init__(self, config: ModelConfig):
        super().__init__()
        self.config = config
        self.activation = ACTIVATIONS[config.activation]
        widths = [fourier_width(2, config.uv_frequencies), *config.patch_widths]
        self.patch = nn.ModuleList(
            PatchLinear(config.charts, a, b) for a, b in zip(widths[:-1], widths[1:], strict=True)
        )
        self.patch_norm = nn.ModuleList(PatchNorm(config.charts, config.norm, width) for width in config.patch_widths)
        if config.conditioning == "linear":
            self.linear = nn.Linear(config.latent, config.charts * (widths[-1] + 1) * 3 // config.groups)
        else:
            self.out = PatchLinear(config.charts, widths[-1], 3)
            first = config.patch_widths[0]
            self.latent = PatchLinear(config.charts, config.latent, first) if config.latent != first else None

    def forward(self, latent: Tensor, uv: Tensor) -> Tensor:
        """Points of every patch.

        Args:
            latent: (B, D) with D = groups x latent.
            uv: (P, 2) points of the unit square, the same for all patches.
        Returns:
            (B, C, P, 3), unit sphere divided by the axis scale.
        """
        if self.config.conditioning == "linear":
            return torch.einsum("kpf,bkfc->bkpc", self.trunk(uv), self.coefficients(latent))
        return self._biased(latent, uv)

    def trunk(self, uv: Tensor) -> Tensor:
        """phi: (P, 2) -> (C, P, F + 1); the last is 1, so that a patch can move as a whole."""
        x = self._rest(self.activation(self.patch_norm[0](self._first(uv))))
        return torch.cat([x, torch.ones_like(x[..., :1])], dim=-1)

    def coefficients(self, latent: Tensor) -> Tensor:
        """A z + b: (B, D) -> (B, C, F + 1, 3)."""
        z = latent.reshape(len(latent) * self.config.groups, self.config.latent)
        return self.linear(z).reshape(len(latent), self.config.charts, -1, 3)

    def _first(self, uv: Tensor) -> Tensor:
        features = fourier(2 * uv - 1, self.config.uv_frequencies)  # (P, E)
        return self.patch[0](features.expand(self.config.charts, *features.shape))  # (C, P, W)

    def _rest(self, x: Tensor) -> Tensor:
        for layer, norm in zip(self.patch[1:], self.patch_norm[1:], strict=True):
            x = self.activation(norm(layer(x)))
        return x

    def _biased(self, latent: Tensor, uv: Tensor) -> Tensor:
        batch, count = len(latent), len(uv)
        z = latent.reshape(batch, self.config.groups, -1).transpose(0, 1)  # (G, B, d)
        z = z.expand(self.config.charts, -1, -1)
        bias = z if self.latent is None else self.latent(z)  # (C, B, W)
        x = self._first(uv)[:, None] + bias[:, :, None]  # (C, B, P, W)
        x = x.reshape(self.config.charts, batch * count, -1)
        x = self._rest(self.activation(self.patch_norm[0](x)))
        return self.out(x).reshape(self.config.charts, batch, count, 3).transpose(0, 1)

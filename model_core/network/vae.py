"""The AtlasNet-VAE in all its variants: plain autoencoder, one posterior, one posterior a patch."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from .config import ModelConfig
from .decoder import PatchDecoder
from .encoder import PointNet
from .refiner import Refiner


@dataclass(frozen=True)
class Posterior:
    """q(z | points), a diagonal normal; ``log_variance`` is None for a plain autoencoder.

    Attributes:
        mean: (B, D). log_variance: (B, D) or None, natural logarithm.
    """

    mean: Tensor
    log_variance: Tensor | None

    def sample(self) -> Tensor:
        """z = mean + exp(log_variance / 2) epsilon (Kingma and Welling, 2014); (B, D)."""
        if self.log_variance is None:
            return self.mean
        return self.mean + torch.exp(0.5 * self.log_variance) * torch.randn_like(self.mean)


class AtlasNetVAE(nn.Module):
    """Point cloud in, patches out, in the unit sphere.

    ``axis_scale`` (3,) whitens the axes inside the network: a blade's thickness
    varies twenty times less than its length.
    """

    def __init__(self, config: ModelConfig, axis_scale: tuple[float, float, float] = (1.0, 1.0, 1.0)):
        super().__init__()
        self.config = config
        self.register_buffer("axis_scale", torch.tensor(axis_scale, dtype=torch.float32))
        self.encoder = PointNet(config)
        self.refiner = Refiner(config) if config.refine_steps else None
        self.decoder = PatchDecoder(config)

    def encode(self, points: Tensor) -> Posterior:
        """(B, N, 3) unit-sphere points -> posterior over (B, D); the initial estimate, where there is a refiner."""
        return Posterior(*self.encoder.posterior(self.pool(points)))

    def pool(self, points: Tensor) -> Tensor:
        """(B, N, 3) unit-sphere points -> (B, K) pooled features; all of encoding that looks at single points."""
        return self.encoder.pool(points / self.axis_scale, points[..., 2])

    def decode(self, latent: Tensor, uv: Tensor) -> Tensor:
        """(B, D) latents and (P, 2) points of the square -> (B, C, P, 3) unit sphere."""
        return self.decoder(latent, uv) * self.axis_scale

    def forward(self, points: Tensor, uv: Tensor) -> tuple[Tensor, Posterior]:
        """Reconstruct from a sample of the posterior: (B, C, P, 3) and the posterior."""
        posterior = self.encode(points)
        return self.decode(posterior.sample(), uv), posterior

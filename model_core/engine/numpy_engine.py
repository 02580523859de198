"""Encode and decode with numpy alone, for a Blender without torch."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ..charts.grid import unit_grid
from ..network.config import BIN_PRIOR, ModelConfig
from ..weights import Weights

_NORM_EPSILON = 1e-5  # torch's BatchNorm1d


def relu(x: np.ndarray) -> np.ndarray:
    """max(x, 0)."""
    return np.maximum(x, 0)


def silu(x: np.ndarray) -> np.ndarray:
    """x / (1 + exp(-x)), written with tanh, which cannot overflow."""
    return x * (0.5 * np.tanh(0.5 * x) + 0.5)


ACTIVATIONS = {"relu": relu, "silu": silu}


def fourier(x: np.ndarray, frequencies: int) -> np.ndarray:
    """x with sin and cos of 2^k pi x: (..., D) -> (..., D (1 + 2 frequencies)); as ``network.layers.fourier``."""
    angles = [x * np.float32(2.0**k * np.pi) for k in range(frequencies)]
    return np.concatenate([x, *(f(angle) for angle in angles for f in (np.sin, np.cos))], axis=-1)


class NumpyEngine:
    """The network of ``network.vae`` in evaluation mode; see ``Engine`` for shapes."""

    label = "NumPy, CPU"

    def __init__(self, weights: Weights):
        self._p = weights.parameters
        self._config: ModelConfig = weights.config
        self.layout = weights.kind.layout
        self.linear = weights.config.conditioning == "linear"
        self.refine_steps, self.residual_cells = weights.config.refine_steps, weights.config.residual_cells
        self.axis_scale = weights.parameters["axis_scale"]
        self._activation = ACTIVATIONS[weights.config.activation]
        self._trunk = lru_cache(maxsize=8)(self._compute_trunk)

    def encode(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray | None]:
        """See ``Engine.encode``."""
        pooled = np.stack([self._pooled(cloud) for cloud in np.asarray(points, dtype=np.float32)])
        x = (pooled - self._p["encoder.pool_mean"]) / self._p["encoder.pool_scale"]
        for index in range(len(self._config.code_widths)):
            x = self._activation(self._norm(f"encoder.code_norm.{index}", self._linear(f"encoder.code.{index}", x)))
        mean = self._linear("encoder.mean", x)
        return mean, None if self._config.posterior == "none" else self._linear("encoder.log_variance", x)

    def refine_step(self, first: np.ndarray, residuals: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """See ``Engine.refine_step``."""
        x = np.concatenate(
            [(residuals - self._p["refiner.residual_mean"]) / self._p["refiner.residual_scale"], first], axis=-1
        )
        for index in range(len(self._config.refiner_widths)):
            x = self._activation(self._linear(f"refiner.layers.{index}", x))
        return first + self._linear("refiner.change", x), self._linear("refiner.log_variance", x)

    def decode(self, latents: np.ndarray, resolution: int) -> np.ndarray:
        """See ``Engine.decode``."""
        latents = np.asarray(latents, dtype=np.float32)
        decode = self._decode_linear if self._config.conditioning == "linear" else self._decode_bias
        grids = decode(latents, resolution) * self._p["axis_scale"]
        return grids.reshape(len(latents), -1, resolution, resolution, 3)

    def trunk(self, resolution: int) -> np.ndarray:
        """See ``Engine.trunk``."""
        return self._trunk(resolution)

    # -- encoder ----------------------------------------------------------------------

    def _pooled(self, cloud: np.ndarray) -> np.ndarray:
        """(N, 3) -> (K,)."""
        x = fourier(cloud / self._p["axis_scale"], self._config.point_frequencies)
        for index in range(len(self._config.point_widths)):
            x = self._activation(self._norm(f"encoder.point_norm.{index}", self._linear(f"encoder.point.{index}", x)))
        pools = {"max": lambda: x.max(axis=0), "mean": lambda: x.mean(axis=0)}
        pooled = [pools[name]() for name in self._config.pools]
        if self._config.length_bins:
            pooled += _bin_means(x, cloud[:, 2], self._config.length_bins)
        return np.concatenate(pooled)

    # -- decoder ----------------------------------------------------------------------

    def _decode_linear(self, latents: np.ndarray, resolution: int) -> np.ndarray:
        """(B, C, P, 3) = phi (C, P, F + 1) . (A z + b) (B, C, F + 1, 3)."""
        return np.matmul(self._trunk(resolution), self._coefficients(latents))

    def _coefficients(self, latents: np.ndarray) -> np.ndarray:
        z = latents.reshape(len(latents) * self._config.groups, self._config.latent)
        return self._linear("decoder.linear", z).reshape(len(latents), self._config.charts, -1, 3)

    def _compute_trunk(self, resolution: int) -> np.ndarray:
        x = self._rest(self._activation(self._patch_norm(0, self._first(resolution))))
        return np.concatenate([x, np.ones_like(x[..., :1])], axis=-1)

    def _decode_bias(self, latents: np.ndarray, resolution: int) -> np.ndarray:
        z = latents.reshape(len(latents), self._config.groups, -1).swapaxes(0, 1)
        z = np.broadcast_to(z, (self._config.charts, *z.shape[1:]))
        bias = self._patch_linear("decoder.latent", z) if "decoder.latent.weight" in self._p else z
        first = self._first(resolution)
        shapes = [self._biased_one(first + bias[:, index, None]) for index in range(len(latents))]
        return np.stack(shapes)

    def _biased_one(self, x: np.ndarray) -> np.ndarray:
        return self._patch_linear("decoder.out", self._rest(self._activation(self._patch_norm(0, x))))

    def _first(self, resolution: int) -> np.ndarray:
        features = fourier(2 * unit_grid(resolution).reshape(-1, 2) - 1, self._config.uv_frequencies)
        return self._patch_linear("decoder.patch.0", np.broadcast_to(features, (self._config.charts, *features.shape)))

    def _rest(self, x: np.ndarray) -> np.ndarray:
        for index in range(1, len(self._config.patch_widths)):
            x = self._activation(self._patch_norm(index, self._patch_linear(f"decoder.patch.{index}", x)))
        return x

    # -- layers -----------------------------------------------------------------------

    def _linear(self, name: str, x: np.ndarray) -> np.ndarray:
        return x @ self._p[f"{name}.weight"].T + self._p[f"{name}.bias"]

    def _patch_linear(self, name: str, x: np.ndarray) -> np.ndarray:
        return np.matmul(x, self._p[f"{name}.weight"]) + self._p[f"{name}.bias"]

    def _norm(self, name: str, x: np.ndarray) -> np.ndarray:
        if self._config.norm == "none":
            return x
        scale, shift = self._affine(name)
        return x * scale + shift

    def _patch_norm(self, index: int, x: np.ndarray) -> np.ndarray:
        if self._config.norm == "none":
            return x
        scale, shift = (a.reshape(self._config.charts, 1, -1) for a in self._affine(f"decoder.patch_norm.{index}"))
        return x * scale + shift

    def _affine(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        """Batch normalisation with its running statistics, as scale and shift."""
        p = {kind: self._p[f"{name}.batch.{kind}"] for kind in ("weight", "bias", "running_mean", "running_var")}
        scale = p["weight"] / np.sqrt(p["running_var"] + np.float32(_NORM_EPSILON))
        return scale, p["bias"] - p["running_mean"] * scale


def _bin_means(x: np.ndarray, height: np.ndarray, length_bins: int) -> list[np.ndarray]:
    """Means by length bin (S C,) and shares (S,) of (N, C) features; as ``network.encoder``."""
    place = (height[:, None] + 1) * np.float32(0.5 * (length_bins - 1))
    hat = np.maximum(1 - np.abs(place - np.arange(length_bins, dtype=np.float32)), 0)  # (N, S)
    share = hat.mean(axis=0)
    mean = hat.T @ x / np.float32(len(x)) / (share[:, None] + np.float32(BIN_PRIOR))
    return [mean.ravel(), share * np.float32(length_bins)]

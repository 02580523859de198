"""The stages of training: decoder on components, encoder on points, code layers on features, refiner on residuals."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import torch
from threadpoolctl import threadpool_limits
from torch import Tensor, nn
from torch.nn import functional

from ..charts.grid import unit_grid
from ..network.decoder import PatchDecoder
from ..network.losses import (
    chamfer_l2_sq,
    chart_l2_sq,
    chart_scale,
    edge_l2_sq,
    kl_nats,
    normal_cosine_gap,
    part_spread,
)
from ..network.vae import AtlasNetVAE, Posterior
from ..surface.residuals import chart_residuals, residual_resolution
from .loop import Loop
from .space import ChartError, ShapeSpace

_RIDGE = 1e-7  # of the trunk's mean square: keeps the solved weights small where trunk functions are alike
_POOL_BATCH = 32
_PARTIAL_STEP = 0.5  # towards the truth
_FEW = 4_096  # shapes that features are standardised on
_LEAST_SPREAD = 1e-3  # of a pooled feature; below it the feature is as good as constant


def fit_decoder(loop: Loop, components: Tensor, weights: Tensor) -> None:
    """Fit the patches' maps to principal components, all at once and by variable projection.

    The last layer's best weights follow from the trunk by least squares, so only
    the trunk is searched (Golub and Pereyra, 1973; the gradient with the solution
    held fixed is exact).

    Args:
        components: (D + 1, C, R, R, 3) over the axis scale, the mean shape last.
        weights: (C, 1, 1, 3) of their errors, or a blade would be as coarse as a toy's grip.
    """
    if loop.past("decoder") or loop.config.stays("decoder.linear.weight"):
        return
    decoder = loop.model.decoder
    uv = _uv(components.shape[2], 1, loop.device)
    target = components.permute(1, 2, 3, 0, 4).flatten(3).flatten(1, 2).to(loop.device)  # (C, P, (D + 1) * 3)
    weights = weights.flatten(1, 2).tile(len(components)).to(loop.device)  # (C, 1, (D + 1) * 3)

    def terms(_) -> dict[str, Tensor]:
        trunk = decoder.trunk(uv)
        with torch.no_grad():
            last = _last_layer(trunk, target)
        error = weights * (trunk @ last - target)
        return {"component_l2_sq": error.square().sum(dim=-1).mean() / 3}

    loop.optimise("decoder", [(decoder.patch.parameters(), loop.config.decoder_rate)], loop.config.decoder_steps, terms)
    with torch.no_grad():
        _set_last_layer(decoder, _last_layer(decoder.trunk(uv), target))
    loop.finish("decoder")


def _last_layer(trunk: Tensor, target: Tensor) -> Tensor:
    """(C, P, F + 1), (C, P, K) -> (C, F + 1, K): ridge regression, patch by patch."""
    trunk, target = trunk.double(), target.double()
    normal = trunk.transpose(1, 2) @ trunk
    ridge = _RIDGE * normal.diagonal(dim1=1, dim2=2).mean(dim=1)
    normal = normal + ridge[:, None, None] * torch.eye(normal.shape[-1], dtype=normal.dtype, device=normal.device)
    return torch.linalg.solve(normal, trunk.transpose(1, 2) @ target).float()


def _set_last_layer(decoder: PatchDecoder, weights: Tensor) -> None:
    """``weights``: (C, F + 1, (D + 1) * 3), the mean shape's last."""
    columns = weights.unflatten(-1, (-1, 3)).permute(0, 1, 3, 2).flatten(0, 2)  # (C (F + 1) 3, D + 1)
    decoder.linear.weight.copy_(columns[:, :-1])
    decoder.linear.bias.copy_(columns[:, -1])


class Coded:
    """What a fitted decoder knows of a set of shapes: their codes, spreads, and how to judge a posterior."""

    def __init__(self, loop: Loop, grids: Tensor):
        """``grids``: (N, C, R, R, 3) unit sphere."""
        space = ShapeSpace(loop.model, grids.shape[2])
        self.codes = space.codes(grids)
        self.spread = torch.cat(
            [part_spread(part.float(), loop.layout, loop.config.spread_floor) for part in grids.split(512)]
        )
        self._error = ChartError(space, loop.layout, loop.config.edge_weight)
        self._device = loop.device

    def terms(self, posterior: Posterior, index: Tensor) -> dict[str, Tensor]:
        """Chart terms of a batch of posteriors of the shapes at ``index``."""
        return self._error(posterior, self.codes[index].to(self._device), self.spread[index].to(self._device))


def fit_encoder(loop: Loop, grids: Tensor, points: Tensor) -> None:
    """Fit the encoder: to a fitted decoder's codes, or end to end with the decoder.

    Args:
        grids: (N, C, R, R, 3), points: (N, P, 3), unit sphere.
    """
    if loop.past("encoder"):
        return
    config, model = loop.config, loop.model
    judge = Coded(loop, grids).terms if config.decoder_steps else None
    if config.decoder_steps and loop.fresh("encoder"):
        _standardise(loop, _pooled(model, points[:1_024, : config.points], loop.device))

    def terms(chance: torch.Generator) -> dict[str, Tensor]:
        index = loop.draw(len(grids), config.batch, chance)
        clouds = _window(points, index, config.points, chance).to(loop.device)
        posterior = model.encode(clouds)
        found = judge(posterior, index) if judge else _decoded_terms(loop, posterior, grids[index], clouds)
        return found | _kl(loop, posterior)

    parameters = [(model.encoder.parameters(), config.rate)]
    if not config.decoder_steps:
        parameters.append((model.decoder.parameters(), config.rate))
    loop.optimise("encoder", parameters, config.steps, terms)
    loop.finish("encoder")


def fit_codes(loop: Loop, grids: Tensor, points: Tensor) -> None:
    """Train the layers between pooled features and posterior on features computed once.

    Looking at points is nearly all of a step's cost; without it batches can be
    large and steps many.

    Args:
        grids: (N, C, R, R, 3), points: (N, P, 3), unit sphere.
    """
    if loop.past("codes"):
        return
    config, model = loop.config, loop.model
    coded = Coded(loop, grids)
    [pooled] = loop.processes.in_shares(len(points), lambda rows: [_pooled(model, points[rows], loop.device)])
    if loop.fresh("codes"):
        _standardise(loop, pooled)
        torch.manual_seed(config.seed)
        for layer in _code_layers(model) if loop.is_new("encoder.code") else ():
            layer.reset_parameters()

    def terms(chance: torch.Generator) -> dict[str, Tensor]:
        index = loop.draw(len(grids), config.code_batch, chance)
        posterior = Posterior(*model.encoder.posterior(pooled[index].to(loop.device).float()))
        return coded.terms(posterior, index) | _kl(loop, posterior)

    parameters = [p for layer in _code_layers(model) for p in layer.parameters()]
    loop.optimise("codes", [(parameters, config.code_rate)], config.code_steps, terms)
    loop.finish("codes")


def fit_refiner(loop: Loop, grids: Tensor, points: Tensor) -> None:
    """Train the refiner on residuals of initial estimates, and of estimates part of the way from there, computed once.

    Args:
        grids: (N, C, R, R, 3), points: (N, P, 3), unit sphere; of shapes that the initial estimates
            were not trained on, since those they know by heart leave no residuals to learn from.
    """
    if loop.past("refiner"):
        return
    config, refiner = loop.config, loop.model.refiner
    coded = Coded(loop, grids)
    in_shares, count = loop.processes.in_shares, len(points)
    [first] = in_shares(count, lambda rows: [initial_means(loop.model, points[rows], loop.device)])
    # A start is drawn anew in each step: the initial estimate, or what a step may have made of it.
    starts = torch.stack([first, torch.lerp(first, coded.codes, _PARTIAL_STEP)])
    residuals = torch.stack(
        in_shares(count, lambda rows: [_residuals(loop, one[rows], points[rows]) for one in starts])
    )
    if loop.fresh("refiner") and loop.is_new("refiner"):
        few = residuals[0, :_FEW].float()
        refiner.residual_mean.copy_(few.mean(dim=0))
        refiner.residual_scale.copy_(few.std(dim=0).clamp_min(_LEAST_SPREAD))
        torch.manual_seed(config.seed)
        for layer in (*refiner.layers, refiner.change, refiner.log_variance):
            layer.reset_parameters()
        torch.nn.init.zeros_(refiner.change.weight)  # it starts from the initial estimate as it is
        torch.nn.init.zeros_(refiner.change.bias)

    def drop(hidden: Tensor) -> Tensor:
        """Drawn for the whole batch, of which this process has a share, so that any count of them drops the same."""
        kept = functional.dropout(hidden.new_ones(config.code_batch, hidden.shape[1]), config.refiner_dropout)
        return hidden * loop.processes.share(kept)

    def terms(chance: torch.Generator) -> dict[str, Tensor]:
        index = loop.draw(len(grids), config.code_batch, chance)
        start = loop.processes.share(torch.randint(len(starts), (config.code_batch,), generator=chance))
        residual = residuals[start, index].to(loop.device).float()
        posterior = Posterior(*refiner(starts[start, index].to(loop.device), residual, drop))
        return coded.terms(posterior, index) | _kl(loop, posterior)

    loop.optimise("refiner", [(refiner.parameters(), config.code_rate)], config.refiner_steps, terms)
    loop.finish("refiner")


def initial_means(model: AtlasNetVAE, points: Tensor, device: torch.device) -> Tensor:
    """(N, P, 3) -> (N, D) posterior means of the initial estimates, on the CPU."""
    with torch.no_grad():
        parts = [model.encode(part.to(device).float()).mean.cpu() for part in points.split(_POOL_BATCH)]
    return torch.cat(parts)


def _residuals(loop: Loop, first: Tensor, points: Tensor) -> Tensor:
    """(N, D) first means and (N, P, 3) clouds -> (N, G) float16, see ``surface.residuals``."""
    model, device = loop.model, loop.device
    resolution = residual_resolution(model.config.residual_cells)
    uv, rows, axis_scale = _uv(resolution, 1, device), [], model.axis_scale.cpu()
    with threadpool_limits(1), ThreadPoolExecutor(loop.processes.cores) as pool:
        for latents, clouds in zip(first.split(_POOL_BATCH), points.split(_POOL_BATCH), strict=True):
            with torch.no_grad():
                charts = model.decoder(latents.to(device), uv).reshape(len(latents), -1, resolution, resolution, 3)
            rows += pool.map(_half_residuals, charts.cpu().numpy(), (clouds.float() / axis_scale).numpy())
    return torch.from_numpy(np.stack(rows))


def _half_residuals(charts: np.ndarray, cloud: np.ndarray) -> np.ndarray:
    """As float16: there are many."""
    return chart_residuals(charts, cloud).astype(np.float16)


def _code_layers(model: AtlasNetVAE) -> list[nn.Linear]:
    encoder = model.encoder
    return [*encoder.code, encoder.mean, *([] if encoder.log_variance is None else [encoder.log_variance])]


def _pooled(model: AtlasNetVAE, points: Tensor, device: torch.device) -> Tensor:
    """(N, P, 3) -> (N, K) float16 pooled features."""
    with torch.no_grad():
        parts = [model.pool(part.to(device).float()).half().cpu() for part in points.split(_POOL_BATCH)]
    return torch.cat(parts)


def _standardise(loop: Loop, pooled: Tensor) -> None:
    """By the features' own mean and spread, unless layers were loaded that expect others."""
    if not loop.is_new("encoder.pool_"):
        return
    encoder = loop.model.encoder
    few = pooled[:_FEW].float()
    encoder.pool_mean.copy_(few.mean(dim=0))
    encoder.pool_scale.copy_(few.std(dim=0).clamp_min(_LEAST_SPREAD))


def _kl(loop: Loop, posterior: Posterior) -> dict[str, Tensor]:
    return {"kl": loop.config.kl_weight * kl_nats(posterior)} if loop.config.kl_weight else {}


def _window(points: Tensor, index: Tensor, count: int, chance: torch.Generator) -> Tensor:
    """``count`` neighbours in the list of samples, which is itself a uniform sample."""
    start = int(torch.randint(points.shape[1] - count + 1, (1,), generator=chance))
    return points[index, start : start + count].float()


def _decoded_terms(loop: Loop, posterior: Posterior, grids: Tensor, clouds: Tensor) -> dict[str, Tensor]:
    """Terms of decoded samples of the posterior, where there is no fitted decoder."""
    config, stride = loop.config, loop.config.stride
    decoded = loop.model.decode(posterior.sample(), _uv(grids.shape[2], stride, loop.device))
    if config.loss == "chamfer":
        return {"chamfer_l2_sq": chamfer_l2_sq(decoded.flatten(1, 2), clouds)}
    truth = grids[:, :, ::stride, ::stride].float().to(loop.device)
    decoded = decoded.reshape(truth.shape)
    scale = chart_scale(part_spread(truth, loop.layout, config.spread_floor), loop.layout)
    return {
        "chart_l2_sq": chart_l2_sq(decoded, truth, scale),
        "edge_l2_sq": config.edge_weight * edge_l2_sq(decoded, truth, scale),
        "normal_cosine_gap": config.normal_weight * normal_cosine_gap(decoded, truth),
    }


def _uv(resolution: int, stride: int, device: torch.device) -> Tensor:
    """(P, 2) points of a regular grid, every stride-th."""
    return torch.from_numpy(unit_grid(resolution)[::stride, ::stride].reshape(-1, 2).copy()).to(device)

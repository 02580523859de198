"""From a trained network to weights on disk: prior, sliders, card."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from ..engine import Engine
from ..engine.numpy_engine import NumpyEngine
from ..handles.novelty import remember
from ..kinds import Kind
from ..latent.directions import principal_directions
from ..latent.encode import refined_means
from ..latent.linear import jacobian
from ..network.vae import AtlasNetVAE
from ..rows import packed, unpacked
from ..weights import SLIDERS, Weights, arrays_of, load_weights, save_weights
from .config import TrainConfig
from .dataset import ShapeSet, hard_counts
from .space import ShapeSpace

_COMPARED = 8  # grid resolution of the distances that novelty is measured by
_MEASURED = 4_000  # training shapes whose dimensions are taken
_RANGE = (0.5, 99.5)  # percentiles of the training shapes' dimensions that handles reach
_CLOUD = 2_500
_REMEMBERED = 15_000  # training shapes that novelty is measured by
_FARTHEST = 30.0  # standard deviations: farther out lie only the codes of a decoder that is poorly fitted
_ACTIVE = 1_000  # shapes whose posterior means show which units are active
_BLOCK = 64


def write_weights(
    kind: Kind,
    model: AtlasNetVAE,
    data: ShapeSet,
    config: TrainConfig,
    folder: Path,
    command: str,
    spent: dict[str, float],
) -> Weights:
    """Choose the prior's examples, find the sliders, and write arrays and card.

    Args:
        model: in evaluation mode, on the CPU.
        command: what a user types to train these weights again.
        spent: what training cost, {device, for people: seconds}.
    Returns:
        The weights as read back and checked.
    """
    parameters = _as_stored(
        {
            name: tensor.numpy()
            for name, tensor in model.state_dict().items()
            if not name.endswith("num_batches_tracked")
        }
    )
    blank = Weights(kind, config.model, parameters, {}, np.empty(0), {}, kind.forge.families, "", {})
    engine = NumpyEngine(blank)
    codes = codes_of(model, engine, data, config)
    blank = replace(blank, prior=examples(kind, codes, data, config))
    sliders = principal_directions(engine, codes, data.family[: len(codes)], SLIDERS)
    novelty = remember(jacobian(engine, codes.mean(axis=0), _COMPARED), codes[:_REMEMBERED])
    blank = replace(blank, sliders=sliders, novelty=novelty)
    active = active_units(posterior_means(engine, data.points[:_ACTIVE]))
    save_weights(folder, kind, arrays_of(blank), _card(kind, active, data, config, command, spent))
    return load_weights(folder)


def _as_stored(parameters: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """As a reader of the file will find them, so that what follows is measured on those."""
    return unpacked({name: array.astype(np.float32) for name, array in packed(parameters).items()})


def codes_of(model: AtlasNetVAE, engine: Engine, data: ShapeSet, config: TrainConfig) -> np.ndarray:
    """(N, D) float32 codes of the training shapes: those the encoder was taught, or else its answers."""
    if config.decoder_steps:
        return ShapeSpace(model, data.grids.shape[2]).codes(torch.from_numpy(data.grids)).numpy()
    return posterior_means(engine, data.points)


def posterior_means(engine: Engine, points: np.ndarray) -> np.ndarray:
    """(N, P, 3) clouds -> (N, D) float32."""
    blocks = [points[start : start + _BLOCK, :_CLOUD].astype(np.float32) for start in range(0, len(points), _BLOCK)]
    return np.concatenate([refined_means(engine, engine.encode(clouds)[0], clouds) for clouds in blocks])


def examples(kind: Kind, codes: np.ndarray, data: ShapeSet, config: TrainConfig) -> dict[str, np.ndarray]:
    """The prior: (code, log length) of some training shapes of each family, all drawn alike; see ``Weights.prior``."""
    families = range(len(kind.forge.families))
    own = [np.flatnonzero(data.family[: len(codes)] == family)[: config.examples] for family in families]
    shares = [np.full(len(rows), 1 / len(rows) / len(families)) for rows in own]
    values = np.column_stack([np.clip(codes, -_FARTHEST, _FARTHEST), np.log(data.length[: len(codes)])])
    rows = np.concatenate(own)
    prior = {"weights": np.concatenate(shares), "means": values[rows], "style": data.family[rows]}
    return {name: column.astype(np.float32) for name, column in prior.items()}


def active_units(codes: np.ndarray) -> int:
    """Latent units whose posterior means (N, D) have a variance above 0.01 (Burda et al., 2016)."""
    return int((codes.var(axis=0) > 0.01).sum())


def dimension_ranges(kind: Kind, data: ShapeSet) -> dict[str, list[float]]:
    """{dimension: [low, high]} that nearly all training shapes lie between, metres or degrees."""
    rows = []
    for grids, length in zip(data.grids[:_MEASURED], data.length, strict=False):
        pose = kind.find_pose(grids)
        rows.append(kind.measure(pose.apply(grids.astype(np.float64), float(length) / pose.span)))
    return {
        name: [float(f"{value:.4g}") for value in np.percentile([row[name] for row in rows], _RANGE)]
        for name in rows[0]
    }


def _card(kind: Kind, active: int, data: ShapeSet, config: TrainConfig, command: str, spent: dict[str, float]) -> dict:
    made = len(data) + sum(hard_counts(kind, len(data)).values()) + config.shapes * bool(config.decoder_steps)
    return {
        "name": f"Rodin {kind.words.plural}",
        "licence": kind.licence,
        "config": config.model.to_dict(),
        "styles": list(kind.forge.families),
        "training": {
            "command": command,
            "seed": config.seed,
            "data": f"{made} {kind.words.plural} made by the forge of the kind {kind.name} from seed {config.seed}; "
            + (f"begun with the weights {config.begun_from[:12]}" if config.begun_from else "no outside data"),
            "settings": config.to_dict(),
            "seconds": round(sum(spent.values())),
            "threads": torch.get_num_threads(),
            "device": ", then ".join(spent),
            "date": time.strftime("%Y-%m-%d"),
        },
        "dimensions": dimension_ranges(kind, data),
        "metrics": {"active_units": active},
    }

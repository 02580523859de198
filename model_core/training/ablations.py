"""What the design is compared with: short trainings that each do one thing otherwise. Free of torch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ..kinds import Kind
from ..rows import packed
from ..weights import Weights, load_weights, save_weights, stored_arrays
from .config import TrainConfig, presets


def base_of(kind: Kind) -> TrainConfig:
    """What ablations change: minutes a training, so that all of them take hours."""
    return presets(kind)["quick"]


# Errors in space, as chamfer has them too, are about a hundredth of those over each part's
# spread; the divergence from N(0, I) is to weigh beside them what it weighs in base.
_IN_SPACE = 1e-2
_REGULARISER = 1e-3  # of a covariance, in squared standard deviations

Prior = dict[str, np.ndarray]
"""As ``Weights.prior``."""


def _unchanged(base: TrainConfig) -> TrainConfig:
    return base


def _changed(**values: object) -> Callable[[TrainConfig], TrainConfig]:
    return lambda base: replace(base, **values)


def _network(**values: object) -> Callable[[TrainConfig], TrainConfig]:
    return lambda base: replace(base, model=replace(base.model, **values))


def _initial_estimate(base: TrainConfig) -> TrainConfig:
    return replace(base, model=replace(base.model, refine_steps=0), refiner_steps=0)


def _end_to_end(base: TrainConfig) -> TrainConfig:
    """Encoder and decoder together; without the other stages as many steps more as cost the same on a processor."""
    return replace(_initial_estimate(base), decoder_steps=0, code_steps=0, steps=4 * base.steps)


def _chamfer(base: TrainConfig) -> TrainConfig:
    """A step costs three of base's with a quarter of its batch, nearest neighbours being sought in it."""
    return replace(
        _end_to_end(base),
        loss="chamfer",
        kl_weight=_IN_SPACE * base.kl_weight,
        batch=base.batch // 4,
        steps=5 * base.steps // 3,
    )


def unit_normal(prior: Prior) -> Prior:
    """N(0, I) on codes and one Gaussian on the log length, the same under every style."""
    mean, covariance = _moments(prior)
    own = np.eye(len(mean))
    own[-1, -1] = covariance[-1, -1]
    return _under_every_style(prior, np.append(np.zeros(len(mean) - 1), mean[-1]), own)


def one_gaussian(prior: Prior) -> Prior:
    """The Gaussian with the examples' mean and covariance, the same under every style."""
    return _under_every_style(prior, *_moments(prior))


@dataclass(frozen=True)
class Ablation:
    """One thing done otherwise.

    Attributes:
        question: one sentence, what its figures answer.
        change: base -> what is trained instead.
        prior: base's prior -> its own, over base's own network; None where there is a training.
    """

    question: str
    change: Callable[[TrainConfig], TrainConfig] = _unchanged
    prior: Callable[[Prior], Prior] | None = None


ABLATIONS = {
    "base": Ablation("How good is the shipped recipe after such a short training?"),
    "chamfer": Ablation("Does training need to know which point is which, or are point clouds enough?", _chamfer),
    "end-to-end": Ablation("Does it pay to fit the decoder to principal components first?", _end_to_end),
    "no-edge": Ablation("Does the edge term prevent ripples?", _changed(edge_weight=0.0)),
    "no-spread": Ablation(
        "Should errors be measured against each part's spread, or all equally in space?",
        lambda base: replace(
            base, spread_floor=1.0, kl_weight=_IN_SPACE * base.kl_weight
        ),  # 1: as large as the whole shape
    ),
    "latent-24": Ablation("Are 24 numbers per shape enough?", _network(latent=24)),
    "latent-48": Ablation("Are 48 numbers per shape enough?", _network(latent=48)),
    "plain-pointnet": Ablation("Does the encoder need means within bins along the length?", _network(length_bins=0)),
    "initial-estimate": Ablation(
        "What does the refiner add, although half of the shapes are set aside for it?", _initial_estimate
    ),
    "one-refinement": Ablation("What does a second refinement step add to the first?", _network(refine_steps=1)),
    "no-code-stage": Ablation(
        "What do the steps that train only the code layers add, compared with initial-estimate?",
        lambda base: replace(_initial_estimate(base), code_steps=0),
    ),
    "no-augmentation": Ablation("What does training on augmented clouds cost or gain?", _changed(augmented_share=0.0)),
    "few-shapes": Ablation(
        "How much do more shapes help the encoder?", lambda base: replace(base, shapes_encoded=base.shapes_encoded // 3)
    ),
    "strong-kl": Ablation("What does a usual weight on the divergence from N(0, I) do?", _changed(kl_weight=1e-3)),
    "prior-unit-normal": Ablation("Do codes follow N(0, I), from which a VAE samples?", prior=unit_normal),
    "prior-one-gaussian": Ablation("Is one Gaussian for all families enough?", prior=one_gaussian),
}
"""In the order in which they are run and shown; base first, since those with a prior of their own take its weights."""


def write_with_prior(source: Path, folder: Path, change: Callable[[Prior], Prior]) -> Weights:
    """Write the weights of a folder into another one, with another prior.

    Returns:
        The weights as read back and checked.
    Raises:
        WeightsError: ``source`` holds no sound weights.
    """
    weights = load_weights(source)
    kept = {name: array for name, array in stored_arrays(source).items() if not name.startswith("prior.")}
    arrays = kept | packed({f"prior.{name}": array for name, array in change(weights.prior).items()})
    save_weights(folder, weights.kind, arrays, weights.card)
    return load_weights(folder)


def _moments(prior: Prior) -> tuple[np.ndarray, np.ndarray]:
    """Mean (D + 1,) and covariance (D + 1, D + 1) of the examples, float64; a little wider, as it may be flat."""
    weights, codes = prior["weights"].astype(np.float64), prior["means"].astype(np.float64)
    weights /= weights.sum()
    mean = weights @ codes
    apart = codes - mean
    return mean, (weights[:, None] * apart).T @ apart + _REGULARISER * np.eye(len(mean))


def _under_every_style(prior: Prior, mean: np.ndarray, covariance: np.ndarray) -> Prior:
    """A Gaussian a style, as weights must have something for each, all the same."""
    styles = np.unique(prior["style"])
    components = {
        "weights": np.full(len(styles), 1 / len(styles)),
        "means": np.tile(mean, (len(styles), 1)),
        "factors": np.tile(np.linalg.cholesky(covariance), (len(styles), 1, 1)),
        "style": styles,
    }
    return {name: array.astype(np.float32) for name, array in components.items()}

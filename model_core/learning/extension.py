"""Weights that have learnt from registrations: further latents for what the set has beyond the forge, in closed form.

The encoder's answers stay as they were, with zeros for the new latents; refinement finds those. Shapes that could be
decoded before still can.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..codec import Codec
from ..engine import Engine
from ..engine.numpy_engine import NumpyEngine
from ..errors import RodinError
from ..handles.novelty import remember
from ..latent.linear import jacobian
from ..model import Model
from ..recipe import Recipe
from ..weights import Weights
from .motions import affine_motions, codes_of, components_of, smoothed

_COMPARED = 8  # grid resolution of the distances that novelty is measured by
_NOISE = 2e-4  # of a point, unit sphere: with less, hilts between two registrations are lumpy; with more, blades wave
_FARTHEST = 30.0  # standard deviations of a code in the prior
_SHARE = 0.5  # of draws of any style that are the set's own
_ANSWERS = ("encoder.mean", "encoder.log_variance", "refiner.change", "refiner.log_variance")
"""Layers whose outputs count latents."""
UNNAMED = "0" * 64
"""Hash of weights until they are written."""
COMPONENTS = 36
"""Of a set, at most; more of 36 real swords held nothing that could be told from noise."""
FEWEST = 3
"""Registrations that can be learnt from: of two shapes it cannot be said what is usual."""


def learnt(weights: Weights, recipes: Sequence[Recipe], style: str) -> Weights:
    """Weights with what the recipes' details have as further latents, and the recipes as a style of their own.

    Args:
        weights: linear ones. recipes: of these weights, registrations. style: its name.
    Returns:
        Weights without a hash, whose card is that of ``weights`` but for styles, dimensions and configuration.
    Raises:
        RodinError: too few recipes, a style that there is already, or weights that cannot be added to.
    """
    check(weights, len(recipes), style)
    engine = NumpyEngine(weights)
    details = smoothed(engine, details_of(weights, engine, recipes))
    basis = np.concatenate([components_of(engine, details, COMPONENTS), affine_motions(engine, weights.config.latent)])
    longer = lengthened(weights, basis)
    whole = np.tensordot([recipe.latent for recipe in recipes], _latent_motions(weights), axes=1) + details
    codes = np.column_stack([likeliest_codes(engine, longer, whole), np.log([recipe.length for recipe in recipes])])
    longer = replace(longer, prior=_with_style(longer, codes), styles=(*weights.styles, style))
    novelty = novelty_of(NumpyEngine(longer), longer.prior["means"][:, :-1])
    card = {
        **weights.card,
        "config": longer.config.to_dict(),
        "styles": list(longer.styles),
        "dimensions": _ranges(weights, engine, recipes),
    }
    return replace(longer, novelty=novelty, card=card, sha256=UNNAMED)


def check(weights: Weights, count: int, style: str) -> None:
    """See that weights can learn from so many registrations, as a style of that name.

    Raises:
        RodinError: they cannot.
    """
    config = weights.config
    if count < FEWEST:
        raise RodinError(
            "At least {fewest} registered meshes are needed to learn from; there are {count}.",
            fewest=FEWEST,
            count=count,
        )
    if config.conditioning != "linear" or config.groups > 1 or "factors" in weights.prior:
        raise RodinError("These weights cannot be added to; learn from those that come with Rodin, or newer ones.")
    if style in weights.styles:
        raise RodinError("The weights have a style {name} already; give the new one another name.", name=style)


def alone(weights: Weights, recipes: Sequence[Recipe]) -> Weights:
    """A model of the set's shapes alone: their mean and components, nothing of the forge. It starts from the mean.

    Only for comparison: it has no prior.
    """
    engine, scale = NumpyEngine(weights), weights.parameters["axis_scale"]
    shapes = shapes_of(weights, recipes, details_of(weights, engine, recipes))
    basis = components_of(engine, shapes - shapes.mean(axis=0), len(recipes) - 1)
    blank = lengthened(weights, basis, keep=0)
    bias = (shapes.mean(axis=0) / scale).ravel().astype(np.float32)
    parameters = {**blank.parameters, "decoder.linear.bias": bias}
    return replace(blank, parameters=parameters, config=replace(blank.config, refine_steps=0), sha256=UNNAMED)


def likeliest_codes(engine: Engine, weights: Weights, motions: np.ndarray) -> np.ndarray:
    """(N, D) float64 codes of motions (N, C, F + 1, 3) away from the shape of latent zero, that a prior can hold.

    Args:
        engine: of weights with the same patches.
    """
    return np.clip(codes_of(engine, motions, _latent_motions(weights), _NOISE), -_FARTHEST, _FARTHEST)


def novelty_of(engine: Engine, codes: np.ndarray) -> dict[str, np.ndarray]:
    """What novelty is measured by, of codes (N, D); see ``handles.novelty.remember``."""
    return remember(jacobian(engine, codes.mean(axis=0), _COMPARED), codes)


def shapes_of(weights: Weights, recipes: Sequence[Recipe], details: np.ndarray) -> np.ndarray:
    """(N, C, F + 1, 3) float64 patch weights of recipes, unit sphere: latents, and details of the same shape."""
    own = _latent_motions(weights)
    mean = weights.parameters["decoder.linear.bias"].reshape(own.shape[1:]) * weights.parameters["axis_scale"]
    return mean + np.tensordot([recipe.latent for recipe in recipes], own, axes=1) + details


def smooth_shapes(weights: Weights, engine: Engine, recipes: Sequence[Recipe]) -> np.ndarray:
    """The same with details that are smoothed, see ``motions.smoothed``."""
    return shapes_of(weights, recipes, smoothed(engine, details_of(weights, engine, recipes)))


def details_of(weights: Weights, engine: Engine, recipes: Sequence[Recipe]) -> np.ndarray:
    """(N, C, F + 1, 3) float64 what surface refinement added to each; zeros where nothing."""
    codec = Codec(weights, engine)
    shape = weights.config.charts, weights.config.patch_widths[-1] + 1, 3
    details = (codec.detail(recipe) for recipe in recipes)
    return np.stack([np.zeros(shape) if one is None else one.astype(np.float64) for one in details])


def _latent_motions(weights: Weights) -> np.ndarray:
    """(D, C, F + 1, 3) float64 patch weights that each latent adds, unit sphere."""
    linear, charts = weights.parameters["decoder.linear.weight"].astype(np.float64), weights.config.charts
    return linear.T.reshape(len(linear.T), charts, -1, 3) * weights.parameters["axis_scale"]


def lengthened(weights: Weights, basis: np.ndarray, keep: int | None = None) -> Weights:
    """The same with the first ``keep`` latents, or all, and one for each of a basis (K, C, F + 1, 3)."""
    size, added, parameters = weights.config.latent, len(basis), dict(weights.parameters)
    kept = size if keep is None else keep

    def longer(name: str, axis: int) -> None:
        """Its last entries along an axis count latents: some of them, then zeros."""
        array = parameters[name]
        first = array.shape[axis] - size
        array = np.take(array, range(first + kept), axis=axis)
        parameters[name] = np.pad(array, [(0, added * (axis == k)) for k in range(array.ndim)])

    for layer in _ANSWERS:
        if f"{layer}.weight" in parameters:  # not all weights have a refiner
            longer(f"{layer}.weight", 0)
            longer(f"{layer}.bias", 0)
    if "refiner.layers.0.weight" in parameters:
        longer("refiner.layers.0.weight", 1)
    columns = (basis / weights.parameters["axis_scale"]).reshape(added, -1).T.astype(np.float32)
    parameters["decoder.linear.weight"] = np.concatenate(
        [parameters["decoder.linear.weight"][:, :kept], columns], axis=1
    )
    means = np.insert(weights.prior["means"], [size] * added, 0, axis=1)
    sliders = np.pad(weights.sliders, ((0, 0), (0, added)))
    config = replace(weights.config, latent=kept + added)
    return replace(
        weights, config=config, parameters=parameters, prior={**weights.prior, "means": means}, sliders=sliders
    )


def _with_style(weights: Weights, codes: np.ndarray) -> dict[str, np.ndarray]:
    """The prior with (N, D + 1) codes and log lengths as one more style."""
    prior, count = weights.prior, len(codes)
    return {
        "weights": np.append(prior["weights"] * (1 - _SHARE), np.full(count, _SHARE / count)).astype(np.float32),
        "means": np.concatenate([prior["means"], codes]).astype(np.float32),
        "style": np.append(prior["style"], np.full(count, len(weights.styles))).astype(np.float32),
    }


def _ranges(weights: Weights, engine: Engine, recipes: Sequence[Recipe]) -> dict[str, list[float]]:
    """The card's dimensions, widened to those of the registrations, metres or degrees."""
    found = [Model(weights, engine).dimensions(recipe) for recipe in recipes]
    return {
        name: [min(low, *(row[name] for row in found)), max(high, *(row[name] for row in found))]
        for name, (low, high) in weights.card["dimensions"].items()
    }

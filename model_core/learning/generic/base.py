"""Weights in closed form for a kind without a forge: a mean shape, and smooth motions of each of its parts.

This is a Gaussian process morphable model before it has seen any example (Luethi et al., arXiv 1603.07254): its codes
are those of the motions alone, and its encoder always answers with the mean shape, from which refinement starts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.polynomial.legendre import legvander

from ...charts.layout import Layout
from ...engine.numpy_engine import NumpyEngine
from ...forge.tube import high_cap, low_cap, ring
from ...kinds import Kind
from ...latent.decode import closed_charts
from ...latent.directions import principal_directions
from ...model import Model
from ...network.config import ModelConfig
from ...network.shapes import parameter_shapes
from ...recipe import Recipe
from ...surface.frame import standing_frames
from ...surface.mesh import TriangleMesh
from ...weights import SLIDERS, Weights
from ..extension import COMPONENTS, UNNAMED, check, lengthened, likeliest_codes, novelty_of, smooth_shapes
from ..motions import RESOLUTION, components_of, part_motions, patch_weights
from .layouts import Template
from .profile import Profile
from .trunk import WIDTHS, patch_parameters

STYLE = "mean"
"""The only style of weights that have learnt nothing yet."""
_SUNK = 0.02  # of the height that parts reach into each other, so that no slit opens between them
_LENGTH = 1.0  # metres, until the set's own are known


def generic_weights(kind: Kind, template: Template, profile: Profile) -> Weights:
    """Weights whose mean shape has a set's usual sizes, and nothing else of it.

    Args:
        kind: of the template's layout.
    """
    grids = mean_charts(kind.layout, profile, template.squareness)
    unit = standing_frames(TriangleMesh.of_charts(grids, kind.layout))[0].to_unit(grids)
    bare = _bare(kind)
    return _around(bare, patch_weights(NumpyEngine(bare), unit), template)


def recentred(weights: Weights, template: Template, recipes: Sequence[Recipe]) -> Weights:
    """The same with the mean shape of registrations, around which the motions are made anew."""
    return _recentred(weights, template, recipes, smooth_shapes(weights, NumpyEngine(weights), recipes))


def learnt_anew(weights: Weights, template: Template, recipes: Sequence[Recipe], style: str) -> Weights:
    """Weights of a set: its mean shape, its components, and smooth motions beside them for what it does not have.

    Args:
        weights: as :func:`generic_weights` or :func:`recentred` give them. recipes: of these weights, registrations.
        style: name of the set as the only style.
    Returns:
        Weights without a hash.
    Raises:
        RodinError: too few recipes.
    """
    check(weights, len(recipes), style)
    engine = NumpyEngine(weights)
    shapes = smooth_shapes(weights, engine, recipes)
    centred = _recentred(weights, template, recipes, shapes)
    moved = shapes - shapes.mean(axis=0)
    longer = lengthened(centred, components_of(engine, moved, COMPONENTS))
    codes = likeliest_codes(engine, longer, moved)
    lengths = np.log([recipe.length for recipe in recipes])
    prior = {
        "weights": np.full(len(codes), 1 / len(codes), np.float32),
        "means": np.column_stack([codes, lengths]).astype(np.float32),
        "style": np.zeros(len(codes), np.float32),
    }
    found = NumpyEngine(longer)
    sliders = principal_directions(found, codes.astype(np.float32), np.zeros(len(codes)), SLIDERS)
    made = replace(longer, prior=prior, styles=(style,), sliders=sliders, novelty=novelty_of(found, codes))
    sizes = [Model(weights, engine).dimensions(recipe) for recipe in recipes]
    ranges = {name: [min(row[name] for row in sizes), max(row[name] for row in sizes)] for name in sizes[0]}
    return replace(made, card=_card(made, ranges), sha256=UNNAMED)


def _recentred(weights: Weights, template: Template, recipes: Sequence[Recipe], shapes: np.ndarray) -> Weights:
    length = float(np.exp(np.mean([np.log(recipe.length) for recipe in recipes])))
    return _around(_bare(weights.kind), shapes.mean(axis=0), template, length)


def mean_charts(layout: Layout, profile: Profile, squareness: float) -> np.ndarray:
    """(C, R, R, 3) of tubes one on another, from height 0 to 1, whose sections have a profile's widths."""
    ends = profile.ends(len(layout.parts))
    charts: list[np.ndarray] = []
    for tube, low, high in zip(layout.tubes, ends[:-1], ends[1:], strict=True):
        low = low - _SUNK * (low > 0)
        sides = [_sides(profile, squareness, *span) for span in _spans(low, high, len(tube.segments))]
        charts += [chart for segment in sides for chart in segment]
        charts += [low_cap(sides[0]), high_cap(sides[-1])]
    return np.stack(charts)


def _spans(low: float, high: float, count: int) -> list[tuple[float, float]]:
    steps = np.linspace(low, high, count + 1)
    return list(zip(steps[:-1], steps[1:], strict=True))


def _sides(profile: Profile, squareness: float, low: float, high: float) -> np.ndarray:
    """(4, R, R, 3) side charts of a span of heights."""
    step = np.linspace(0.0, 1.0, RESOLUTION)
    heights = low + (high - low) * step
    around = ring(step, squareness)[:, None] * profile.at(heights)[None, :, None]
    return np.concatenate([around, np.broadcast_to(heights[:, None, None], (*around.shape[:3], 1))], axis=-1)


def _bare(kind: Kind) -> Weights:
    """Weights without any motion that decode to nothing."""
    config = ModelConfig(
        charts=kind.layout.chart_count,
        latent=1,
        posterior="none",
        point_frequencies=0,
        point_widths=(1,),
        pools=("mean",),
        length_bins=0,
        code_widths=(1,),
        refine_steps=0,
        uv_frequencies=0,
        patch_widths=WIDTHS,
    )
    parameters = {name: np.zeros(shape, dtype=np.float32) for name, shape in parameter_shapes(config).items()}
    parameters |= {name: np.ones_like(parameters[name]) for name in ("axis_scale", "encoder.pool_scale")}
    parameters |= patch_parameters(config.charts)
    return Weights(kind, config, parameters, {}, np.zeros((SLIDERS, 1)), {}, (STYLE,), UNNAMED, {})


def _around(bare: Weights, mean: np.ndarray, template: Template, length: float = _LENGTH) -> Weights:
    """Weights with a mean shape (C, F + 1, 3) of patch weights, unit sphere, and smooth motions around it."""
    centred = {**bare.parameters, "decoder.linear.bias": mean.ravel().astype(np.float32)}
    engine = NumpyEngine(replace(bare, parameters=centred))
    motions = part_motions(engine, 1, lambda places: smooth_fields(places, template.degree))
    size = len(motions)
    config = replace(bare.config, latent=size)
    shapes = parameter_shapes(config)
    parameters = {
        **centred,
        "encoder.mean.weight": np.zeros(shapes["encoder.mean.weight"], dtype=np.float32),
        "encoder.mean.bias": np.zeros(size, dtype=np.float32),
        "decoder.linear.weight": motions.reshape(size, -1).T.astype(np.float32),
    }
    code = np.append(np.zeros(size), np.log(length))[None].astype(np.float32)
    prior = {"weights": np.ones(1, np.float32), "means": code, "style": np.zeros(1, np.float32)}
    found = replace(
        bare, config=config, parameters=parameters, prior=prior, sliders=np.zeros((SLIDERS, size), np.float32)
    )
    engine = NumpyEngine(found)
    pose = bare.kind.find_pose(grids := closed_charts(engine, code[0, :-1], None, RESOLUTION))
    sizes = bare.kind.measure(pose.apply(grids, length / pose.span))
    ranges = {name: [value, value] for name, value in sizes.items()}
    return replace(found, novelty=novelty_of(engine, code[:, :-1]), card=_card(found, ranges))


def smooth_fields(places: np.ndarray, degree: int) -> list[np.ndarray]:
    """Functions of place over a part, each as large as it is usual: the smoother, the larger.

    Args:
        places: (C, P, 3) in [-1, 1]^3. degree: along Z, of what is affine in X and Y.
    Returns:
        (C, P) each: products of Legendre polynomials.
    """
    x, y, z = np.moveaxis(legvander(places, degree), (2, 3), (0, 1))
    powers = [
        (a, b, c)
        for a in range(_MIXED + 1)
        for b in range(_MIXED + 1 - a)
        for c in range(degree + 1)
        if a + b <= 1 or a + b + c <= _MIXED
    ]
    return [_USUAL / (1 + a + b + c) * x[a] * y[b] * z[c] for a, b, c in powers]


_MIXED = 3  # degree of what is bent across as well
_USUAL = 0.3  # of a part's half size: standard deviation of what moves it as a whole


def _card(weights: Weights, ranges: dict[str, list[float]]) -> dict:
    return {
        "name": weights.kind.words.plural,
        "licence": weights.kind.licence,
        "config": weights.config.to_dict(),
        "styles": list(weights.styles),
        "training": {"data": "smooth motions of a simple shape", "seed": 0},
        "dimensions": ranges,
        "metrics": {},
    }

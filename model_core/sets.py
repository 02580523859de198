"""Sets: one asset of each kind, made to match, as one smith would make them.

What they share follows from the seed. A style that several kinds have, such as toy, is that of all of them or of
none; and all are as stout or as slender, by the girths that their kinds name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from zlib import crc32

import numpy as np

from .errors import HandleError, NoShapeError, RecipeError
from .model import Model
from .recipe import Recipe

_SHARED = 0.25  # of the sets are of a style that several kinds have
_STOUTNESS = 0.14  # standard deviation of the logarithm of what girths are multiplied by
_STOUTEST = 0.3  # of that logarithm, either way
_TRIES = (1.0, 0.5, 0.25)  # of that logarithm, until an asset can follow


def matching_set(models: Sequence[Model], seed: int, variety: float = 1.0) -> Iterator[Recipe]:
    """One asset of each model, each made when it is asked for; the others' presence changes none of them.

    Args:
        models: of different kinds.
        seed: of what they share, and of each. variety: see ``Model.sample``.
    Raises:
        RecipeError: fewer than two models, a negative seed, or variety out of 0..2.
    """
    if len(models) < 2:
        raise RecipeError("A set needs models of at least two kinds; {count} is here.", count=len(models))
    if seed < 0:
        raise RecipeError("The seed must be 0 or more, not {seed}.", seed=seed)
    chance = np.random.default_rng(seed)
    stoutness = float(np.clip(chance.normal(0, _STOUTNESS), -_STOUTEST, _STOUTEST))
    counts = Counter(style for model in models for style in model.styles)
    shared = sorted(style for style, count in counts.items() if count > 1)
    character = str(chance.choice(shared)) if shared and chance.random() < _SHARED else None
    for model in models:
        yield replace(_member(model, character, set(shared), stoutness, seed, variety), seed=seed)


def _member(
    model: Model, character: str | None, shared: set[str], stoutness: float, seed: int, variety: float
) -> Recipe:
    chance = np.random.default_rng([seed, crc32(model.kind.name.encode())])
    if character in model.styles:
        style = character
    else:
        style = str(chance.choice([one for one in model.styles if one not in shared] or model.styles))
    recipe = model.sample(style, int(chance.integers(2**31)), variety)
    found = model.dimensions(recipe)
    for share in _TRIES:
        wanted = {name: found[name] * float(np.exp(share * stoutness)) for name in model.kind.girths}
        try:
            return replace(model.resize(recipe, wanted), style=recipe.style, origin=recipe.origin)
        except (HandleError, NoShapeError):
            continue
    return recipe

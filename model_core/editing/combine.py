"""Assets out of others: between two, of the parts of several, children of two."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..codec import Codec
from ..handles.parts import mix as mix_charts
from ..handles.parts import part_weights
from ..recipe import Recipe, pack_detail

_RESOLUTION = 16
_LOCK = 100.0  # how much more a locked part's points count
_NOISE = 1e-4  # unit sphere: parts of several assets fit no code just so, and to force one makes it wild


def blend(codec: Codec, a: Recipe, b: Recipe, t: float) -> Recipe:
    """See ``Model.blend``."""
    codec.checked(a), codec.checked(b)
    latent = (1 - t) * a.vector() + t * b.vector()
    length = a.length ** (1 - t) * b.length**t
    style = a.style if a.style == b.style else None
    blended = codec.recipe(latent, length, style=style, seed=None, origin="blended")
    return replace(blended, detail=pack_detail(_detail_between(codec, a, b, t)))


def mix(codec: Codec, parts: dict[str, Recipe], locked: tuple[str, ...]) -> Recipe:
    """See ``Model.mix``."""
    grids = mix_charts(codec.kind, {part: codec.shape(recipe, _RESOLUTION) for part, recipe in parts.items()})
    mixed = codec.of_charts(grids, part_weights(codec.kind, locked, _LOCK), _NOISE)
    return replace(mixed, origin="blended")


def breed(codec: Codec, a: Recipe, b: Recipe, seed: int) -> Recipe:
    """See ``Model.breed``."""
    parts = codec.kind.layout.parts
    shares = np.random.default_rng(seed).uniform(size=len(parts))
    bred = {part: blend(codec, a, b, share) for part, share in zip(parts, shares, strict=True)}
    return replace(mix(codec, bred, ()), style=a.style if a.style == b.style else None, seed=seed)


def _detail_between(codec: Codec, a: Recipe, b: Recipe, t: float) -> np.ndarray | None:
    """Detail between two recipes, where either has any."""
    first, last = codec.detail(a), codec.detail(b)
    if first is None and last is None:
        return None
    return (1 - t) * (0 if first is None else first) + t * (0 if last is None else last)

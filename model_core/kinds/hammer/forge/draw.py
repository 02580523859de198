"""Draws of hammers: a family's ranges, made chunkier as games do, and kept together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from ....forge.families import Families
from .hammer import fitted_eye
from .parameters import EyeParameters, HaftParameters, HammerParameters, TopParameters, WingParameters

_GAME = "game"  # the table that turns a museum's hammer into a game's
_LONGER = 1.05  # least length of a hammer over the width of its head
_CORE = 1.2  # least width of a mace between its flanges, over the haft's

_TABLE = Families(
    Path(__file__).resolve().parent.parent / "families.toml",
    {
        "haft": HaftParameters,
        "eye": EyeParameters,
        "face": WingParameters,
        "back": WingParameters,
        "top": TopParameters,
    },
    # Made chunkier; a back like the face; haft and top as deep as wide, or with eight flat sides; a flat-sided head.
    shares={"game_share": 0.0, "twin_share": 0.0, "even_share": 0.0, "facet_share": 0.0, "flat_share": 0.0},
    others=(_GAME,),
)
FAMILIES = _TABLE.known
"""Every family by name."""


def draw(family: str, rng: np.random.Generator) -> HammerParameters:
    """Parameters of one hammer of a family.

    Args:
        family: a name in ``FAMILIES``.
        rng: the only source of chance; the same state gives the same hammer.
    Raises:
        KindError: unknown family.
    """
    shares = _TABLE.family(family).shares
    values = _TABLE.draw(family, rng)
    factors = _TABLE.factors(_GAME, rng)
    names = ("game_share", "twin_share", "even_share", "facet_share", "flat_share")
    game, twin, even, facets, flat = rng.random(5) < [shares[name] for name in names]
    strength = rng.uniform(0.0, 1.0)
    if game:
        values = _TABLE.scaled(values, factors, strength)
    values |= {"haft.facets": float(facets), "top.facets": float(facets), "eye.facets": float(flat)}
    if even:
        values |= {"haft.depth": values["haft.width"], "top.depth": values["top.width"]}
    parts = _TABLE.assembled(values)
    parts["top"] = _cored(parts["top"])
    if twin:
        parts["back"] = parts["face"]
    return _long_enough(HammerParameters(**parts))


def _cored(top: TopParameters) -> TopParameters:
    """The same with notches between its flanges that leave the end of the haft inside."""
    return replace(top, flange=min(top.flange, max(1 - _CORE / top.width, 0.0)))


def _long_enough(p: HammerParameters) -> HammerParameters:
    """The same with a haft that makes it longer than its head is wide: a mesh is stood up on its longest axis."""
    eye = fitted_eye(p)
    least = _LONGER * eye.width(p.face, p.back) - (eye.p.up - eye.seat)
    return replace(p, haft=replace(p.haft, length=max(p.haft.length, least)))

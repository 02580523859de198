"""Draws of swords: a family's ranges, made chunkier as games do, and kept together."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ....forge.families import Families
from .parameters import BladeParameters, GripParameters, GuardParameters, PommelParameters, SwordParameters

_GAME = "game"  # the table that turns a museum's sword into a game's
_GUARD_OVER_BLADE = 1.25

_TABLE = Families(
    Path(__file__).resolve().parent.parent / "families.toml",
    {"blade": BladeParameters, "guard": GuardParameters, "grip": GripParameters, "pommel": PommelParameters},
    shares={"game_share": 0.0, "symmetric_share": 0.0},  # made chunkier; both arms of the guard bent alike
    others=(_GAME,),
)
FAMILIES = _TABLE.known
"""Every family by name."""


def draw(family: str, rng: np.random.Generator) -> SwordParameters:
    """Parameters of one sword of a family.

    Args:
        family: a name in ``FAMILIES``.
        rng: the only source of chance; the same state gives the same sword.
    Raises:
        KindError: unknown family.
    """
    shares = _TABLE.family(family).shares
    values = _TABLE.draw(family, rng)
    factors = _TABLE.factors(_GAME, rng)
    if rng.random() < shares["game_share"]:
        values = _TABLE.scaled(values, factors, rng.uniform(0.0, 1.0))
    if rng.random() < shares["symmetric_share"] and "guard.sweep_right" in values:
        values["guard.sweep_left"] = values["guard.sweep_right"]
    # A guard thinner than the blade would let the blade stick out of it.
    values["guard.depth"] = max(values["guard.depth"], _GUARD_OVER_BLADE * values["blade.thickness"])
    return SwordParameters(**_TABLE.assembled(values))

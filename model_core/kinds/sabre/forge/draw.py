"""Draws of sabres: a family's ranges, made chunkier as games do, and kept together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from ....forge.blade import BladeParameters
from ....forge.families import Families
from .parameters import BowParameters, GripParameters, GuardParameters, PommelParameters, SabreParameters
from .sabre import hub_of

_GAME = "game"  # the table that turns a museum's sabre into a game's
_ROOM = 1.5  # least reach of a disc, over the radius of what stands in it
_MOST_BOW = 0.95  # of the guard's depth, or as wide as the grip where that is more

_TABLE = Families(
    Path(__file__).resolve().parent.parent / "families.toml",
    {
        "blade": BladeParameters,
        "guard": GuardParameters,
        "grip": GripParameters,
        "pommel": PommelParameters,
        "bow": BowParameters,
    },
    shares={"game_share": 0.0},  # made chunkier
    others=(_GAME,),
)
FAMILIES = _TABLE.known
"""Every family by name."""


def draw(family: str, rng: np.random.Generator) -> SabreParameters:
    """Parameters of one sabre of a family.

    Args:
        family: a name in ``FAMILIES``.
        rng: the only source of chance; the same state gives the same sabre.
    Raises:
        KindError: unknown family.
    """
    values = _TABLE.draw(family, rng)
    factors = _TABLE.factors(_GAME, rng)
    strength = rng.uniform(0.0, 1.0)
    if rng.random() < _TABLE.family(family).shares["game_share"]:
        values = _TABLE.scaled(values, factors, strength)
    return _fitted(SabreParameters(**_TABLE.assembled(values)))


def _fitted(p: SabreParameters) -> SabreParameters:
    """The same, its guard wide enough for grip and blade, its pommel as wide as the grip, its bow as the guard."""
    hub, guard, grip, pommel = hub_of(p), p.guard, p.grip, p.pommel
    least = _ROOM * (hub.width + guard.disc * (hub.radius - hub.width))
    guard = replace(guard, front=max(guard.front, least), back=max(guard.back, least))
    guard = replace(guard, depth=max(guard.depth, 2 * least * guard.disc))
    end = grip.taper
    pommel = replace(pommel, width=max(pommel.width, end * grip.width), depth=max(pommel.depth, end * grip.depth))
    bow = replace(p.bow, width=min(p.bow.width, max(_MOST_BOW * guard.depth, 2 * hub.depth)))
    return replace(p, guard=guard, pommel=pommel, bow=bow)

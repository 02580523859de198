"""Draws of swords: a family's ranges, made chunkier as games do, and kept together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from ....forge.families import Families
from .guard import LONGEST_STRAIGHT, arm_length, half_height
from .parameters import BladeParameters, GripParameters, GuardParameters, PommelParameters, SwordParameters

_GAME = "game"  # the table that turns a museum's sword into a game's
_GUARD_OVER_BLADE = 1.4  # so deep is the guard where the blade leaves it, or the blade would stick out of its side
_ROOM = 1.06  # the guard over what ends in it
_FARTHEST = 0.9  # share of an arm
_POMMEL_OVER_GRIP = 0.8
_TIGHTEST = 0.8  # of a bend: at 1 its inner side would be a point
_LEAST_BENT = 0.2  # of an arm

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
    disc = values.get("guard.disc", 0.0)  # which stays as round as it is
    factors["guard.depth"] += disc * (factors["guard.width"] - factors["guard.depth"])
    if rng.random() < shares["game_share"]:
        values = _TABLE.scaled(values, factors, rng.uniform(0.0, 1.0))
    if rng.random() < shares["symmetric_share"] and "guard.sweep_right" in values:
        values["guard.sweep_left"] = values["guard.sweep_right"]
    return _fitted(SwordParameters(**_TABLE.assembled(values)))


def _fitted(p: SwordParameters) -> SwordParameters:
    """The same with a guard that both blade and grip end in, and a pommel that closes the grip."""
    guard, grip, pommel = p.guard, p.grip, p.pommel
    size = 1 + grip.rings
    middle = 0.5 * _ROOM * max(p.blade.width, size * grip.width)
    guard = replace(guard, width=max(guard.width, 2 * middle / LONGEST_STRAIGHT), straight=max(guard.straight, middle))
    guard = replace(guard, reach_left=max(guard.reach_left, 2 * middle / LONGEST_STRAIGHT / guard.width))
    guard = _deep_enough(guard, 0.5 * size * grip.width, _ROOM * size * grip.depth)
    thickest = p.blade.thickness * max(1.0, p.blade.shoulder, p.blade.edge_land, p.blade.back_land)
    guard = _deep_enough(guard, 0.5 * p.blade.width, _GUARD_OVER_BLADE * thickest)
    guard = replace(guard, sweep_left=_sweep(guard, -1), sweep_right=_sweep(guard, 1))
    end = _POMMEL_OVER_GRIP * grip.taper
    pommel = replace(pommel, width=max(pommel.width, end * grip.width), depth=max(pommel.depth, end * grip.depth))
    return replace(p, guard=guard, pommel=pommel)


def _deep_enough(guard: GuardParameters, place: float, depth: float) -> GuardParameters:
    """As deep as that, metres, at a place in its straight middle; a bar's ends stay as slender as they are."""
    share = min(place / min(arm_length(guard, 1), arm_length(guard, -1)), _FARTHEST)
    least = max(guard.depth, depth / (1 - guard.disc + guard.disc * np.sqrt(1 - share**2)))
    return replace(guard, depth=least, flare_depth=guard.flare_depth * guard.depth / least)


def _sweep(guard: GuardParameters, side: int) -> float:
    """Degrees that an arm is bent, as far as its inner side allows."""
    wanted = guard.sweep_right if side > 0 else guard.sweep_left
    bent = max(arm_length(guard, side) - guard.straight, _LEAST_BENT * arm_length(guard, side))
    most = np.degrees(_TIGHTEST * bent / (guard.sweep_onset * half_height(guard, np.array(1.0), 1.0)))
    return float(np.clip(wanted, -most, most))

"""Draws of shields: a family's ranges, made chunkier as games do, and kept together."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ....forge.families import Families
from .outline import clear_radius
from .parameters import BoardParameters, BossParameters, GripParameters, OutlineParameters, ShieldParameters

_GAME = "game"  # the table that turns a museum's shield into a game's
_FEET = 0.85  # how far out of the clear circle's middle the grip's feet may reach
_BROADEST = 0.28  # a rim with its slope, over half the board's width or height
_THICKEST = 0.45  # depth of the grip over the clear circle's radius
_ROUND_BAR = 1.4  # least length and gap of a grip over its depth, so that it can bend

_TABLE = Families(
    Path(__file__).resolve().parent.parent / "families.toml",
    {"outline": OutlineParameters, "board": BoardParameters, "boss": BossParameters, "grip": GripParameters},
    shares={"game_share": 0.0, "borrowed_share": 0.0, "lends": 1.0},  # made chunkier; with another family's outline
    others=(_GAME,),
)
FAMILIES = _TABLE.known
"""Every family by name."""


def draw(family: str, rng: np.random.Generator) -> ShieldParameters:
    """Parameters of one shield of a family.

    Args:
        family: a name in ``FAMILIES``.
        rng: the only source of chance; the same state gives the same shield.
    Raises:
        KindError: unknown family.
    """
    shares = _TABLE.family(family).shares
    values = _TABLE.draw(family, rng)
    lenders = [name for name, one in FAMILIES.items() if one.shares["lends"]]
    lender = lenders[rng.integers(len(lenders))]
    lent = _TABLE.draw(lender, rng)
    if rng.random() < shares["borrowed_share"]:
        values = {name: value for name, value in values.items() if not _of_outline(name)}
        values |= {name: value for name, value in lent.items() if _of_outline(name)}
    factors = _TABLE.factors(_GAME, rng)
    if rng.random() < shares["game_share"]:
        values = _TABLE.scaled(values, factors, rng.uniform(0.0, 1.0))
    return _fitted(values)


def _of_outline(name: str) -> bool:
    return name.startswith("outline.") or name == "board.hold"


def _fitted(values: dict[str, float]) -> ShieldParameters:
    """What a shield's parts ask of each other: a rim that leaves a field, and a grip that stands in it and can bend."""
    for name in ("board.rim_round", "boss.squareness"):
        values[name] = _parted(values.get(name, _TABLE.default(name)))
    board = _TABLE.assembled(values)["board"]
    room = _BROADEST * 0.5 * min(board.width, board.height) / (1 + board.rim_slope)
    values["board.rim_width"] = min(values["board.rim_width"], room)
    parts = _TABLE.assembled(values)
    clear = clear_radius(parts["outline"], parts["board"])
    depth = min(values["grip.depth"], _THICKEST * clear)
    longest = 2 * _FEET * clear - depth
    values["grip.depth"] = depth
    values["grip.length"] = min(max(values["grip.length"], 2 * _ROUND_BAR * depth), longest)
    values["grip.gap"] = max(values["grip.gap"], _ROUND_BAR * depth)
    return ShieldParameters(**_TABLE.assembled(values))


def _parted(share: float) -> float:
    """A share nearer to 0 or 1: what is half round looks like neither."""
    return share * share * (3 - 2 * share)

"""Draws of polearms: a family's ranges, made chunkier as games do, and both sides alike where they should be."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ....forge.families import Families
from .parameters import ArmParameters, CrossParameters, HeadParameters, PolearmParameters, ShaftParameters

_GAME = "game"  # the table that turns a museum's polearm into a game's
_MOST_REACH = 0.55  # of an arm, over the shaft's length

_TABLE = Families(
    Path(__file__).resolve().parent.parent / "families.toml",
    {
        "shaft": ShaftParameters,
        "head": HeadParameters,
        "cross": CrossParameters,
        "front": ArmParameters,
        "back": ArmParameters,
    },
    shares={"game_share": 0.0, "symmetric_share": 0.0},  # made chunkier; both sides alike
    others=(_GAME,),
)
FAMILIES = _TABLE.known
"""Every family by name."""


def draw(family: str, rng: np.random.Generator) -> PolearmParameters:
    """Parameters of one polearm of a family.

    Args:
        family: a name in ``FAMILIES``.
        rng: the only source of chance; the same state gives the same polearm.
    Raises:
        KindError: unknown family.
    """
    shares = _TABLE.family(family).shares
    values = _TABLE.draw(family, rng)
    factors = _TABLE.factors(_GAME, rng)
    if rng.random() < shares["game_share"]:
        values = _TABLE.scaled(values, factors, rng.uniform(0.0, 1.0))
    if rng.random() < shares["symmetric_share"]:
        values |= {f"back{name[5:]}": value for name, value in values.items() if name.startswith("front.")}
        values["head.back_land"] = values["head.edge_land"]
    # A mesh is oriented by its longest axis, which has to be the shaft's.
    for arm in ("front", "back"):
        reach = values.get(f"{arm}.reach", _TABLE.default(f"{arm}.reach"))
        values[f"{arm}.reach"] = min(reach, _MOST_REACH * values["shaft.length"])
    return PolearmParameters(**_TABLE.assembled(values))

"""Draws of axes: a family's ranges, made chunkier as games do, and kept together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from ....forge.families import Families
from .parameters import AxeParameters, EyeParameters, HaftParameters, TopParameters, WingParameters

_GAME = "game"  # the table that turns a museum's axe into a game's
_LONGER = 1.1  # least length of a haft over the width of the head

_TABLE = Families(
    Path(__file__).resolve().parent.parent / "families.toml",
    {
        "haft": HaftParameters,
        "eye": EyeParameters,
        "bit": WingParameters,
        "back": WingParameters,
        "top": TopParameters,
    },
    # Made chunkier; a second bit like the first; upper and lower half alike; a haft with eight flat sides.
    shares={"game_share": 0.0, "twin_share": 0.0, "even_share": 0.0, "facet_share": 0.0},
    others=(_GAME,),
)
FAMILIES = _TABLE.known
"""Every family by name."""


def draw(family: str, rng: np.random.Generator) -> AxeParameters:
    """Parameters of one axe of a family.

    Args:
        family: a name in ``FAMILIES``.
        rng: the only source of chance; the same state gives the same axe.
    Raises:
        KindError: unknown family.
    """
    shares = _TABLE.family(family).shares
    values = _TABLE.draw(family, rng)
    factors = _TABLE.factors(_GAME, rng)
    game, twin, even, facets = rng.random(4) < [
        shares[name] for name in ("game_share", "twin_share", "even_share", "facet_share")
    ]
    strength = rng.uniform(0.0, 1.0)
    if game:
        values = _TABLE.scaled(values, factors, strength)
    values["haft.facets"] = float(facets)
    parts = _TABLE.assembled(values)
    if even:
        parts["bit"], parts["back"] = _even(parts["bit"]), _even(parts["back"])
        parts["eye"] = replace(parts["eye"], down=parts["eye"].up)
    parts["top"] = _pointed(parts["top"], parts["haft"])
    if twin:
        parts["back"] = parts["bit"]
    parts["haft"] = _long_enough(**{name: parts[name] for name in ("haft", "eye", "bit", "back")})
    return AxeParameters(**parts)


def _pointed(top: TopParameters, haft: HaftParameters) -> TopParameters:
    """The same, the more of a spike the higher it is: a high round one looks like a finger."""
    low = min(1.0, (top.width * haft.width / top.height) ** 1.5)
    return replace(top, fullness=1 + (top.fullness - 1) * low, collar=top.collar * low)


def _long_enough(haft: HaftParameters, eye: EyeParameters, bit: WingParameters, back: WingParameters) -> HaftParameters:
    """The same, longer than the head is wide: a mesh is stood up on its longest axis."""
    head = bit.length + back.length + haft.width * haft.high_size * (1 + eye.wall_ends)
    return replace(haft, length=max(haft.length, _LONGER * head))


def _even(wing: WingParameters) -> WingParameters:
    """The same with its lower half as its upper."""
    alike = {name: getattr(wing, f"{name}_up") for name in ("flare", "fill", "horn")}
    return replace(wing, down=wing.up, lean=0.0, droop=0.0, **{f"{name}_down": value for name, value in alike.items()})

"""Sword families: ranges of parameters, read from ``families.toml``, and draws from them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from .parameters import BladeParameters, GripParameters, GuardParameters, PommelParameters, SwordParameters

_PARTS = {
    "blade": BladeParameters,
    "guard": GuardParameters,
    "grip": GripParameters,
    "pommel": PommelParameters,
}
_TABLE = Path(__file__).with_name("families.toml")
_GAME = "game"  # the table that turns a museum's sword into a game's
_GUARD_OVER_BLADE = 1.25
_BASE = "any"  # ranges shared by all families
_SHARES = ("game_share", "symmetric_share")


@dataclass(frozen=True)
class Family:
    """Ranges of one family: {"blade.length": (low, high), ...}, uniform between."""

    name: str
    ranges: dict[str, tuple[float, float]]
    game_share: float  # how often a draw is made chunkier, as games do
    symmetric_share: float  # how often both arms of the guard are bent alike


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def _ranges(table: dict) -> dict[str, tuple[float, float]]:
    """Flatten {"blade": {"length": [low, high]}} and check each name against its dataclass."""
    ranges = {}
    for part, values in table.items():
        if part in _SHARES:
            continue
        if part not in _PARTS:
            raise ValueError(f"families.toml: there is no part {part}.")
        known = {field.name for field in fields(_PARTS[part])}
        for name, value in values.items():
            if name not in known:
                raise ValueError(f"families.toml: {part} has no parameter {name}.")
            low, high = value if isinstance(value, list) else (value, value)
            ranges[f"{part}.{name}"] = (float(low), float(high))
    return ranges


def _shares(table: dict, base: dict) -> dict[str, float]:
    return {share: table.get(share, base.get(share, 0.0)) for share in _SHARES}


def _families() -> dict[str, Family]:
    tables = _tables()
    base = _ranges(tables[_BASE])
    return {
        name: Family(name, base | _ranges(table), **_shares(table, tables[_BASE]))
        for name, table in tables.items()
        if name not in (_BASE, _GAME)
    }


FAMILIES: dict[str, Family] = _families()
"""Every family by name."""


def draw(family: str, rng: np.random.Generator) -> SwordParameters:
    """Parameters of one sword of a family.

    Args:
        family: a name in ``FAMILIES``.
        rng: the only source of chance; the same state gives the same sword.
    Raises:
        ValueError: unknown family.
    """
    if family not in FAMILIES:
        raise ValueError(f"There is no sword family {family!r}; there are {', '.join(FAMILIES)}.")
    chosen = FAMILIES[family]
    values = {name: rng.uniform(low, high) for name, (low, high) in chosen.ranges.items()}
    factors = {name: rng.uniform(low, high) for name, (low, high) in _ranges(_tables()[_GAME]).items()}
    if rng.random() < chosen.game_share:
        strength = rng.uniform(0.0, 1.0)
        for name, factor in factors.items():
            values[name] = values.get(name, _default(name)) * (1 + strength * (factor - 1))
    if rng.random() < chosen.symmetric_share and "guard.sweep_right" in values:
        values["guard.sweep_left"] = values["guard.sweep_right"]
    # A guard thinner than the blade would let the blade stick out of it.
    values["guard.depth"] = max(values["guard.depth"], _GUARD_OVER_BLADE * values["blade.thickness"])
    return _assemble(values)


def _default(name: str) -> float:
    part, field = name.split(".")
    return getattr(_PARTS[part](), field)


def _assemble(values: dict[str, float]) -> SwordParameters:
    parts = {part: {} for part in _PARTS}
    for name, value in values.items():
        part, field = name.split(".")
        parts[part][field] = value
    return SwordParameters(**{part: replace(_PARTS[part](), **chosen) for part, chosen in parts.items()})

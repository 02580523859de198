"""Families of assets: ranges of parameters, read from a kind's ``families.toml``, and draws from them.

A table is a family; ``any`` holds what all families share, ``limits`` what no range may leave. In a family
a table is a part, and in it a pair is drawn from uniformly and a single number is fixed:

    [short.blade]
    length = [0.2, 0.4]
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np

from ..errors import KindError
from ..files import read_small

Ranges = dict[str, tuple[float, float]]
"""{"blade.length": (low, high), ...}"""
_BASE, _LIMITS = "any", "limits"
_LARGEST = 1e300  # a whole number in TOML may be larger than a float can be


@dataclass(frozen=True)
class Family:
    """Ranges of one family, and what else its table says.

    Attributes:
        ranges: uniform between low and high.
        shares: numbers that are no part's, such as how often something happens.
    """

    name: str
    ranges: Ranges
    shares: dict[str, float]


class Families:
    """All families of a file.

    Args:
        path: of the TOML file.
        parts: {part: frozen dataclass of its parameters, all with defaults}.
        shares: names of numbers that a family may have beside its parts, with their defaults.
        others: tables that are no families, such as factors; see :attr:`others`.
    Raises:
        KindError: no such file, no TOML, an unknown part or parameter, or a range that is none or leaves its limits.
    """

    def __init__(
        self, path: Path, parts: dict[str, type], shares: dict[str, float] | None = None, others: tuple[str, ...] = ()
    ):
        self._path, self._parts, self._shares = path, parts, shares or {}
        tables = self._read()
        self._limits = self._ranges(_LIMITS, tables.pop(_LIMITS, {}), {})
        base = tables.pop(_BASE, {})
        self.others: dict[str, Ranges] = {name: self._ranges(name, tables.pop(name), {}) for name in others}
        shared = self._ranges(_BASE, base, self._limits)
        self.known: dict[str, Family] = {
            name: Family(name, shared | self._ranges(name, table, self._limits), self._shares_of(table, base))
            for name, table in tables.items()
        }
        if not self.known:
            raise KindError("{path} contains no families.", path=path)

    def draw(self, family: str, rng: np.random.Generator) -> dict[str, float]:
        """{"blade.length": number} of one asset of a family.

        Raises:
            KindError: unknown family.
        """
        return {name: rng.uniform(low, high) for name, (low, high) in self.family(family).ranges.items()}

    def factors(self, table: str, rng: np.random.Generator) -> dict[str, float]:
        """{"blade.length": factor} out of one of the tables that are no families."""
        return {name: rng.uniform(low, high) for name, (low, high) in self.others[table].items()}

    def scaled(self, values: dict[str, float], factors: dict[str, float], strength: float) -> dict[str, float]:
        """Values times factors, of which strength 0 takes none and 1 all; one that a family lacks has its default."""
        chosen = {name: values.get(name, self.default(name)) for name in factors}
        return values | {name: value * (1 + strength * (factors[name] - 1)) for name, value in chosen.items()}

    def family(self, name: str) -> Family:
        """The family of a name.

        Raises:
            KindError: unknown.
        """
        if name not in self.known:
            raise KindError("There is no family {name}; choose from {names}.", name=name, names=", ".join(self.known))
        return self.known[name]

    def default(self, name: str) -> float:
        """What a parameter such as "blade.length" is where a family does not say."""
        part, field = name.split(".")
        return getattr(self._parts[part](), field)

    def assembled(self, values: dict[str, float]) -> dict[str, object]:
        """{part: its parameters} of {"blade.length": number}."""
        chosen: dict[str, dict[str, float]] = {part: {} for part in self._parts}
        for name, value in values.items():
            part, field = name.split(".")
            chosen[part][field] = value
        return {part: replace(self._parts[part](), **fields) for part, fields in chosen.items()}

    def _read(self) -> dict[str, dict]:
        try:
            tables = tomllib.loads(read_small(self._path))
        except FileNotFoundError as error:
            raise KindError(
                "There is no {file} in {folder}.", file=self._path.name, folder=self._path.parent
            ) from error
        except OSError as error:
            raise KindError("{path} cannot be read: {reason}.", path=self._path, reason=error.strerror) from error
        except ValueError as error:
            raise KindError("{path} is not TOML: {reason}.", path=self._path, reason=str(error)) from error
        if not all(isinstance(table, dict) for table in tables.values()):
            raise KindError("{path} may contain only tables.", path=self._path)
        return tables

    def _ranges(self, family: str, table: dict, limits: Ranges) -> Ranges:
        """Flatten {"blade": {"length": [low, high]}} and check each name and number."""
        ranges = {}
        for part, values in table.items():
            if part in self._shares:
                continue
            if part not in self._parts or not isinstance(values, dict):
                raise KindError("{path}: {family} has no part {part}.", path=self._path, family=family, part=part)
            known = {field.name for field in fields(self._parts[part])}
            for name, value in values.items():
                where = f"{family}.{part}.{name}"
                if name not in known:
                    raise KindError("{path}: unknown parameter {where}.", path=self._path, where=where)
                ranges[f"{part}.{name}"] = self._range(where, value, limits.get(f"{part}.{name}"))
        return ranges

    def _range(self, where: str, value: object, limits: tuple[float, float] | None) -> tuple[float, float]:
        pair = value if isinstance(value, list) else [value, value]
        real = all(isinstance(end, (int, float)) and -_LARGEST <= end <= _LARGEST for end in pair)
        if len(pair) != 2 or not real or pair[0] > pair[1]:
            raise KindError("{path}: {where} must be a number or a pair [low, high].", path=self._path, where=where)
        if limits and not limits[0] <= pair[0] <= pair[1] <= limits[1]:
            raise KindError(
                "{path}: {where} is outside its limits, {low:g} to {high:g}.",
                path=self._path,
                where=where,
                low=limits[0],
                high=limits[1],
            )
        return float(pair[0]), float(pair[1])

    def _shares_of(self, table: dict, base: dict) -> dict[str, float]:
        return {share: table.get(share, base.get(share, default)) for share, default in self._shares.items()}

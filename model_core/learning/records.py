"""What became of each mesh that was to be registered, kept on disk so that a run which was stopped goes on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from ..errors import RodinError
from ..files import write_whole
from ..recipe import Recipe
from .registration import Registration

VERSION = 1


@dataclass(frozen=True)
class Registered:
    """What became of a mesh.

    Attributes:
        name: unlike all others'. source: SHA-256 of what it was read from. weights: that it was registered with.
        version: of this code.
        figures: see :class:`Registration`. faults: figures over their limits; with any it was rejected.
        refused: a sentence, where there is no registration. recipe: as a dict; None where there is none.
        placement: (4, 4) asset space -> the mesh's coordinates. seconds: that the likeness took.
    """

    name: str
    source: str
    weights: str
    version: int
    figures: dict[str, float]
    faults: tuple[str, ...]
    refused: str | None
    recipe: dict | None
    placement: list | None
    seconds: float

    @property
    def is_good(self) -> bool:
        """Whether it may be learnt from."""
        return self.recipe is not None and not self.faults

    def found(self) -> Recipe:
        """Its recipe, where there is one."""
        return Recipe.from_dict(self.recipe)

    def is_of(self, source: str, weights: str) -> bool:
        """Whether this code would make it again of that source, with those weights."""
        return (self.source, self.weights, self.version) == (source, weights, VERSION)


def registered_as(name: str, source: str, weights: str, one: Registration) -> Registered:
    """A registration as it is kept."""
    return Registered(
        name=name,
        source=source,
        weights=weights,
        version=VERSION,
        figures=one.figures,
        faults=one.faults,
        refused=None,
        recipe=one.found.recipe.to_dict(),
        placement=one.found.placement.tolist(),
        seconds=one.found.seconds,
    )


def refused_as(name: str, weights: str, sentence: str) -> Registered:
    """A mesh that could not be registered."""
    return Registered(name, "", weights, VERSION, {}, (), sentence, None, None, 0.0)


def write_registered(path: Path, found: Registered) -> None:
    """Whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    write_whole(path, _pieces(found))


def _pieces(found: Registered) -> Iterable[str]:
    return [json.dumps(asdict(found), indent=1, ensure_ascii=False, allow_nan=False), "\n"]


def read_registered(path: Path) -> Registered | None:
    """What a former run has made; None where there is nothing that can be read: it is then made again."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        found = Registered(**{**values, "faults": tuple(values["faults"])})
        found.found()
    except (OSError, ValueError, TypeError, KeyError, RodinError):
        return None
    return found

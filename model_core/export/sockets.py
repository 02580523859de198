"""Where a game holds a sword, and where it hits."""

from __future__ import annotations

import numpy as np

from ..charts.layout import PARTS
from .level import Level


def sockets(level: Level) -> dict[str, np.ndarray]:
    """{place: (3,) float64 metres} of a level in sword space; places whose part is not there are left out.

    Grip is the pivot itself, Guard the middle of the guard's extent, Tip the blade's furthest
    vertex along +Z.
    """
    places = {"Grip": np.zeros(3)}
    guard, blade = (_vertices(level, part) for part in ("guard", "blade"))
    if len(guard):
        places["Guard"] = (guard.min(axis=0) + guard.max(axis=0)) / 2
    if len(blade):
        places["Tip"] = blade[blade[:, 2].argmax()]
    return places


def _vertices(level: Level, part: str) -> np.ndarray:
    own = level.triangles[level.part_of_triangle == PARTS.index(part)]
    return level.vertices[np.unique(own)].astype(np.float64)

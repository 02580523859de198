"""Where a game holds an asset, and what it attaches to it."""

from __future__ import annotations

import numpy as np

from ..kinds import Kind
from ..kinds.kind import SocketRule
from .level import Level


def sockets(kind: Kind, level: Level) -> dict[str, np.ndarray]:
    """{place: (3,) float64 metres} of a level in asset space; places whose part is not there are left out."""
    found = {rule.name: _place(kind, level, rule) for rule in kind.sockets}
    return {name: place for name, place in found.items() if place is not None}


def _place(kind: Kind, level: Level, rule: SocketRule) -> np.ndarray | None:
    """See ``SocketRule``."""
    if rule.at == "pivot":
        return np.zeros(3)
    own = level.triangles[level.part_of_triangle == kind.layout.parts.index(rule.part)]
    if not len(own):
        return None
    vertices = level.vertices[np.unique(own)].astype(np.float64)
    if rule.at == "middle":
        return (vertices.min(axis=0) + vertices.max(axis=0)) / 2
    sign, axis = rule.at
    return vertices[(float(f"{sign}1") * vertices[:, "XYZ".index(axis)]).argmax()]

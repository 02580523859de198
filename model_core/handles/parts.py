"""Parts that change hands: charts have meaning, so any part fits wherever its joint is."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ..charts.ends import end_point
from ..errors import HandleError
from ..kinds import Kind


def mix(kind: Kind, parts: dict[str, np.ndarray]) -> np.ndarray:
    """One asset of the parts of several.

    Each part is carried from the end that it stands on in its own asset to that of the new one.

    Args:
        parts: {each part of the kind: (C, R, R, 3) the asset it is taken from, asset space, metres}.
    Returns:
        (C, R, R, 3) float64 metres, in the asset space of the pivot's.
    Raises:
        HandleError: a part is missing or unknown.
    """
    check_parts(kind, parts)
    if missing := [part for part in kind.layout.parts if part not in parts]:
        raise HandleError("No asset was given for the part {part}.", part=missing[0])
    mixed = np.array(parts[kind.pose.pivot], dtype=np.float64)
    for joint in kind.joints:
        charts = list(kind.layout.charts_of_part[joint.part])
        own = np.asarray(parts[joint.part], dtype=np.float64)
        mixed[charts] = own[charts] + (end_point(mixed, kind.layout, joint.on) - end_point(own, kind.layout, joint.on))
    return mixed


def part_weights(kind: Kind, locked: Iterable[str], factor: float) -> np.ndarray:
    """(C, 1, 1, 1): how much a chart counts, ``factor`` for those of the locked parts and 1 for others."""
    weights = np.ones((kind.layout.chart_count, 1, 1, 1))
    for part in locked:
        weights[list(kind.layout.charts_of_part[part])] = factor
    return weights


def check_parts(kind: Kind, names: Iterable[str]) -> None:
    """See that a kind has these parts.

    Raises:
        HandleError: it does not have one of them.
    """
    known = kind.layout.parts
    if unknown := sorted(set(names) - set(known)):
        raise HandleError("There is no part {name}; choose from {names}.", name=unknown[0], names=", ".join(known))

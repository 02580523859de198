"""Parts that change hands: charts have meaning, so a hilt fits any blade."""

from __future__ import annotations

import numpy as np

from ..charts.layout import CHARTS, CHARTS_OF_PART
from ..charts.pose import grip_ends
from ..errors import HandleError


def mix(parts: dict[str, np.ndarray]) -> np.ndarray:
    """One sword of the parts of several.

    Blade and guard are carried from the upper end of their own sword's grip to that
    of the new one, the pommel from lower end to lower end.

    Args:
        parts: {"blade", "guard", "grip", "pommel": (25, R, R, 3) the sword it is taken
            from, sword space, metres}.
    Returns:
        (25, R, R, 3) metres, in the grip's sword space.
    Raises:
        HandleError: a part is missing or unknown.
    """
    if set(parts) != set(CHARTS_OF_PART):
        raise HandleError(f"A sword is made of {', '.join(CHARTS_OF_PART)}, not of {', '.join(sorted(parts))}.")
    mixed = np.array(parts["grip"], dtype=np.float64)
    low, high = grip_ends(mixed)
    for part, joint, end in (("blade", 1, high), ("guard", 1, high), ("pommel", 0, low)):
        charts = list(CHARTS_OF_PART[part])
        mixed[charts] = parts[part][charts] - grip_ends(parts[part])[joint] + end
    return mixed


def part_weights(locked: tuple[str, ...], factor: float) -> np.ndarray:
    """(25, 1, 1, 1): how much a chart counts, ``factor`` for those of the locked parts and 1 for others."""
    weights = np.ones((len(CHARTS), 1, 1, 1))
    for part in locked:
        weights[list(CHARTS_OF_PART[part])] = factor
    return weights

"""What an artist measures on a sword, read from its charts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..charts.layout import CHARTS, CHARTS_OF_PART

_MAIN, _TIP = CHARTS.index("blade_main_0"), CHARTS.index("blade_tip_0")
_GRIP, _POMMEL = CHARTS.index("grip_0"), CHARTS.index("pommel_0")


@dataclass(frozen=True)
class Dimension:
    """One measure.

    Attributes:
        name: as in recipes, panels and commands.
        unit: "m" or "deg".
        read: (25, R, R, 3) float64 grids in sword space, metres -> the measure.
        meaning: for people.
    """

    name: str
    unit: str
    read: Callable[[np.ndarray], float]
    meaning: str


def measure(grids: np.ndarray) -> dict[str, float]:
    """Every dimension of a sword.

    Args:
        grids: (25, R, R, 3) sword space, metres.
    Returns:
        {name: metres or degrees} for each of ``DIMENSIONS``.
    """
    grids = np.asarray(grids, dtype=np.float64)
    return {dimension.name: dimension.read(grids) for dimension in DIMENSIONS}


def _distance(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.linalg.norm(a - b))


def _rings(grids: np.ndarray, first: int) -> np.ndarray:
    """(R, 4 (R - 1), 3): the closed ring of four side charts at each v."""
    sides = grids[first : first + 4, :, :-1]  # the last column of a side is the first of the next
    return sides.transpose(1, 0, 2, 3).reshape(grids.shape[1], -1, 3)


def _overall_length(grids: np.ndarray) -> float:
    return float(grids[_TIP, -1, 0, 2] - grids[_POMMEL, -1, 0, 2])


def _blade_base(grids: np.ndarray) -> np.ndarray:
    return _rings(grids, _MAIN)[0].mean(axis=0)


def _blade_length(grids: np.ndarray) -> float:
    return _distance(_blade_base(grids), grids[_TIP, -1, 0])


def _blade_width(grids: np.ndarray) -> float:
    """Between edge and back, where the blade leaves the guard."""
    return _distance(grids[_MAIN, 0, 0], grids[_MAIN + 2, 0, 0])


def _blade_thickness(grids: np.ndarray) -> float:
    """Between the two ridges, where the blade leaves the guard."""
    return _distance(grids[_MAIN + 1, 0, 0], grids[_MAIN + 3, 0, 0])


def _blade_curvature(grids: np.ndarray) -> float:
    """Turn of the blade's middle line in its own plane, from its first quarter to its last, degrees; towards +X."""
    line = np.concatenate([_rings(grids, _MAIN).mean(axis=1), _rings(grids, _TIP)[1:].mean(axis=1)])
    way = np.append(0.0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1)))
    x, z = (np.interp(way[-1] * np.array([0.0, 0.25, 0.75, 1.0]), way, line[:, axis]) for axis in (0, 2))
    heading = np.arctan2(np.diff(x)[[0, 2]], np.diff(z)[[0, 2]])
    return float(np.degrees(heading[1] - heading[0]))


def _guard_width(grids: np.ndarray) -> float:
    """Between the outermost points of the two ends, across the grip."""
    return float(np.ptp(grids[list(CHARTS_OF_PART["guard"]), ..., 0]))


def _grip_length(grids: np.ndarray) -> float:
    rings = _rings(grids, _GRIP).mean(axis=1)
    return _distance(rings[0], rings[-1])


def _pommel_size(grids: np.ndarray) -> float:
    """Its width, across the grip."""
    return float(np.ptp(grids[list(CHARTS_OF_PART["pommel"]), ..., 0]))


DIMENSIONS = (
    Dimension("overall_length", "m", _overall_length, "From pommel to tip, along the grip"),
    Dimension("blade_length", "m", _blade_length, "From the guard to the tip, straight"),
    Dimension("blade_width", "m", _blade_width, "From edge to back, where the blade leaves the guard"),
    Dimension("blade_thickness", "m", _blade_thickness, "From flat to flat, where the blade leaves the guard"),
    Dimension("blade_curvature", "deg", _blade_curvature, "How far the blade bends to one side; negative to the other"),
    Dimension("guard_width", "m", _guard_width, "From one end of the guard to the other"),
    Dimension("grip_length", "m", _grip_length, "From pommel to guard"),
    Dimension("pommel_size", "m", _pommel_size, "Width of the pommel"),
)
"""Every dimension, in the order a panel shows them."""

"""Assembly: three parts on a flat board, bent together, in asset space.

Asset space: origin halfway between the grip's feet, grip along Z, front towards -Y, width along X, metres.
"""

from __future__ import annotations

import numpy as np

from ....charts.weld import check_resolution
from .board import board_charts, front_height
from .boss import boss_charts
from .grip import grip_charts
from .outline import clear_radius
from .parameters import ShieldParameters
from .space import placed

_CAP_TURNS = {"low": lambda cap: cap[:, ::-1], "high": lambda cap: cap[::-1]}  # which way a cap's mirror image runs


def forge(parameters: ShieldParameters, resolution: int) -> np.ndarray:
    """(25, R, R, 3) float32: every chart of one shield on an R x R grid, metres.

    Index order chart, v, u, xyz; charts as in ``kind.toml``. Left and right are exact mirror images.

    Raises:
        ValueError: resolution outside its limits.
    """
    resolution = check_resolution(resolution)
    board, clear = parameters.board, clear_radius(parameters.outline, parameters.board)
    flat = [
        board_charts(board, parameters.outline, resolution),
        boss_charts(parameters.boss, parameters.boss.radius * clear, front_height(board), resolution),
        grip_charts(parameters.grip, 0.5 * board.thickness, resolution),
    ]
    closed = [("low", "high"), ("low",), ("low", "high")]
    board_part, boss, grip = (_even(placed(board, charts), caps) for charts, caps in zip(flat, closed, strict=True))
    feet = grip[:4, [0, -1], 0].mean(axis=(0, 1))
    return (np.concatenate([board_part, boss, grip]) - feet * (0, 1, 1)).astype(np.float32)


def _even(charts: np.ndarray, caps: tuple[str, ...]) -> np.ndarray:
    """The mean of a part and its mirror image, which differ by rounding alone."""
    mirrored = np.empty_like(charts)
    sides = len(charts) - len(caps)
    for first in range(0, sides, 4):
        ring = charts[first : first + 4]
        mirrored[first : first + 4] = ring[[2, 1, 0, 3], :, ::-1]
    for place, cap in enumerate(caps, start=sides):
        mirrored[place] = _CAP_TURNS[cap](charts[place])
    return 0.5 * (charts + mirrored * (-1, 1, 1))

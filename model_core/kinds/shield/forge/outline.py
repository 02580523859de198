"""The outline of the board and lines inside it at an even distance: corners lie on chart borders or at u = 0.5.

Five points of the right half are joined by four cubic curves. A line inside the outline joins the points that are
moved inwards, in the same headings, so that a rim keeps its width and its corners are mitred.
"""

from __future__ import annotations

import numpy as np

from .parameters import BoardParameters, OutlineParameters

_CLOSER = 0.92  # how much closer columns come to a sharp point in the middle of a chart
_SAMPLES = 33  # of each quarter, where the nearest place is looked for
_SHARPEST = 0.05  # 1 + cosine of the turn at a corner: with less a mitre would be longer than six insets


def outline(p: OutlineParameters, board: BoardParameters, inset: np.ndarray, u: np.ndarray) -> np.ndarray:
    """The four quarters of lines inside the outline, counter-clockwise from the low right corner.

    Args:
        inset: (V,) metres from the outline to each line.
        u: (R,) in [0, 1] along a quarter.
    Returns:
        (V, 4, R, 2) float64 metres (x, z); the grip's middle is at the origin.
    """
    points, leaving, arriving = _right_half(p, board)
    mitres = _mitres(leaving, arriving)
    points = points + inset[:, None, None] * mitres
    low, flank, shoulder, top = (
        _curve(points[:, i], points[:, i + 1], leaving[i], arriving[i + 1], t)
        for i, t in enumerate(_along(p, board, u))
    )
    first = (u < 0.5)[:, None]
    right = np.where(first, flank, shoulder)
    upper = np.where(first, top, _mirror(top))
    lower = np.where(first, _mirror(low), low)
    return np.stack([right, upper, _mirror(right), lower], axis=1)


def clear_radius(p: OutlineParameters, board: BoardParameters) -> float:
    """Radius in metres of the largest circle round the grip's middle that the rim leaves free."""
    inner = outline(p, board, np.array([inner_inset(board)]), np.linspace(0.0, 1.0, _SAMPLES))
    return float(np.linalg.norm(inner, axis=-1).min())


def inner_inset(board: BoardParameters) -> float:
    """Metres from the outline to the end of the rim's slope."""
    return board.rim_width * (1 + board.rim_slope)


def _right_half(p: OutlineParameters, board: BoardParameters) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(5, 2) points from bottom to top, and (5, 2) unit headings in which the outline leaves and reaches them."""
    size = np.array([0.5 * board.width, 0.5 * board.height])
    points = np.array(
        [[0.0, -1.0], [p.low_x, p.low_z], [p.side_x, p.side_z], [p.top_x, p.top_z], [0.0, p.top_mid]], dtype=np.float64
    )
    points = (points - [0.0, board.hold]) * size
    headings = np.radians([p.point, p.low_turn, 90.0, p.top_turn, 180.0 - p.peak])
    own = _unit(np.stack([np.cos(headings), np.sin(headings)], axis=-1) * size)
    straight = np.array([p.straight_low, p.straight_flank, p.straight_shoulder, p.straight_top])[:, None]
    chords = _unit(np.diff(points, axis=0))
    leaving, arriving = own.copy(), own.copy()
    leaving[:-1] = _unit((1 - straight) * own[:-1] + straight * chords)
    arriving[1:] = _unit((1 - straight) * own[1:] + straight * chords)
    arriving[0], leaving[-1] = leaving[0] * (1, -1), arriving[-1] * (1, -1)  # the mirrored half
    return points, leaving, arriving


def _mitres(leaving: np.ndarray, arriving: np.ndarray) -> np.ndarray:
    """(5, 2) how each point moves where the outline moves inwards by one."""
    inwards = [np.stack([-way[:, 1], way[:, 0]], axis=-1) for way in (arriving, leaving)]
    both = inwards[0] + inwards[1]
    return both / np.maximum(0.5 * np.square(both).sum(axis=1, keepdims=True), _SHARPEST)


def _curve(start: np.ndarray, end: np.ndarray, leaving: np.ndarray, arriving: np.ndarray, t: np.ndarray) -> np.ndarray:
    """(V, R, 2): cubic curves between points (V, 2) in given headings (2,); arcs of circles where they fit one."""
    chord = end - start
    length = np.linalg.norm(chord, axis=-1, keepdims=True)
    along = chord / length
    handles = []
    for way in (leaving, arriving):
        cosine = np.clip((along * way).sum(axis=-1, keepdims=True), 0.0, 1.0)
        handles.append(2 / 3 * length / (1 + cosine) * way)
    a, b, c, d = (q[:, None] for q in (start, start + handles[0], end - handles[1], end))
    t = t[:, None]
    return (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d


def _along(p: OutlineParameters, board: BoardParameters, u: np.ndarray) -> list[np.ndarray]:
    """(R,) place on each of the four curves, from bottom to top, at each column."""
    _, leaving, arriving = _right_half(p, board)
    low, top = (_CLOSER * (1 - (1 - way[1] ** 2) ** 2) for way in (leaving[0], arriving[-1]))
    first = u < 0.5
    from_start = np.where(first, 2 * u, 2 * u - 1)
    from_middle = np.where(first, 1 - 2 * u, 2 * u - 1)  # of a chart that is half one side, half the other
    return [_closer(from_middle, low), from_start, from_start, 1 - _closer(from_middle, top)]


def _closer(t: np.ndarray, amount: float) -> np.ndarray:
    """The same way at steps that are shorter at its start."""
    return (1 - amount) * t + amount * t**2


def _mirror(points: np.ndarray) -> np.ndarray:
    """(V, R, 2) the other side, in the other direction."""
    return points[:, ::-1] * (-1, 1)


def _unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)

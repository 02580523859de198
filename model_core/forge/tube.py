"""Shared geometry of the parts: ring sections, caps, bent centre lines."""

from __future__ import annotations

import numpy as np

_FACET_U = (0.0, 0.2, 0.8, 1.0)  # where along a quadrant the corners of an eight-sided section lie
_OCTAGON = np.tan(np.pi / 8)
_STEPS = 129  # samples of a centre line's heading; the trapezoid error is below 1e-6 of its length


def smoothstep(t: np.ndarray) -> np.ndarray:
    """0 up to t = 0 and 1 from t = 1 on, level at both: Hermite's cubic."""
    t = np.clip(t, 0.0, 1.0)
    return t * t * (3 - 2 * t)


def ring(u: np.ndarray, squareness: float) -> np.ndarray:
    """Four quadrants of a unit section whose corners lie at -45, 45, 135 and 225 degrees.

    A blend of the circle (squareness 0) and the square (1), so that a squared
    section has its corners on chart borders.

    Args:
        u: (R,) in [0, 1] along a quadrant.
    Returns:
        (4, R, 2) float64 points (x, y).
    """
    angle = (u - 0.5) * np.pi / 2
    circle = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    square = np.stack([np.ones_like(u), 2 * u - 1], axis=-1)
    first = (1 - squareness) * circle + squareness * square
    turn = np.array([[0.0, 1.0], [-1.0, 0.0]])
    return np.stack([first @ np.linalg.matrix_power(turn, quadrant) for quadrant in range(4)])


def section(u: np.ndarray, squareness: float, facets: float = 0.0) -> np.ndarray:
    """Four quadrants of a unit section like :func:`ring`'s, but without a crease, or facetted.

    Args:
        u: (R,) in [0, 1] along a quadrant.
        squareness: 0 a circle, 1 a square with rounded corners; between them superellipses.
        facets: 1 an octagon with the same corners, four on chart borders and four in the middle of charts.
    Returns:
        (4, R, 2) float64 points (x, y).
    """
    rounded, corners = _superellipse(u, squareness), _superellipse(np.array([0.0, 0.5, 1.0]), squareness)
    share = np.clip(2 * u[:, None] - [[0.0, 1.0]], 0.0, 1.0)  # of the way along both sides in a quadrant
    flat = corners[:, :1] + share[:, :1] * (corners[:, 1:2] - corners[:, :1])
    flat = flat + share[:, 1:] * (corners[:, 2:] - corners[:, 1:2])
    return (1 - facets) * rounded + facets * flat


def octagon(u: np.ndarray) -> np.ndarray:
    """(4, R, 2): a unit section of eight flat sides; charts meet in the middle of every second one."""
    middle = (1 + _OCTAGON) / 2
    x = np.interp(u, _FACET_U, [middle, 1.0, 1.0, middle])
    y = np.interp(u, _FACET_U, [-middle, -_OCTAGON, _OCTAGON, middle])
    turn = np.array([[0.0, 1.0], [-1.0, 0.0]])
    first = np.stack([x, y], axis=-1)
    return np.stack([first @ np.linalg.matrix_power(turn, quadrant) for quadrant in range(4)])


def _superellipse(u: np.ndarray, squareness: float) -> np.ndarray:
    """(4, R, 2) of exponent 2 to 8, at the directions of :func:`ring`, which are even along a square's sides too."""
    way, power = ring(u, squareness), 2 + 6 * squareness**2
    return way / (np.abs(way) ** power).sum(axis=-1, keepdims=True) ** (1 / power)


def coons(u0: np.ndarray, u1: np.ndarray, v0: np.ndarray, v1: np.ndarray) -> np.ndarray:
    """Coons patch: the bilinearly blended surface over four border curves of (R, 3) points.

    ``u0`` and ``u1`` run along v, ``v0`` and ``v1`` along u; corners must agree.
    Returns (R, R, 3), index order v, u. Source: Coons, MIT MAC-TR-41, 1967.
    """
    step = np.linspace(0.0, 1.0, len(u0))
    u, v = step[None, :, None], step[:, None, None]
    across = (1 - u) * u0[:, None] + u * u1[:, None]
    along = (1 - v) * v0[None] + v * v1[None]
    corners = (1 - u) * (1 - v) * v0[0] + u * (1 - v) * v0[-1] + (1 - u) * v * v1[0] + u * v * v1[-1]
    return across + along - corners


def low_cap(rings: np.ndarray) -> np.ndarray:
    """Cap chart over the v = 0 ring of (4, R, R, 3) side charts, facing away from the tube."""
    q = rings[:, 0]
    return coons(u0=q[0], v1=q[1], u1=q[2][::-1], v0=q[3][::-1])


def high_cap(rings: np.ndarray) -> np.ndarray:
    """Cap chart over the v = 1 ring of (4, R, R, 3) side charts, facing away from the tube."""
    q = rings[:, -1]
    return coons(v0=q[0], u1=q[1], v1=q[2][::-1], u0=q[3][::-1])


class Bend:
    """A planar centre line of unit speed given by its heading, and points carried along it.

    The line starts at the origin along the second axis of its plane; a positive
    heading turns it towards the negative first axis.

    Args:
        length: metres.
        heading: (S,) -> (S,) radians against t in [0, 1].
    """

    def __init__(self, length: float, heading):
        self._t = np.linspace(0.0, 1.0, _STEPS)
        angle = heading(self._t)
        self._angle = angle
        speed = np.stack([-np.sin(angle), np.cos(angle)], axis=-1) * length
        halves = 0.5 * (speed[1:] + speed[:-1]) / (_STEPS - 1)
        self._line = np.concatenate([np.zeros((1, 2)), np.cumsum(halves, axis=0)])

    def carry(self, t: np.ndarray, across: np.ndarray, along: np.ndarray | float = 0.0) -> np.ndarray:
        """Plane coordinates (..., 2) of points ``across`` and ``along`` the line at ``t``, metres."""
        angle = np.interp(t, self._t, self._angle)
        x = np.interp(t, self._t, self._line[:, 0]) + across * np.cos(angle) - along * np.sin(angle)
        z = np.interp(t, self._t, self._line[:, 1]) + across * np.sin(angle) + along * np.cos(angle)
        return np.stack(np.broadcast_arrays(x, z), axis=-1)

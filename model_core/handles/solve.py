"""From dimensions asked for to the sword that has them: the smallest change of the latent that does it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

import numpy as np

from ..charts.pose import grip_pose
from ..errors import HandleError
from .dimensions import DIMENSIONS, measure

TOLERANCE = 5e-5
"""Of a dimension: where the search stops."""
LARGEST_ERROR = 0.01
"""Of a dimension: what is still an answer."""
_STEPS = 20
_LONGEST_STEP = 2.0  # standard deviations of the latent a step may move; far steps overshoot
_FARTHEST = 8.0  # standard deviations from where it started: farther off lies something else
_SHIFT = 1e-2
_LENGTH_SPREAD = 0.4  # of the logarithm of swords' lengths, so that a longer sword costs as much as a latent does
_LEAST_ANGLE = 10.0  # degrees: smaller curvatures are held to a hundredth of this
_SLOW = 0.5  # of the gap left after a step: more, and the slopes are no longer those where it stands
_UNITS = {dimension.name: dimension.unit for dimension in DIMENSIONS}
_NAMES = tuple(_UNITS)

Shapes = Callable[[np.ndarray], np.ndarray]


class Resizer:
    """One sword's ways to others, which share what is learnt of its surroundings: a second request is quicker.

    Each step is the least-norm solution of the linearised measures (Gauss-Newton in an
    underdetermined system). Slopes are corrected on the way, and taken anew only where a step gains too little.
    """

    def __init__(self, shapes: Shapes, latent: np.ndarray, length: float):
        """
        Args:
            shapes: latents (B, D) -> (B, 25, R, R, 3) closed charts, any frame and unit.
            latent: (D,) where to start. length: metres from pommel to tip.
        """
        self._shapes = shapes
        self._start = np.append(np.asarray(latent, dtype=np.float64), np.log(length) / _LENGTH_SPREAD)

    def to(self, wanted: dict[str, float], hold: bool = True) -> tuple[np.ndarray, float]:
        """The nearest sword with the wanted dimensions.

        Args:
            wanted: {dimension's name: metres or degrees}.
            hold: keep all other dimensions as they are, see :func:`held`.
        Returns:
            latent (D,) float32 and length, metres.
        Raises:
            HandleError: no sword near this one has these dimensions.
        """
        state, now, slopes = self._start, *self._around_start
        target = ({name: now[name] for name in held(wanted)} if hold else {}) | wanted
        rows = [_NAMES.index(name) for name in target]
        scales = np.array([_scale(name, value) for name, value in target.items()])[:, None]
        gap, last = _gap(target, now), np.inf
        for _ in range(_STEPS):
            left = np.abs(gap).max()
            if left <= TOLERANCE:
                break
            if left > _SLOW * last:
                slopes = _slopes(self._shapes, state, now)
            step = _least_step(slopes[rows] / scales, gap)
            state, before = state + step, now
            now = _measures(self._shapes, state[None])[0]
            slopes = _corrected(slopes, step, before, now)
            gap, last = _gap(target, now), left
        if np.abs(gap).max() > LARGEST_ERROR or np.linalg.norm(state - self._start) > _FARTHEST:
            asked = " and ".join(_said(name, value) for name, value in wanted.items())
            raise HandleError(f"No sword near this one has {asked}; try a smaller step, or another sword.")
        return state[:-1].astype(np.float32), float(np.exp(state[-1] * _LENGTH_SPREAD))

    @cached_property
    def _around_start(self) -> tuple[dict[str, float], np.ndarray]:
        """Measures where it starts, and their slopes there."""
        now = _measures(self._shapes, self._start[None])[0]
        return now, _slopes(self._shapes, self._start, now)


def held(wanted: Iterable[str]) -> list[str]:
    """Dimensions that stay while ``wanted`` change: all others, but the whole follows its parts.

    The overall length is held by nobody, and when it is asked for the blade follows it.
    """
    free = {*wanted, "overall_length"} | ({"blade_length"} if "overall_length" in wanted else set())
    return [name for name in _UNITS if name not in free]


def check_range(wanted: dict[str, float], ranges: dict[str, tuple[float, float]]) -> None:
    """Refuse what lies outside what the weights know.

    Raises:
        HandleError: an unknown name, not a number, or out of range.
    """
    for name, value in wanted.items():
        if name not in ranges:
            raise HandleError(f"There is no dimension {name}; there are {', '.join(ranges)}.")
        low, high = ranges[name]
        if not low <= value <= high:
            raise HandleError(
                f"{_said(name, value).capitalize()} is outside what these swords reach: "
                f"{low:.3g} to {high:.3g} {_UNITS[name]}."
            )


def _measures(shapes: Shapes, states: np.ndarray) -> list[dict[str, float]]:
    found = []
    for grids, state in zip(shapes(states[:, :-1].astype(np.float32)), states, strict=True):
        pose = grip_pose(grids)
        found.append(measure(pose.apply(grids, np.exp(state[-1] * _LENGTH_SPREAD) / pose.span)))
    return found


def _scale(name: str, value: float) -> float:
    return max(abs(value), 1e-4 if _UNITS[name] == "m" else _LEAST_ANGLE)


def _gap(target: dict[str, float], now: dict[str, float]) -> np.ndarray:
    """(K,) what is missing, in shares of the dimension."""
    return np.array([(value - now[name]) / _scale(name, value) for name, value in target.items()])


def _slopes(shapes: Shapes, state: np.ndarray, now: dict[str, float]) -> np.ndarray:
    """(8, D + 1) of all measures, in metres or degrees, by forward differences."""
    around = _measures(shapes, state + _SHIFT * np.eye(len(state)))
    return np.array([[one[name] - now[name] for one in around] for name in _NAMES]) / _SHIFT


def _corrected(slopes: np.ndarray, step: np.ndarray, before: dict[str, float], now: dict[str, float]) -> np.ndarray:
    """Slopes (8, D + 1) changed by as little as makes them right along a step just made (Broyden, 1965)."""
    moved = np.array([now[name] - before[name] for name in _NAMES])
    return slopes + np.outer(moved - slopes @ step, step) / (step @ step)


def _least_step(jacobian: np.ndarray, gap: np.ndarray) -> np.ndarray:
    """(D + 1,) the shortest step (K, D + 1) that closes a gap (K,), cut where it would go too far."""
    normal = jacobian @ jacobian.T
    normal[np.diag_indices(len(normal))] += 1e-9 * np.trace(normal)
    step = jacobian.T @ np.linalg.solve(normal, gap)
    return step * min(1.0, _LONGEST_STEP / max(np.linalg.norm(step), 1e-12))


def _said(name: str, value: float) -> str:
    """A dimension in words: "a blade width of 0.048 m"."""
    return f"a{'n' * (name[0] in 'aeiou')} {name.replace('_', ' ')} of {value:.3g} {_UNITS[name]}"

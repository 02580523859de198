"""From dimensions asked for to the sword that has them: the smallest change that does it.

Small is a change of the latent that is likely, and moves little of what was not
asked about. Without the second a wider guard makes the blade lean, for swords
with wide guards are other swords.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..charts.layout import CHARTS_OF_PART
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
_PART_OF = {name: "blade" if name == "overall_length" else name.split("_")[0] for name in _NAMES}
_CHARTS = {part: list(charts) for part, charts in CHARTS_OF_PART.items()}
_SPARSE = 4  # of a part's rows and columns of points one in four tells how it moves
_STIFFNESS = 1e4  # so much is the square of a motion worth, in sword lengths, beside that of a standard deviation
_OWN_STIFFNESS = 1e3  # of the part that is asked about

Shapes = Callable[[np.ndarray], np.ndarray]


class Resizer:
    """One sword's ways to others, which share what is learnt of its surroundings: a second request is quicker.

    Each step is the smallest that solves the linearised measures (Gauss-Newton in an underdetermined
    system). Slopes are corrected on the way, and taken anew only where a step gains too little.
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
            wanted: {dimension's name: metres or degrees}, as :func:`check_range` lets pass.
            hold: keep all other dimensions as they are, see :func:`held`.
        Returns:
            latent (D,) float32 and length, metres.
        Raises:
            HandleError: no sword near this one has these dimensions.
        """
        state, now, slopes = self._start, self._around_start.measures, self._around_start.slopes
        inertia = self._around_start.inertia(wanted)
        target = ({name: now[name] for name in held(wanted)} if hold else {}) | wanted
        rows = [_NAMES.index(name) for name in target]
        scales = np.array([_scale(name, value) for name, value in target.items()])[:, None]
        gap, last = _gap(target, now), np.inf
        for _ in range(_STEPS):
            left = np.abs(gap).max()
            if left <= TOLERANCE:
                break
            if left > _SLOW * last:
                slopes = _around(self._shapes, state).slopes
            step = _least_step(slopes[rows] / scales, gap, inertia)
            state, before = state + step, now
            now = _measured(self._shapes, state[None])[0][0]
            slopes = _corrected(slopes, step, before, now)
            gap, last = _gap(target, now), left
        if np.abs(gap).max() > LARGEST_ERROR or np.linalg.norm(state - self._start) > _FARTHEST:
            asked = " and ".join(_said(name, value) for name, value in wanted.items())
            raise HandleError(f"No sword near this one has {asked}; try a smaller step, or another sword.")
        return state[:-1].astype(np.float32), float(np.exp(state[-1] * _LENGTH_SPREAD))

    @cached_property
    def _around_start(self) -> _Surroundings:
        return _around(self._shapes, self._start)


@dataclass(frozen=True)
class _Surroundings:
    """What a state and small steps from it come to.

    Attributes:
        measures: {dimension: metres or degrees}.
        slopes: (8, D + 1) of all measures.
        stiffness: {part: (D + 1, D + 1)}, the mean squared motion of its points as a form of the step,
            in shares of the sword's length; a part that slides along the grip as a whole does not count as moved.
    """

    measures: dict[str, float]
    slopes: np.ndarray
    stiffness: dict[str, np.ndarray]

    def inertia(self, wanted: Iterable[str]) -> np.ndarray:
        """(D + 1, D + 1) what a step costs where ``wanted`` are to change, as a form."""
        own = {_PART_OF[name] for name in wanted}
        total = np.eye(self.slopes.shape[1])
        for part, form in self.stiffness.items():
            total += (_OWN_STIFFNESS if part in own else _STIFFNESS) * form
        return total


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


def _measured(shapes: Shapes, states: np.ndarray) -> list[tuple[dict[str, float], np.ndarray]]:
    """Measures of each state, and some of its points (25, P, P, 3), metres."""
    found = []
    for grids, state in zip(shapes(states[:, :-1].astype(np.float32)), states, strict=True):
        pose = grip_pose(grids)
        placed = pose.apply(grids, np.exp(state[-1] * _LENGTH_SPREAD) / pose.span)
        found.append((measure(placed), placed[:, ::_SPARSE, ::_SPARSE]))
    return found


def _scale(name: str, value: float) -> float:
    return max(abs(value), 1e-4 if _UNITS[name] == "m" else _LEAST_ANGLE)


def _gap(target: dict[str, float], now: dict[str, float]) -> np.ndarray:
    """(K,) what is missing, in shares of the dimension."""
    return np.array([(value - now[name]) / _scale(name, value) for name, value in target.items()])


def _around(shapes: Shapes, state: np.ndarray) -> _Surroundings:
    """By forward differences."""
    (now, here), *around = _measured(shapes, state + _SHIFT * np.eye(len(state) + 1, len(state), k=-1))
    slopes = np.array([[one[name] - now[name] for one, _ in around] for name in _NAMES]) / _SHIFT
    length = np.exp(state[-1] * _LENGTH_SPREAD)
    moved = np.stack([points - here for _, points in around]) / (_SHIFT * length)
    return _Surroundings(now, slopes, {part: _stiffness(moved[:, charts]) for part, charts in _CHARTS.items()})


def _stiffness(moved: np.ndarray) -> np.ndarray:
    """(D + 1, D + 1) mean squared motion of a part's points (D + 1, K, P, P, 3), sliding along Z left out."""
    moved = moved.reshape(len(moved), -1, 3)
    moved[..., 2] -= moved[..., 2].mean(axis=1, keepdims=True)
    count, flat = moved.shape[1], moved.reshape(len(moved), -1)
    return flat @ flat.T / count


def _corrected(slopes: np.ndarray, step: np.ndarray, before: dict[str, float], now: dict[str, float]) -> np.ndarray:
    """Slopes (8, D + 1) changed by as little as makes them right along a step just made (Broyden, 1965)."""
    moved = np.array([now[name] - before[name] for name in _NAMES])
    return slopes + np.outer(moved - slopes @ step, step) / (step @ step)


def _least_step(jacobian: np.ndarray, gap: np.ndarray, inertia: np.ndarray) -> np.ndarray:
    """(D + 1,) the cheapest step that closes a gap (K,) of measures (K, D + 1), cut where it would go too far."""
    ways = np.linalg.solve(inertia, jacobian.T)
    normal = jacobian @ ways
    normal[np.diag_indices(len(normal))] += 1e-9 * np.trace(normal)
    step = ways @ np.linalg.solve(normal, gap)
    return step * min(1.0, _LONGEST_STEP / max(np.linalg.norm(step), 1e-12))


def _said(name: str, value: float) -> str:
    """A dimension in words: "a blade width of 0.048 m"."""
    return f"a{'n' * (name[0] in 'aeiou')} {name.replace('_', ' ')} of {value:.3g} {_UNITS[name]}"

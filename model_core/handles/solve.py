"""From dimensions asked for to the shape that has them: the smallest change that does it.

Small is a change of the latent that is likely, and moves little of what was not
asked about. Without the second an asset's wider guard makes its blade lean, for assets
with wide guards are other assets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..errors import HandleError, NoShapeError
from ..kinds import Kind

RESOLUTION = 31
"""Points along a chart's side that dimensions are measured with: as many as forged shapes have."""
TOLERANCE = 5e-5
"""Of a dimension: where the search stops."""
LARGEST_ERROR = 0.01
"""Of a dimension: what is still an answer."""
_SLOPE_RESOLUTION = 24  # a step may be a little off; a flamberge's middle line is told from its waves from here on
_STEPS = 20
_LONGEST_STEP = 2.0  # standard deviations of the latent a step may move; far steps overshoot
_FARTHEST = 8.0  # standard deviations from where it started: farther off lies something else
_LOST = 1.5 * _FARTHEST  # a search that is farther away does not come back; what it finds is refused
_SHIFT = 1e-2
_LENGTH_SPREAD = 0.4  # of the logarithm of lengths, so that a longer shape costs as much as a latent does
_LEAST_ANGLE = 10.0  # degrees: smaller curvatures are held to a hundredth of this
_SLOW = 0.5  # of the gap left after a step: more, and the slopes are no longer those where it stands
_SPARSE = 4  # of a part's rows and columns of points one in four tells how it moves
_STIFFNESS = 1e4  # so much is the square of a motion worth, in lengths, beside that of a standard deviation
_OWN_STIFFNESS = 1e3  # of the part that is asked about

Shapes = Callable[[np.ndarray, int], np.ndarray]
"""Latents (B, D), resolution R -> closed charts (B, C, R, R, 3), any frame and unit."""
IsSound = Callable[[np.ndarray], bool]


class Resizer:
    """One shape's ways to others, which share what is learnt of its surroundings: a second request is quicker.

    Each step is the smallest that solves the linearised measures (Gauss-Newton in an underdetermined
    system). Slopes are corrected on the way, and taken anew only where a step gains too little.
    """

    def __init__(self, kind: Kind, shapes: Shapes, is_sound: IsSound, latent: np.ndarray, length: float):
        """
        Args:
            is_sound: whether a latent (D,) float32 makes a shape without a part inside out.
            latent: (D,) where to start. length: metres, as the pose's span.
        """
        self._kind, self._shapes, self._is_sound = kind, shapes, is_sound
        self._start = np.append(np.asarray(latent, dtype=np.float64), np.log(length) / _LENGTH_SPREAD)

    def to(self, wanted: dict[str, float], hold: bool = True) -> tuple[np.ndarray, float]:
        """The nearest shape with the wanted dimensions.

        Args:
            wanted: {dimension's name: metres or degrees}, as :func:`check_range` lets pass.
            hold: keep all other dimensions as they are, see :func:`held`.
        Returns:
            latent (D,) float32 and length, metres.
        Raises:
            NoShapeError: nothing near this shape has these dimensions, or what has them has a part inside out.
        """
        state, now, slopes = self._start, self._around_start.measures, self._around_start.slopes
        inertia = self._around_start.inertia({self._kind.dimension(name).part for name in wanted})
        target = ({name: now[name] for name in held(self._kind, wanted)} if hold else {}) | wanted
        rows = [self._kind.dimension_names.index(name) for name in target]
        scales = np.array([self._scale(name, value) for name, value in target.items()])[:, None]
        gap, last = self._gap(target, now), np.inf
        for _ in range(_STEPS):
            left = np.abs(gap).max()
            if left <= TOLERANCE or np.linalg.norm(state - self._start) > _LOST:
                break
            if left > _SLOW * last:
                slopes = self._around(state).slopes
            step = _least_step(slopes[rows] / scales, gap, inertia)
            state, before = state + step, now
            now = self._measures(state)
            slopes = self._corrected(slopes, step, before, now)
            gap, last = self._gap(target, now), left
        far = np.abs(gap).max() > LARGEST_ERROR or np.linalg.norm(state - self._start) > _FARTHEST
        latent = state[:-1].astype(np.float32)
        if far or (self._starts_sound and not self._is_sound(latent)):
            own = {name: self._around_start.measures[name] for name in wanted}
            raise NoShapeError(
                "No shape near this one has {sizes}; try values closer to its own: {own}.",
                sizes=_sizes(self._kind, wanted),
                own=_sizes(self._kind, own),
            )
        return latent, float(np.exp(state[-1] * _LENGTH_SPREAD))

    @cached_property
    def _starts_sound(self) -> bool:
        """Whether there is anything to keep: one that starts inside out may still be resized."""
        return self._is_sound(self._start[:-1].astype(np.float32))

    @cached_property
    def _around_start(self) -> _Surroundings:
        return self._around(self._start)

    def _measures(self, state: np.ndarray) -> dict[str, float]:
        return self._measured(state[None], RESOLUTION)[0][0]

    def _measured(self, states: np.ndarray, resolution: int) -> list[tuple[dict[str, float], np.ndarray]]:
        """Measures of each state, and some of its points (C, P, P, 3), metres."""
        found = []
        for grids, state in zip(self._shapes(states[:, :-1].astype(np.float32), resolution), states, strict=True):
            pose = self._kind.find_pose(grids)
            placed = pose.apply(grids, np.exp(state[-1] * _LENGTH_SPREAD) / pose.span)
            found.append((self._kind.measure(placed), placed[:, ::_SPARSE, ::_SPARSE]))
        return found

    def _scale(self, name: str, value: float) -> float:
        return max(abs(value), 1e-4 if self._kind.dimension(name).unit == "m" else _LEAST_ANGLE)

    def _gap(self, target: dict[str, float], now: dict[str, float]) -> np.ndarray:
        """(K,) what is missing, in shares of the dimension."""
        return np.array([(value - now[name]) / self._scale(name, value) for name, value in target.items()])

    def _around(self, state: np.ndarray) -> _Surroundings:
        """By forward differences."""
        beside = state + _SHIFT * np.eye(len(state) + 1, len(state), k=-1)
        (now, here), *around = self._measured(beside, _SLOPE_RESOLUTION)
        names = self._kind.dimension_names
        slopes = np.array([[one[name] - now[name] for one, _ in around] for name in names]) / _SHIFT
        length = np.exp(state[-1] * _LENGTH_SPREAD)
        moved = np.stack([points - here for _, points in around]) / (_SHIFT * length)
        parts = self._kind.layout.charts_of_part
        stiffness = {part: _stiffness(moved[:, list(charts)]) for part, charts in parts.items()}
        return _Surroundings(self._measures(state), slopes, stiffness)

    def _corrected(
        self, slopes: np.ndarray, step: np.ndarray, before: dict[str, float], now: dict[str, float]
    ) -> np.ndarray:
        """Slopes changed by as little as makes them right along a step just made (Broyden, 1965)."""
        moved = np.array([now[name] - before[name] for name in self._kind.dimension_names])
        return slopes + np.outer(moved - slopes @ step, step) / (step @ step)


@dataclass(frozen=True)
class _Surroundings:
    """What a state and small steps from it come to.

    Attributes:
        measures: {dimension: metres or degrees}.
        slopes: (dimensions, D + 1) of all measures.
        stiffness: {part: (D + 1, D + 1)}, the mean squared motion of its points as a form of the step,
            in shares of the length; a part that slides along Z as a whole does not count as moved.
    """

    measures: dict[str, float]
    slopes: np.ndarray
    stiffness: dict[str, np.ndarray]

    def inertia(self, own: set[str]) -> np.ndarray:
        """(D + 1, D + 1) what a step costs where sizes of these parts are to change, as a form."""
        total = np.eye(self.slopes.shape[1])
        for part, form in self.stiffness.items():
            total += (_OWN_STIFFNESS if part in own else _STIFFNESS) * form
        return total


def held(kind: Kind, wanted: Iterable[str]) -> list[str]:
    """Dimensions that stay while ``wanted`` change: all others, but those that are never held or that these free."""
    free = {*wanted} | {name for one in wanted for name in kind.dimension(one).frees}
    return [one.name for one in kind.dimensions if one.held and one.name not in free]


def check_range(kind: Kind, wanted: dict[str, float], ranges: dict[str, tuple[float, float]]) -> None:
    """Refuse what lies outside what the weights know.

    Raises:
        HandleError: an unknown name, not a number, or out of range.
    """
    for name, value in wanted.items():
        if name not in ranges:
            raise HandleError("There is no dimension {name}; choose from {names}.", name=name, names=", ".join(ranges))
        low, high = ranges[name]
        if not low <= value <= high:
            raise HandleError(
                "{name} cannot be {value:.3g} {unit}; the range is {low:.3g} to {high:.3g} {unit}.",
                name=kind.dimension(name).title,
                value=value,
                unit=kind.dimension(name).unit,
                low=low,
                high=high,
            )


def _stiffness(moved: np.ndarray) -> np.ndarray:
    """(D + 1, D + 1) mean squared motion of a part's points (D + 1, K, P, P, 3), sliding along Z left out."""
    moved = moved.reshape(len(moved), -1, 3)
    moved[..., 2] -= moved[..., 2].mean(axis=1, keepdims=True)
    count, flat = moved.shape[1], moved.reshape(len(moved), -1)
    return flat @ flat.T / count


def _least_step(jacobian: np.ndarray, gap: np.ndarray, inertia: np.ndarray) -> np.ndarray:
    """(D + 1,) the cheapest step that closes a gap (K,) of measures (K, D + 1), cut where it would go too far."""
    directions = np.linalg.solve(inertia, jacobian.T)
    normal = jacobian @ directions
    normal[np.diag_indices(len(normal))] += 1e-9 * np.trace(normal)
    step = directions @ np.linalg.solve(normal, gap)
    return step * min(1.0, _LONGEST_STEP / max(np.linalg.norm(step), 1e-12))


def _sizes(kind: Kind, wanted: dict[str, float]) -> list[HandleError]:
    """Dimensions one by one: "Blade Width 0.048 m", "Guard Width 0.2 m"."""
    found = ((kind.dimension(name), value) for name, value in wanted.items())
    return [
        HandleError("{name} {value:.3g} {unit}", name=one.title, value=value, unit=one.unit) for one, value in found
    ]

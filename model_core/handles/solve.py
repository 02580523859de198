"""From dimensions asked for to the sword that has them: the smallest change of the latent that does it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..errors import HandleError
from .dimensions import DIMENSIONS, measure

TOLERANCE = 0.002
"""Of a dimension: where the search stops."""
LARGEST_ERROR = 0.01
"""Of a dimension: what is still an answer."""
_STEPS = 20
_LONGEST_STEP = 2.0  # standard deviations of the latent a step may move; far steps overshoot
_SHIFT = 1e-2
_LENGTH_SPREAD = 0.4  # of the logarithm of swords' lengths, so that a longer sword costs as much as a latent does
_LEAST_ANGLE = 10.0  # degrees: smaller curvatures are held to a hundredth of this
_UNITS = {dimension.name: dimension.unit for dimension in DIMENSIONS}

Shape = Callable[[np.ndarray, float], np.ndarray]


def resize(
    shape: Shape, latent: np.ndarray, length: float, wanted: dict[str, float], hold: bool = True
) -> tuple[np.ndarray, float]:
    """The nearest sword with the wanted dimensions.

    Each step is the least-norm solution of the linearised measures
    (Gauss-Newton in an underdetermined system).

    Args:
        shape: (latent (D,), length in metres) -> (25, R, R, 3) metres, sword space.
        latent: (D,) where to start. length: metres from pommel to tip.
        wanted: {dimension's name: metres or degrees}.
        hold: keep all other dimensions as they are.
    Returns:
        latent (D,) float32 and length, metres.
    Raises:
        HandleError: an unknown name, or no sword near this one has these dimensions.
    """
    unknown = sorted(set(wanted) - set(_UNITS))
    if unknown:
        raise HandleError(f"There is no dimension {', '.join(unknown)}; there are {', '.join(_UNITS)}.")
    state = np.append(np.asarray(latent, dtype=np.float64), np.log(length) / _LENGTH_SPREAD)
    now = _measures(shape, state)
    target = (now if hold else {}) | wanted
    for _ in range(_STEPS):
        gap = _gap(target, now)
        if np.abs(gap).max() <= TOLERANCE:
            break
        jacobian = _jacobian(shape, state, target, now)
        normal = jacobian @ jacobian.T
        normal[np.diag_indices(len(normal))] += 1e-9 * np.trace(normal)
        step = jacobian.T @ np.linalg.solve(normal, gap)
        state = state + step * min(1.0, _LONGEST_STEP / max(np.linalg.norm(step), 1e-12))
        now = _measures(shape, state)
    worst = max(target, key=lambda name: abs(target[name] - now[name]) / _scale(name, target[name]))
    if np.abs(_gap(target, now)).max() > LARGEST_ERROR:
        raise HandleError(
            f"No sword near this one has {_said(worst, target[worst])}; the nearest has {_said(worst, now[worst])}."
        )
    return state[:-1].astype(np.float32), float(np.exp(state[-1] * _LENGTH_SPREAD))


def _measures(shape: Shape, state: np.ndarray) -> dict[str, float]:
    return measure(shape(state[:-1], float(np.exp(state[-1] * _LENGTH_SPREAD))))


def _scale(name: str, value: float) -> float:
    return max(abs(value), 1e-4 if _UNITS[name] == "m" else _LEAST_ANGLE)


def _gap(target: dict[str, float], now: dict[str, float]) -> np.ndarray:
    """(K,) what is missing, in shares of the dimension."""
    return np.array([(value - now[name]) / _scale(name, value) for name, value in target.items()])


def _jacobian(shape: Shape, state: np.ndarray, target: dict[str, float], now: dict[str, float]) -> np.ndarray:
    """(K, D + 1) of the measures, in shares of the dimension, by forward differences."""
    base = _gap(target, now)
    columns = [base - _gap(target, _measures(shape, state + shift)) for shift in _SHIFT * np.eye(len(state))]
    return np.stack(columns, axis=1) / _SHIFT


def _said(name: str, value: float) -> str:
    """A dimension in words: "a blade width of 0.048 m"."""
    return f"a {name.replace('_', ' ')} of {value:.3g} {_UNITS[name]}"

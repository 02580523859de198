"""Fitted shapes with no part inside out, and how far a change may go that leaves one so.

Slower than ``editing.soundness``, which is asked at each step of a slider and looks at two grids: what is fitted to
a stranger's mesh often lies at the border, where a part is turned on one grid and not on another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from ..charts.volume import part_volumes, turned
from ..engine import Engine
from .decode import open_charts

FARTHEST = 99.0
"""Standard deviations of a latent's numbers, of a shape that is none of the kind; recipes refuse beyond 100."""
_RESOLUTIONS = (3, 4, 5, 6, 7, 8, 12, 16)  # a part that is nearly flat may be turned at one and not at another
_FINE = 32  # looked at where a volume is not yet clear
_CLEAR = 4  # times the change from 8 to 16 points
_BEYOND = 1 / 8  # of the change from 8 to 32 points: errors fall with their square, so a nineteenth is left at 32
_SHARES = np.linspace(1, 0, 33)[:-1]  # coarse, so that what is found seldom lies right at the border


def is_sound(engine: Engine, latent: np.ndarray, detail: np.ndarray | None = None) -> bool:
    """Whether no part is inside out at any resolution, and every number is one a recipe may have.

    Args:
        latent: (D,). detail: (C, F + 1, 3) beside it, see ``decode``.
    """
    if not np.abs(latent).max() <= FARTHEST or not (detail is None or np.isfinite(detail).all()):
        return False
    return not any(turned(volumes, engine.layout) for volumes in _volumes(engine, latent, detail))


def _volumes(engine: Engine, latent: np.ndarray, detail: np.ndarray | None) -> Iterator[np.ndarray]:
    """(parts,) at each resolution, and last the least that finer ones may come to where that is not clear."""

    def at(resolution: int) -> np.ndarray:
        return part_volumes(open_charts(engine, latent, detail, resolution), engine.layout)

    found = {}
    for resolution in _RESOLUTIONS:
        found[resolution] = at(resolution)
        yield found[resolution]
    coarse, last = found[8], found[16]
    if (last < _CLEAR * np.abs(last - coarse)).any():
        fine = at(_FINE)
        yield fine
        yield fine - _BEYOND * np.abs(fine - coarse)


def sound_share(sound: Callable[[float], bool]) -> float:
    """The largest share of a change that leaves a shape sound, out of 32; 0 if none does.

    Args:
        sound: whether the shape is sound after a share, over 0 and at most 1, of the change.
    """
    return next((float(share) for share in _SHARES if sound(share)), 0.0)


def sound_step(engine: Engine, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """(D,) the last sound latent on the way from one (D,) to another; the start if there is none."""
    share = sound_share(lambda share: is_sound(engine, start + np.float32(share) * (end - start)))
    return start + np.float32(share) * (end - start)


def sound_latent(engine: Engine, latent: np.ndarray) -> np.ndarray:
    """(D,) float32: the latent itself if it is sound, or else the nearest sound one towards the mean shape."""
    return latent if is_sound(engine, latent) else sound_step(engine, np.zeros_like(latent), latent)

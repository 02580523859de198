"""What a set of standing meshes looks like from the front and from the side: its usual sizes at each height."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from ...surface.mesh import TriangleMesh
from ...surface.sampling import sample_surface

BINS = 32
_POINTS = 8_000
_LEAST = 0.02  # of the largest half-width: a section may be small, but not nothing
_SHORTEST = 3  # bins of a part
_EVEN = 1e-3  # of the spread: where nothing tells parts apart they are about equally long


@dataclass(frozen=True)
class Profile:
    """Usual half-widths, over the height.

    Attributes:
        half: (BINS, 2) along X and Y, at heights evenly from 0 to 1.
    """

    half: np.ndarray

    def at(self, heights: np.ndarray) -> np.ndarray:
        """(R, 2) half-widths at heights (R,) from 0 to 1."""
        known = (np.arange(BINS) + 0.5) / BINS
        return np.stack([np.interp(heights, known, column) for column in self.half.T], axis=-1)

    def ends(self, parts: int) -> np.ndarray:
        """(parts + 1,) heights between which the profile is most nearly that of so many plain tubes."""
        cuts = combinations(range(_SHORTEST, BINS - _SHORTEST + 1), parts - 1)
        found = [(0, *cut, BINS) for cut in cuts if min(np.diff([0, *cut, BINS])) >= _SHORTEST]
        return np.array(min(found, key=self._unevenness)) / BINS

    def _unevenness(self, ends: tuple[int, ...]) -> float:
        spans = list(zip(ends[:-1], ends[1:], strict=True))
        spread = sum(np.square(self.half[a:b] - self.half[a:b].mean(axis=0)).sum() for a, b in spans)
        lengths = np.diff(ends) / BINS
        return float(spread + _EVEN * np.square(self.half).sum() * np.square(lengths - lengths.mean()).sum())


def usual_profile(meshes: Sequence[TriangleMesh]) -> Profile:
    """The median profile of standing meshes, of the set's mean proportions (geometrically)."""
    found = [_profile(mesh) for mesh in meshes]
    widest = np.stack([half.max(axis=0) for half in found])
    shape = np.median([half / most for half, most in zip(found, widest, strict=True)], axis=0)
    return Profile(np.maximum(shape, _LEAST) * np.exp(np.log(widest).mean(axis=0)))


def _profile(mesh: TriangleMesh) -> np.ndarray:
    """(BINS, 2) half-widths of one mesh over its height."""
    points = sample_surface(mesh, _POINTS, np.random.default_rng(0))
    low, high = points.min(axis=0), points.max(axis=0)
    height = max(high[2] - low[2], 1e-9)
    place = (points[:, 2] - low[2]) / height * BINS
    index, across = np.minimum(place.astype(int), BINS - 1), np.abs(points[:, :2] - ((low + high) / 2)[:2]) / height
    half = np.zeros((BINS, 2))
    np.maximum.at(half, index, across)
    bins, known = np.arange(BINS), np.bincount(index, minlength=BINS) > 0
    half = np.stack([np.interp(bins, bins[known], column[known]) for column in half.T], axis=-1)
    return np.maximum(half, _LEAST * max(half.max(), 1e-9))

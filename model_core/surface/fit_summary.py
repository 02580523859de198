"""How close a likeness is to its source, in words and figures."""

from __future__ import annotations

import math

import numpy as np

from .boxes import SurfaceBoxes
from .mesh import TriangleMesh
from .sampling import sample_surface

_POINTS = 2_500  # a share of them is known to about half a percent
_MOST = 0.95  # of the surface, for which a tolerance is named
_FINEST = 0.01  # of a unit; nobody asks for less
_INCH = 0.0254


def distances_to(likeness: TriangleMesh, source: TriangleMesh) -> np.ndarray:
    """(2500,) float64 distances of points of the source, uniform by area, from the likeness; their own units.

    They are exact, to triangles and not to samples of them.
    """
    return SurfaceBoxes(likeness).distances(sample_surface(source, _POINTS, np.random.default_rng(0)))


def share_of_size(chamfer_l2_sq: float) -> float:
    """How far a mesh and its likeness lie apart, as a share of the mesh's size: root of the mean squared distance.

    Args:
        chamfer_l2_sq: between points of both, unit sphere: the sum of the two mean squared distances.
    """
    return math.sqrt(chamfer_l2_sq / 2) / 2  # the sphere's diameter is the size


WITHIN = "{share}% of the surface is within {tolerance:g} {unit} of the result"
"""Template of the values of :func:`within`."""


def in_words(metres: np.ndarray, inches: bool = False) -> str:
    """What share of the distances lies within the smallest round length that at least 95 % keep.

    >>> in_words(np.array([0.0004] * 49 + [0.0013] * 49 + [0.3] * 2))
    '98% of the surface is within 2 mm of the result'
    """
    return WITHIN.format(**within(metres, inches))


def within(metres: np.ndarray, inches: bool = False) -> dict[str, object]:
    """Values of ``WITHIN``: the share in percent, and the tolerance in a unit (m, mm or in)."""
    most = float(np.quantile(metres, _MOST, method="inverted_cdf"))
    unit, name = (_INCH, "in") if inches else (1.0, "m") if most > 0.5 else (0.001, "mm")
    tolerance = _rounded_up(max(most / unit, _FINEST))
    share = math.floor(100 * float(np.mean(metres <= tolerance * unit)))
    return {"share": share, "tolerance": tolerance, "unit": name}


def _rounded_up(length: float) -> float:
    """The smallest of 1, 2, 5, 10, 20, 50 ... and 0.5, 0.2, 0.1 ... that is no less."""
    decade = 10.0 ** math.floor(math.log10(length))
    return next(step for step in (decade, 2 * decade, 5 * decade, 10 * decade) if step >= length * (1 - 1e-9))

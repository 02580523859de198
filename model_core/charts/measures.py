"""What can be measured on charts: the words a kind's dimensions are made of.

| measure | arguments | what |
|---|---|---|
| height | start, end | from one end to another along Z |
| distance | start, end | between the middles of two ends |
| across | at, corner | between two opposite corners of an end, ``corner`` 0 or 1 |
| extent | part, axis | size of a part along an axis of asset space |
| bend | part | turn of a part's middle line in the XZ plane, from its first quarter to its last; towards +X |
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

import numpy as np

from .ends import End, end_centre, end_corners, end_point, part_points, rings
from .layout import Layout

AXES = ("X", "Y", "Z")


@dataclass(frozen=True)
class Measure:
    """One measure of one layout, see the module's table; arguments that it does not take are None."""

    name: str
    start: End | None = None
    end: End | None = None
    at: End | None = None
    corner: int | None = None
    part: str | None = None
    axis: str | None = None

    @property
    def unit(self) -> str:
        """ "m" or "deg"."""
        return "deg" if self.name == "bend" else "m"

    def read(self, grids: np.ndarray, layout: Layout) -> float:
        """Its value in metres or degrees.

        Args:
            grids: (C, R, R, 3) float64, asset space, metres.
        """
        return _READERS[self.name](grids, layout, self)


def _height(grids: np.ndarray, layout: Layout, measure: Measure) -> float:
    start, end = (end_point(grids, layout, at) for at in (measure.start, measure.end))
    return float(end[2] - start[2])


def _distance(grids: np.ndarray, layout: Layout, measure: Measure) -> float:
    start, end = (end_centre(grids, layout, at) for at in (measure.start, measure.end))
    return float(np.linalg.norm(end - start))


def _across(grids: np.ndarray, layout: Layout, measure: Measure) -> float:
    corners = end_corners(grids, layout, measure.at)
    return float(np.linalg.norm(corners[measure.corner] - corners[measure.corner + 2]))


def _extent(grids: np.ndarray, layout: Layout, measure: Measure) -> float:
    return float(np.ptp(part_points(grids, layout, measure.part)[:, AXES.index(measure.axis)]))


def _bend(grids: np.ndarray, layout: Layout, measure: Measure) -> float:
    line = rings(grids, layout, measure.part).mean(axis=1)
    run = np.append(0.0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1)))
    x, z = (np.interp(run[-1] * np.array([0.0, 0.25, 0.75, 1.0]), run, line[:, axis]) for axis in (0, 2))
    heading = np.arctan2(np.diff(x)[[0, 2]], np.diff(z)[[0, 2]])
    return float(np.degrees(heading[1] - heading[0]))


_READERS: dict[str, Callable[[np.ndarray, Layout, Measure], float]] = {
    "height": _height,
    "distance": _distance,
    "across": _across,
    "extent": _extent,
    "bend": _bend,
}
ARGUMENTS = {
    "height": ("start", "end"),
    "distance": ("start", "end"),
    "across": ("at", "corner"),
    "extent": ("part", "axis"),
    "bend": ("part",),
}
"""{measure: names of the arguments it takes}."""
assert {name for names in ARGUMENTS.values() for name in names} <= {field.name for field in fields(Measure)}

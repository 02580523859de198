"""What every shape of a forge has to keep.

The weld moves borders together and fits any numbers, so a broken shape may become a closed mesh: it is found here,
before it is welded.
"""

from __future__ import annotations

import numpy as np

from ..charts.ends import End, end_point, rings
from ..charts.layout import ENDS, Layout
from ..charts.pose import PoseRule
from ..charts.volume import inside_out
from ..charts.weld import same_points
from ..errors import KindError

_NOISE = 1e-5  # of the length: a few hundred times what float32 rounds by, and nothing that can be seen
_SMALLEST, _LARGEST = 0.01, 20.0  # metres; lengths in centimetres or inches are mostly beyond
_OFF_CENTRE = 1e-3  # metres, or of the length where that is more
_TILT = 1.0  # degrees


def check_shape(grids: object, layout: Layout, rule: PoseRule, resolution: int) -> None:
    """Refuse what is not a shape of a layout in asset space.

    Args:
        grids: what a forge made; (C, R, R, 3) floats in metres where all is well.
        layout: its charts.
        rule: where its own space lies.
        resolution: R that the forge was given.
    Raises:
        KindError: another array, numbers that are not finite, a size that no length in metres has, neighbours whose
            borders differ, a part that is inside out, a pivot that is not at the origin along +Z, or a top below the
            bottom.
    """
    _check_array(grids, layout, resolution)
    points = np.asarray(grids, dtype=np.float64)
    length = _length(points, layout)
    _check_borders(points, layout, length)
    _check_volumes(points, layout)
    _check_pose(points, layout, rule, length)


def _check_array(grids: object, layout: Layout, resolution: int) -> None:
    found, one = getattr(grids, "shape", ()), (resolution, resolution, 3)
    if not isinstance(grids, np.ndarray) or found[1:] != one or grids.dtype.kind != "f":
        raise KindError(
            "It must make an array of floats of shape {wanted}, not {found}.",
            wanted=str((layout.chart_count, *one)),
            found=f"{grids.dtype} of shape {found}" if isinstance(grids, np.ndarray) else type(grids).__name__,
        )
    if len(grids) != layout.chart_count:
        raise KindError(
            "It makes {found} charts; kind.toml has {count} ({parts}).",
            found=len(grids),
            count=layout.chart_count,
            parts=", ".join(f"{part} {len(charts)}" for part, charts in layout.charts_of_part.items()),
        )


def _length(points: np.ndarray, layout: Layout) -> float:
    """Longest extent in metres."""
    finite = np.isfinite(points).all(axis=(1, 2, 3))
    if not finite.all():
        raise KindError(
            "The chart {chart} has NaN or infinite coordinates.", chart=layout.charts[int(np.argmin(finite))]
        )
    length = float(np.ptp(points.reshape(-1, 3), axis=0).max())
    if not _SMALLEST <= length <= _LARGEST:
        raise KindError(
            "The shape is {length:.4g} m long, not {low:g} to {high:g} m; lengths are metres.",
            length=length,
            low=_SMALLEST,
            high=_LARGEST,
        )
    return length


def _check_borders(points: np.ndarray, layout: Layout, length: float) -> None:
    indices = np.arange(points[..., 0].size).reshape(points.shape[:3])
    pairs = np.array(list(same_points(layout, indices)))
    one, other = points.reshape(-1, 3)[pairs.T]
    apart = np.linalg.norm(one - other, axis=1)
    worst = int(np.argmax(apart))
    if apart[worst] <= _NOISE * length:
        return
    first, second = (layout.charts[index] for index in pairs[worst] // indices[0].size)
    if first == second:
        raise KindError(
            "The chart {chart} must end in one point at its pole; points there are {apart:.3g} mm apart.",
            chart=first,
            apart=1000 * apart[worst],
        )
    raise KindError(
        "The charts {first} and {second} must share a border; theirs are {apart:.3g} mm apart.",
        first=first,
        second=second,
        apart=1000 * apart[worst],
    )


def _check_volumes(points: np.ndarray, layout: Layout) -> None:
    if bad := inside_out(points, layout):
        raise KindError(
            "These parts are inside out or flat: {parts}; du × dv must point outwards.", parts=", ".join(bad)
        )


def _check_pose(points: np.ndarray, layout: Layout, rule: PoseRule, length: float) -> None:
    low, high = (end_point(points, layout, End(rule.pivot, end)) for end in ENDS)
    along = (high - low) / np.linalg.norm(high - low)
    tilt = float(np.degrees(np.arccos(np.clip(along[2], -1.0, 1.0))))
    if tilt > _TILT:
        raise KindError(
            "The pivot, {part}, must run along +Z from its low end to its high end; it is {tilt:.0f} degrees off.",
            part=rule.pivot,
            tilt=tilt,
        )
    # Halfway between a bent part's ends is beside it: halfway along it will do too.
    middle = min((low + high) / 2, _halfway(points, layout, rule.pivot), key=np.linalg.norm)
    off = float(np.linalg.norm(middle))
    if off > _OFF_CENTRE * max(1.0, length):
        raise KindError(
            "The middle of the pivot, {part}, must be at the origin; it is {off:.3g} mm away, at {place} m.",
            part=rule.pivot,
            off=1000 * off,
            place=", ".join(f"{value:.3g}" for value in np.round(middle, 4) + 0.0),  # no -0
        )
    bottom, top = (end_point(points, layout, at) for at in (rule.bottom, rule.top))
    if top[2] <= bottom[2]:
        raise KindError(
            "The top, {top}, must be above the bottom, {bottom}; it is {below:.3g} mm below.",
            top=f"{rule.top.part} {rule.top.end}",
            bottom=f"{rule.bottom.part} {rule.bottom.end}",
            below=1000 * (bottom[2] - top[2]),
        )


def _halfway(points: np.ndarray, layout: Layout, part: str) -> np.ndarray:
    """(3,) metres: the point halfway along a part's middle line."""
    line = rings(points, layout, part).mean(axis=1)
    run = np.append(0.0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1)))
    return np.array([np.interp(run[-1] / 2, run, line[:, axis]) for axis in range(3)])

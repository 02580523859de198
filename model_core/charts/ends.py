"""Places on a tube: its ends, rings and middle line, read from chart grids."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .layout import ENDS, Layout


@dataclass(frozen=True)
class End:
    """One end of a part's tube: ``end`` is "low" or "high"."""

    part: str
    end: str


def end_corners(grids: np.ndarray, layout: Layout, at: End) -> np.ndarray:
    """(4, 3) the corners that an end's four side charts have at u = 0; at a pole they are one point.

    Corners are the same points at every resolution.

    Args:
        grids: (C, R, R, 3) of ``layout``, any units.
    """
    last = ENDS.index(at.end)
    return grids[list(layout.sides(at.part, -last)), -last, 0]


def end_point(grids: np.ndarray, layout: Layout, at: End) -> np.ndarray:
    """(3,) middle of an end's corners; arguments as in :func:`end_corners`."""
    return end_corners(grids, layout, at).mean(axis=0)


def end_centre(grids: np.ndarray, layout: Layout, at: End) -> np.ndarray:
    """(3,) middle of an end's whole ring; arguments as in :func:`end_corners`."""
    last = ENDS.index(at.end)
    return segment_rings(grids, layout, at.part, -last)[-last].mean(axis=0)


def segment_rings(grids: np.ndarray, layout: Layout, part: str, segment: int) -> np.ndarray:
    """(R, 4 (R - 1), 3): the closed ring of one segment's side charts at each v; -1 is the last segment."""
    sides = grids[list(layout.sides(part, segment)), :, :-1]  # the last column of a side is the first of the next
    return sides.transpose(1, 0, 2, 3).reshape(grids.shape[1], -1, 3)


def rings(grids: np.ndarray, layout: Layout, part: str) -> np.ndarray:
    """(rows along the whole part, 4 (R - 1), 3): its rings from low end to high end."""
    segments = range(len(layout.tube(part).segments))
    found = [segment_rings(grids, layout, part, segment) for segment in segments]
    return np.concatenate([found[0], *(ring[1:] for ring in found[1:])])


def part_points(grids: np.ndarray, layout: Layout, part: str) -> np.ndarray:
    """(N, 3): every grid point of a part."""
    return grids[list(layout.charts_of_part[part])].reshape(-1, 3)

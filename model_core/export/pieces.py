"""Which points each convex collision piece must hold.

A part that is nearly convex is one piece. A bent one, such as a sabre's blade or
a knuckle-bow, is cut across its length into sections that share a row of points, so
that the pieces follow it without a gap.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..charts.ends import rings
from ..charts.layout import QUADRANTS, Layout, Tube
from ..kinds import Kind

_ROWS = 32  # along a part, between which it may be cut; finer ones move a cut by less than the hull's own tolerance
_LINES = 8  # along a part, on which dips are looked for: the charts' borders and middles


@dataclass(frozen=True)
class Piece:
    """What one convex piece must hold.

    Attributes:
        part: its name.
        points: (N, 3) float32 metres.
    """

    part: str
    points: np.ndarray


def pieces(kind: Kind, grids: np.ndarray) -> list[Piece]:
    """An asset's pieces in the order of its parts, each part's from its low end to its high end.

    Args:
        grids: (C, R, R, 3) metres, asset space, borders closed.
    """
    grids = np.asarray(grids, dtype=np.float32)
    allowed = kind.collision.deepest_dip * float(np.ptp(grids[..., 2]))
    most = kind.collision.most_pieces
    return [
        Piece(tube.part, points)
        for tube in kind.layout.tubes
        for points in _sections(grids, kind.layout, tube, allowed, most)
    ]


def pieces_of(layout: Layout, vertices: np.ndarray, part_of_vertex: np.ndarray) -> list[Piece]:
    """One piece for each part present, for a mesh whose charts are not known.

    Args:
        vertices: (V, 3) metres.
        part_of_vertex: (V,) int, index into the layout's parts.
    """
    vertices = np.asarray(vertices, dtype=np.float32)
    return [Piece(layout.parts[part], vertices[part_of_vertex == part]) for part in np.unique(part_of_vertex)]


def _sections(grids: np.ndarray, layout: Layout, tube: Tube, allowed: float, most: int) -> list[np.ndarray]:
    """(N, 3) points of each section of a part; the caps go with the sections at the ends."""
    own = grids[list(layout.charts_of_part[tube.part])]
    around = rings(grids, layout, tube.part)
    rows = np.unique(np.linspace(0, len(around) - 1, _ROWS).round().astype(int))
    ends = rows[_cuts(_dips(around[rows]), allowed, most)]
    sections = [around[low : high + 1].reshape(-1, 3) for low, high in zip(ends[:-1], ends[1:], strict=True)]
    caps = list(own[QUADRANTS * len(tube.segments) :].reshape(-1, own.shape[1] ** 2, 3))
    if tube.low == "cap":
        sections[0] = np.concatenate([sections[0], caps.pop(0)])
    if tube.high == "cap":
        sections[-1] = np.concatenate([sections[-1], caps.pop()])
    return sections


def _dips(rings: np.ndarray) -> np.ndarray:
    """(n, n) metres: how deep the surface from row i to row j dips below its chords; infinite where i >= j.

    A point dips below the chord between two points of its own line along the part as far as it lies nearer than
    the chord to the middle of its ring.
    """
    rows, around = rings.shape[:2]
    lines = rings[:, np.arange(_LINES) * around // _LINES].swapaxes(0, 1)
    inward = _unit(rings.mean(axis=1) - lines)
    gap = lines[:, None] - lines[:, :, None]  # (line, a, k, xyz): from point a to point k
    chord = _unit(gap)  # (line, a, b, xyz)
    along = gap @ chord.swapaxes(-1, -2)  # (line, a, k, b): of k on the chord from a to b
    chord_inward = (chord.reshape(len(lines), -1, 3) @ inward.swapaxes(-1, -2)).reshape(len(lines), rows, rows, rows)
    gap_inward = np.einsum("lakx,lkx->lak", gap, inward)
    depth = gap_inward[..., None] - along * chord_inward.swapaxes(-1, -2)
    a, k, b = np.ogrid[:rows, :rows, :rows]
    deepest = np.where((a < k) & (k < b), depth.max(axis=0), 0).max(axis=1)
    within = np.maximum.accumulate(np.maximum.accumulate(deepest[::-1], axis=0)[::-1], axis=1)
    return np.where(a[..., 0] < b[0], within, np.inf)


def _unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)


def _cuts(dips: np.ndarray, allowed: float, most: int) -> list[int]:
    """Rows that bound the fewest sections none of which dips deeper than allowed, at most ``most``.

    Of all ways to cut into that many sections it is the one whose deepest dip is least.
    """
    deepest, steps = dips[0], []  # of the best cut from the first row to each other one
    while deepest[-1] > allowed and len(steps) < most - 1:
        candidates = np.maximum(deepest[:, None], dips)
        steps.append(candidates.argmin(axis=0))
        deepest = candidates.min(axis=0)
    cuts = [len(dips) - 1]
    for step in reversed(steps):
        cuts.append(int(step[cuts[-1]]))
    return [0, *reversed(cuts)]

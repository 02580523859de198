"""What is asserted of a level before it is written, and what forbids writing it, in an artist's words."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from ..charts.layout import Layout
from ..charts.weld import MAX_RESOLUTION, MIN_RESOLUTION
from ..errors import ExportError
from .level import Level, triangle_count
from .shells import shell_of_vertex

_FLAT = float(np.finfo(np.float32).eps)  # of a triangle's largest coordinate: what float32 may round it by


@dataclass(frozen=True)
class Findings:
    """How often each damage was found; all zero where a level is sound. A shell is what hangs together by edges.

    Attributes:
        not_finite: vertices with a coordinate that is NaN or infinite.
        open_edges: edges of one triangle.
        non_manifold_edges: edges of more than two triangles, or of two that both run the same way along it.
        zero_area_triangles: triangles less high over their longest edge than float32 may round their corners by.
        duplicate_triangles: triangles whose three corners an earlier one has too, in whatever order.
        duplicate_vertices: vertices at exactly the place of another one of their shell; other shells may touch.
        inverted: shells without open or non-manifold edges that enclose no volume, or enclose it inside out.
        stray_vertices: vertices of no triangle.
    """

    not_finite: int
    open_edges: int
    non_manifold_edges: int
    zero_area_triangles: int
    duplicate_triangles: int
    duplicate_vertices: int
    inverted: int
    stray_vertices: int


_REASONS = {  # of one, of several
    "not_finite": (
        "{count} vertex with a NaN or infinite coordinate",
        "{count:,} vertices with a NaN or infinite coordinate",
    ),
    "open_edges": ("{count} open edge (not watertight)", "{count:,} open edges (not watertight)"),
    "non_manifold_edges": (
        "{count} edge that is non-manifold or joins faces with opposite normals",
        "{count:,} edges that are non-manifold or join faces with opposite normals",
    ),
    "zero_area_triangles": ("{count} zero-area triangle", "{count:,} zero-area triangles"),
    "duplicate_triangles": ("{count} duplicate triangle", "{count:,} duplicate triangles"),
    "duplicate_vertices": ("{count} duplicate vertex", "{count:,} duplicate vertices"),
    "inverted": ("{count} part is flat or inside out", "{count:,} parts are flat or inside out"),
    "stray_vertices": ("{count} loose vertex", "{count:,} loose vertices"),
}


def examine(level: Level) -> Findings:
    """Count every damage of a level."""
    vertices, triangles = level.vertices.astype(np.float64), level.triangles.astype(np.int64)
    count = len(vertices)
    edge_of_side, open_edge, tangled_edge = _edges(triangles, count)
    shell = shell_of_vertex(triangles, count)
    broken = np.zeros(count, dtype=bool)
    broken[shell[triangles[(open_edge | tangled_edge)[edge_of_side].any(axis=1), 0]]] = True
    with np.errstate(invalid="ignore", over="ignore"):  # what is not finite is counted, and compares as sound
        a, b, c = vertices[triangles.T]
        volume = np.bincount(shell[triangles[:, 0]], np.einsum("ti,ti->t", a, np.cross(b, c)), count)
        whole = np.bincount(shell[triangles[:, 0]], minlength=count).astype(bool) & ~broken
        return Findings(
            not_finite=_number(~np.isfinite(vertices).all(axis=1)),
            open_edges=_number(open_edge),
            non_manifold_edges=_number(tangled_edge),
            zero_area_triangles=_number(_heights(a, b, c) <= _FLAT * np.abs([a, b, c]).max(axis=(0, 2))),
            duplicate_triangles=_repeats(np.sort(edge_of_side, axis=1)[:, :2]),
            duplicate_vertices=_repeats(np.column_stack([shell, vertices])),
            inverted=_number(whole & (volume <= 0)),
            stray_vertices=count - len(np.unique(triangles)),
        )


def refusals(findings: Findings, layout: Layout, triangles: int, budget: int | None) -> list[ExportError]:
    """What forbids writing a level, one clear sentence each; empty if all is well.

    Args:
        triangles: of the level. budget: the most it may have; None for no limit.
    """
    found = []
    for field in fields(Findings):
        number = getattr(findings, field.name)
        if number:
            found.append(ExportError(_REASONS[field.name][number > 1], count=number))
    if budget is not None and triangles > budget:
        found.append(_over_budget(layout, triangles, budget))
    return found


def _over_budget(layout: Layout, triangles: int, budget: int) -> ExportError:
    resolutions = range(MIN_RESOLUTION, MAX_RESOLUTION + 1)
    fitting = [resolution for resolution in resolutions if triangle_count(layout, resolution) <= budget]
    if fitting:
        return ExportError(
            "{triangles:,} triangles exceed the budget of {budget:,}; choose a resolution of {fitting} or less",
            triangles=triangles,
            budget=budget,
            fitting=fitting[-1],
        )
    least = triangle_count(layout, MIN_RESOLUTION)
    return ExportError(
        "{triangles:,} triangles exceed the budget of {budget:,}; the minimum is {least:,}",
        triangles=triangles,
        budget=budget,
        least=least,
    )


def _edges(triangles: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(T, 3) edge of each triangle's side, and of E edges whether they are open, and whether they are non-manifold."""
    start, end = triangles, triangles[:, [1, 2, 0]]
    keys, edge = np.unique(np.minimum(start, end) * count + np.maximum(start, end), return_inverse=True)
    edge = edge.reshape(triangles.shape)
    sides = np.bincount(edge.ravel(), minlength=len(keys))
    upward = np.bincount(edge[start < end], minlength=len(keys))
    return edge, sides == 1, (sides > 2) | ((sides == 2) & (upward != 1))


def _heights(a: np.ndarray, b: np.ndarray, c: np.ndarray) -> np.ndarray:
    """(T,) of triangles with corners (T, 3) over their longest edges."""
    facing = np.cross(b - a, c - a)
    longest = np.max([_square(b - a), _square(c - b), _square(a - c)], axis=0)
    return np.sqrt(_square(facing) / np.maximum(longest, np.finfo(np.float64).tiny))


def _square(vectors: np.ndarray) -> np.ndarray:
    return np.einsum("ti,ti->t", vectors, vectors)


def _repeats(rows: np.ndarray) -> int:
    """How many of rows (N, K) an equal one goes before."""
    ordered = rows[np.lexsort(rows.T)]
    return _number((ordered[1:] == ordered[:-1]).all(axis=1))


def _number(found: np.ndarray) -> int:
    return int(np.count_nonzero(found))

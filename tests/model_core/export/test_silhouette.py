"""Outline errors, against exact distances and against the shadows that both levels throw."""

from __future__ import annotations

import doctest

import numpy as np
import pytest
from trimesh.triangles import closest_point

from model_core.export import silhouette
from model_core.export.level import Level, level_of
from model_core.export.silhouette import screen_size, silhouette_error
from model_core.kinds import named_kind
from model_core.surface.boxes import SurfaceBoxes
from model_core.surface.distance import nearest
from model_core.surface.mesh import TriangleMesh

SWORD = named_kind("sword")

SOME = ("katana", "kris", "cutlass", "toy")
LOOSER = 1.25
"""How many times the largest outline error over a few views the measured error may be; 1.0 to 1.2 were seen."""


@pytest.mark.parametrize("style", SOME)
def test_equals_every_point_against_every_triangle(forged, style):
    fine, coarse = forged(style, 1, 10), forged(style, 1, 4)
    exact = max(largest_distance(fine, coarse), largest_distance(coarse, fine))
    assert silhouette_error(fine, coarse, SWORD.layout) == pytest.approx(exact, rel=1e-6)


def largest_distance(points: np.ndarray, surface: np.ndarray) -> float:
    """By trimesh, from all points to all triangles."""
    triangles = TriangleMesh.of_charts(surface, SWORD.layout).corners().swapaxes(0, 1)
    points = points.reshape(-1, 3).astype(np.float64)
    gaps = [np.repeat(point[None], len(triangles), axis=0) for point in points]
    return max(np.linalg.norm(closest_point(triangles, gap) - gap, axis=1).min() for gap in gaps)


@pytest.mark.parametrize("resolution", [16, 8, 4])
def test_no_point_is_further_where_the_levels_slip_along_each_other(forged, resolution):
    """On this blade the nearest triangle is often not in the point's own cell."""
    fine, coarse = forged("arming", 0, 32), forged("arming", 0, resolution)
    distances = [
        SurfaceBoxes(TriangleMesh.of_charts(surface, SWORD.layout)).distances(points.reshape(-1, 3)).max()
        for points, surface in ((fine, coarse), (coarse, fine))
    ]
    assert silhouette_error(fine, coarse, SWORD.layout) == pytest.approx(max(distances), rel=1e-9)


def test_a_corner_of_which_the_finest_has_no_point_counts(forged):
    """A dent between two rows of the finest grid."""
    fine, coarse = forged("arming", 0, 32), forged("arming", 0, 16)
    coarse[0, 7, 8, 1] += np.copysign(0.005, coarse[0, 7, 8, 1])
    there = SurfaceBoxes(TriangleMesh.of_charts(coarse, SWORD.layout)).distances(fine.reshape(-1, 3)).max()
    assert silhouette_error(fine, coarse, SWORD.layout) > 1.5 * there


def test_a_level_is_no_distance_from_itself(forged):
    assert silhouette_error(forged(), forged(), SWORD.layout) < 1e-8


def test_metres(forged):
    fine, coarse = forged("knife", 2, 16), forged("knife", 2, 4)
    assert silhouette_error(3 * fine, 3 * coarse, SWORD.layout) == pytest.approx(
        3 * silhouette_error(fine, coarse, SWORD.layout), rel=1e-5
    )


@pytest.mark.parametrize("style", SOME)
def test_no_outline_is_off_by_more_and_one_is_off_by_nearly_as_much(forged, style):
    fine, coarse = forged(style, 1, 32), forged(style, 1, 8)
    error = silhouette_error(fine, coarse, SWORD.layout)
    pixel = error / 8
    levels = level_of(fine, SWORD.layout), level_of(coarse, SWORD.layout)
    seen = max(outline_error(*levels, view, pixel) for view in views())
    assert error / LOOSER - pixel <= seen <= error + pixel


def views():
    """(3, 2) right and up of views from the front, from the edge, slanting, and nearly along the blade."""
    for turn, tilt in ((np.pi / 2, 0.0), (0.0, 0.0), (np.pi / 3, 0.7), (np.pi / 2, 1.4)):
        away = np.array([np.cos(turn) * np.cos(tilt), np.sin(turn) * np.cos(tilt), np.sin(tilt)])
        right = np.array([-np.sin(turn), np.cos(turn), 0.0])
        yield np.stack([right, np.cross(away, right)], axis=1)


def outline_error(first: Level, second: Level, view: np.ndarray, pixel: float) -> float:
    """How far the shadow of one level reaches beyond the other's, in metres, by counting pixels."""
    places = np.concatenate([first.vertices, second.vertices]) @ view
    low, size = places.min(axis=0) - 2 * pixel, (np.ptp(places, axis=0) / pixel).astype(int) + 5
    shadows = [shadow((level.vertices @ view - low)[level.triangles] / pixel, size) for level in (first, second)]
    worst = 0.0
    for one, other in (shadows, shadows[::-1]):
        beyond = np.argwhere(one & ~other)
        if len(beyond):
            worst = max(worst, nearest(beyond, rim(other))[1].max())
    return pixel * np.sqrt(worst)


def shadow(corners: np.ndarray, size: np.ndarray) -> np.ndarray:
    """(height, width) bool: pixels whose centre a triangle covers; corners (T, 3, 2) in pixels, size width, height."""
    first = np.ceil(corners[..., 1].min(axis=1) - 0.5).astype(int)
    rows = np.floor(corners[..., 1].max(axis=1) - 0.5).astype(int) + 1 - first
    triangle = np.repeat(np.arange(len(rows)), rows)
    row = first[triangle] + np.arange(len(triangle)) - np.repeat(np.cumsum(rows) - rows, rows)
    x, y = corners[triangle, :, 0], corners[triangle, :, 1] - (row + 0.5)[:, None]
    next_x, next_y = np.roll(x, -1, axis=1), np.roll(y, -1, axis=1)
    crossed = (y <= 0) != (next_y <= 0)
    at = x - y * (next_x - x) / np.where(crossed, next_y - y, 1.0)
    start = np.where(crossed, at, np.inf).min(axis=1)
    end = np.where(crossed, at, -np.inf).max(axis=1)
    met = np.isfinite(start)
    change = np.zeros((size[1], size[0] + 1), dtype=int)
    np.add.at(change, (row[met], np.ceil(start[met] - 0.5).astype(int)), 1)
    np.add.at(change, (row[met], np.floor(end[met] - 0.5).astype(int) + 1), -1)
    return change.cumsum(axis=1)[:, :-1] > 0


def rim(mask: np.ndarray) -> np.ndarray:
    """(N, 2) pixels of a mask that have a neighbour outside."""
    inner = mask.copy()
    inner[1:-1, 1:-1] &= mask[:-2, 1:-1] & mask[2:, 1:-1] & mask[1:-1, :-2] & mask[1:-1, 2:]
    return np.argwhere(mask & ~inner)


def test_screen_size_is_where_the_error_is_one_pixel():
    """At that share of 1080 rows the sphere is 540 rows high, and 2 mm of its 1.08 m are one of them."""
    assert screen_size(0.002, 1.08) == pytest.approx(0.5)
    assert screen_size(0.002, 1.08, height_pixels=2160) == pytest.approx(0.25)
    assert screen_size(0.004, 1.08) == pytest.approx(0.25)


def test_screen_size_is_never_more_than_the_screen():
    assert screen_size(0.0, 1.0) == screen_size(1e-5, 1.0) == 1.0


def test_the_examples_in_the_docstrings_are_true():
    result = doctest.testmod(silhouette)
    assert result.attempted > 0
    assert result.failed == 0

from __future__ import annotations

import numpy as np
import pytest

from model_core.surface.mesh import TriangleMesh
from model_core.surface.sampling import sample_surface

COUNT = 20_000


def chi_square(observed: np.ndarray, expected: np.ndarray) -> float:
    return float(((observed - expected) ** 2 / expected).sum())


def test_points_fall_on_faces_by_area(box):
    points = sample_surface(box, COUNT, np.random.default_rng(0))
    assert points.shape == (COUNT, 3)
    assert points.dtype == np.float64
    on_face = np.isclose(np.abs(points), [1, 2, 3], atol=1e-9)
    assert on_face.any(axis=1).all(), "every point lies on the box"
    counts = [(on_face & (points * sign > 0)).sum(axis=0) for sign in (-1, 1)]
    shares = np.array([24, 12, 8]) / 88  # area of one face across each axis
    assert chi_square(np.array(counts), COUNT * shares) < 20.5  # 99.9 % of 5 degrees of freedom


def test_points_are_uniform_within_a_triangle():
    """A right triangle cut in 16 equal ones by lines along its sides."""
    mesh = TriangleMesh.checked([[0, 0, 0], [4, 0, 0], [0, 4, 0]], [[0, 1, 2]])
    points = sample_surface(mesh, COUNT, np.random.default_rng(1))
    column, row = points[:, 0].astype(int), points[:, 1].astype(int)
    upper = (points[:, 0] - column) + (points[:, 1] - row) > 1
    cells, counts = np.unique(np.stack([row, column, upper]), axis=1, return_counts=True)
    assert cells.shape == (3, 16)
    assert chi_square(counts, np.full(16, COUNT / 16)) < 37.7  # 99.9 % of 15 degrees of freedom


def test_a_face_without_area_gets_no_point():
    vertices = [[0, 0, 0], [1, 0, 0], [0, 1, 0], [9, 9, 9]]
    mesh = TriangleMesh.checked(vertices, [[3, 3, 3], [0, 1, 2], [3, 3, 0]])
    points = sample_surface(mesh, 500, np.random.default_rng(2))
    assert (points[:, 2] == 0).all()


def test_the_generator_is_the_only_source_of_chance(box):
    first, again, other = (sample_surface(box, 50, np.random.default_rng(seed)) for seed in (3, 3, 4))
    assert (first == again).all()
    assert not np.allclose(first, other)


def test_mean_and_spread_are_the_surface_s_own(box):
    points = sample_surface(box, COUNT, np.random.default_rng(5))
    np.testing.assert_allclose(points.mean(axis=0), 0, atol=0.06)
    # Second moment about x = 0: two faces at distance 1, four that spread evenly over it.
    assert (points[:, 0] ** 2).mean() == pytest.approx((48 * 1 + 40 * 1 / 3) / 88, abs=0.02)

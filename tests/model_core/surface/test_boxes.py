from __future__ import annotations

import numpy as np
import pytest

from model_core.surface.boxes import SurfaceBoxes
from model_core.surface.mesh import TriangleMesh
from model_core.surface.sampling import sample_surface


def to_triangle(point, a, b, c) -> float:
    """Distance to one triangle, by the seven regions a point may lie in (Ericson, Real-Time Collision Detection)."""
    ab, ac, ap, bp, cp = b - a, c - a, point - a, point - b, point - c
    d1, d2, d3, d4, d5, d6 = ab @ ap, ac @ ap, ab @ bp, ac @ bp, ab @ cp, ac @ cp
    va, vb, vc = d3 * d6 - d5 * d4, d5 * d2 - d1 * d6, d1 * d4 - d3 * d2
    if d1 <= 0 and d2 <= 0:
        foot = a
    elif d3 >= 0 and d4 <= d3:
        foot = b
    elif d6 >= 0 and d5 <= d6:
        foot = c
    elif vc <= 0 <= d1 and d3 <= 0:
        foot = a + d1 / (d1 - d3) * ab
    elif vb <= 0 <= d2 and d6 <= 0:
        foot = a + d2 / (d2 - d6) * ac
    elif va <= 0 and d4 >= d3 and d5 >= d6:
        foot = b + (d4 - d3) / ((d4 - d3) + (d5 - d6)) * (c - b)
    else:
        foot = a + (vb * ab + vc * ac) / (va + vb + vc)
    return float(np.linalg.norm(point - foot))


def naive(points: np.ndarray, mesh: TriangleMesh) -> list[float]:
    corners = mesh.corners().swapaxes(0, 1)
    return [min(to_triangle(point, *three) for three in corners) for point in points]


def test_a_triangle_worked_by_hand():
    """Above the inside, beyond each edge, beyond each corner, and on it."""
    mesh = TriangleMesh(np.array([[0.0, 0, 0], [4, 0, 0], [0, 3, 0]]), np.array([[0, 1, 2]]))
    points = np.array([[1, 1, 5], [2, -2, 0], [-2, 1, 0], [-3, -4, 0], [4, 0, 2], [0, 3, 1], [1, 1, 0]])
    np.testing.assert_allclose(SurfaceBoxes(mesh).distances(points), [5, 2, 2, 5, 2, 1, 0], atol=1e-12)


@pytest.mark.parametrize("count", [1, 7, 8, 9, 65, 300])
def test_distances_equal_those_to_every_triangle(count):
    rng = np.random.default_rng(count)
    mesh = TriangleMesh(rng.normal(size=(3 * count, 3)), np.arange(3 * count).reshape(-1, 3))
    points = np.concatenate([rng.normal(size=(40, 3)), 50 + rng.normal(size=(5, 3)), mesh.vertices[:5]])
    np.testing.assert_allclose(SurfaceBoxes(mesh).distances(points), naive(points, mesh), atol=1e-9)


def test_long_thin_triangles_and_ones_without_area(forged_mesh):
    sword = forged_mesh("longsword", 3, 6)
    a, b, _ = sword.triangles[0]
    flat = np.array([[a, a, b], [a, b, a], [a, a, a]])  # an edge and a corner of what is there already
    mesh = TriangleMesh(sword.vertices, np.concatenate([sword.triangles, flat]))
    points = sample_surface(sword, 60, np.random.default_rng(0)) + np.random.default_rng(1).normal(0, 0.01, (60, 3))
    np.testing.assert_allclose(SurfaceBoxes(mesh).distances(points), naive(points, sword), atol=1e-9)


def test_where_and_how_large_it_is_does_not_matter(box, random_rotation):
    rotation, shift = random_rotation(4), np.array([3e4, -2e4, 1e4])
    points = np.random.default_rng(0).normal(0, 3, (50, 3))
    near = SurfaceBoxes(box).distances(points)
    moved = TriangleMesh(1e-3 * box.vertices @ rotation.T + shift, box.triangles)
    far = SurfaceBoxes(moved).distances(1e-3 * points @ rotation.T + shift)
    np.testing.assert_allclose(far, 1e-3 * near, atol=1e-10)


def test_points_on_a_fine_surface_are_on_it(forged_mesh):
    mesh = forged_mesh("katana", 2, 40)
    points = sample_surface(mesh, 3_000, np.random.default_rng(0))
    assert SurfaceBoxes(mesh).distances(points).max() < 1e-9

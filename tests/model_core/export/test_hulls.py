"""Closed, convex, few vertices, and nothing left further outside than it says."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
import trimesh

from model_core.errors import SurfaceError
from model_core.export.hulls import MOST_VERTICES, TOLERANCE, Hull, box, hull
from model_core.export.level import level_of
from model_core.export.pieces import pieces
from model_core.kinds import named_kind

SWORD = named_kind("sword")


def above(found: Hull, points: np.ndarray) -> np.ndarray:
    """(N,) metres by which each point lies above the plane that it is furthest above."""
    a, b, c = found.vertices.astype(np.float64)[found.triangles.T]
    normals = np.cross(b - a, c - a)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return (points @ normals.T - np.einsum("ti,ti->t", normals, a)).max(axis=1)


def assert_convex(found: Hull) -> None:
    mesh = trimesh.Trimesh(found.vertices, found.triangles, process=False)
    assert mesh.is_watertight and mesh.is_winding_consistent and mesh.volume > 0
    assert mesh.euler_number == 2
    assert mesh.area_faces.min() > 0
    assert set(found.triangles.ravel()) == set(range(len(found.vertices)))
    assert above(found, found.vertices).max() < 1e-7
    assert (found.vertices.dtype, found.triangles.dtype) == (np.float32, np.int32)


def test_hulls_and_boxes_of_every_family(forged, family):
    grids = forged(family, 0, 32)
    level = level_of(grids, SWORD.layout)
    outside = np.full(len(level.vertices), np.inf)
    of_part = [np.unique(level.triangles[level.part_of_triangle == part]) for part in range(len(SWORD.layout.parts))]
    for piece in pieces(SWORD, grids):
        found = hull(piece.points)
        assert_convex(found)
        assert len(found.vertices) <= MOST_VERTICES
        assert found.outside <= TOLERANCE
        assert above(found, piece.points).max() <= found.outside + 1e-7
        own = of_part[SWORD.layout.parts.index(piece.part)]
        outside[own] = np.minimum(outside[own], above(found, level.vertices[own]))
        assert_convex(box(piece.points))
        assert above(box(piece.points), piece.points).max() <= 0
    assert outside.max() <= TOLERANCE + 1e-6, "every vertex of the sword is in a piece of its part"


@pytest.mark.parametrize("seed", range(6))
def test_with_vertices_to_spare_it_is_the_convex_hull(seed):
    """Convex, around all points, its vertices among them: no other mesh is so."""
    points = np.random.default_rng(seed).normal(size=(60, 3)).astype(np.float32)
    found = hull(points, most_vertices=60, tolerance=0)
    assert_convex(found)
    assert found.outside < 1e-4
    assert np.abs(found.vertices[:, None] - points).max(axis=2).min(axis=1).max() < 1e-4


@pytest.mark.parametrize("size", [0.003, 0.1, 1.0, 50.0])
def test_many_points_on_one_plane(size, random_rotation):
    """A lattice: every side of its hull holds nine points, every edge three."""
    lattice = size * np.array(list(product((-1.0, 0.0, 1.0), repeat=3)))
    found = hull(lattice, tolerance=0)
    assert_convex(found)
    assert len(found.vertices) == 8 and len(found.triangles) == 12
    assert_convex(hull(lattice @ random_rotation(0).T + 3 * size, tolerance=0))


@pytest.mark.parametrize("seed", range(20))
def test_no_vertex_lies_within_an_edge_or_a_side(seed):
    """In whatever order a lattice's points come, its eight corners are all that is left."""
    lattice = np.array(list(product((-1.0, 0.0, 1.0), repeat=3)))
    found = hull(np.random.default_rng(seed).permutation(lattice), tolerance=0)
    assert_convex(found)
    assert len(found.vertices) == 8


FLAT = {
    "one point": np.zeros((1, 3)),
    "one point many times": np.full((50, 3), 0.3),
    "two points": np.array([[0.0, 0, 0], [0.1, 0.2, 0.3]]),
    "a line": np.linspace(0, 1, 40)[:, None] * [[0.3, 0.1, 0.9]],
    "a triangle": np.eye(3),
    "a sheet": np.random.default_rng(0).normal(size=(200, 3)) * [0.1, 0, 1],
    "a tilted sheet": np.random.default_rng(1).normal(size=(200, 2)) @ [[0.3, 0.2, 0.1], [0.1, 0.5, 1.0]],
    "a huge sheet": np.random.default_rng(2).normal(size=(200, 3)) * [900, 0, 500],
}


@pytest.mark.parametrize("points", FLAT.values(), ids=FLAT)
def test_what_is_flat_becomes_thin(points):
    found = hull(points)
    assert_convex(found)
    # A round sheet has no sides that 32 vertices follow to a millimetre.
    assert found.outside <= max(TOLERANCE, 0.02 * np.ptp(points, axis=0).max())
    assert above(found, points).max() <= found.outside + 1e-6 * np.ptp(points, axis=0).max() + 1e-7
    thin = box(points)
    assert len(thin.vertices) == 8 and above(thin, points).max() <= 1e-7 * np.ptp(points, axis=0).max()


@pytest.mark.parametrize("most_vertices", [8, 12, 20, 32, 64])
def test_fewer_vertices_are_moved_outwards_rather_than_leave_points_outside(most_vertices):
    points = np.random.default_rng(0).normal(size=(4_000, 3))
    ball = 0.04 * points / np.linalg.norm(points, axis=1, keepdims=True)
    found = hull(ball, most_vertices)
    assert_convex(found)
    assert len(found.vertices) <= most_vertices
    assert found.outside <= TOLERANCE
    assert np.linalg.norm(found.vertices, axis=1).max() < {8: 0.09, 12: 0.06}.get(most_vertices, 0.05)


def test_outside_is_what_is_left_outside():
    """A tetrahedron cannot hold a cube's corners; it says by how much."""
    cube = np.array(list(product((-1.0, 1.0), repeat=3)))
    for most_vertices in (4, 5, 6):
        found = hull(cube, most_vertices)
        assert len(found.vertices) <= most_vertices
        assert found.outside == pytest.approx(max(above(found, cube).max(), 0), abs=1e-6)


def test_the_same_points_give_the_same_hull(forged):
    points = pieces(SWORD, forged("katana", 0))[0].points
    first, again = hull(points), hull(points.copy())
    assert (first.vertices == again.vertices).all() and (first.triangles == again.triangles).all()


@pytest.mark.parametrize("degrees", [0, 20, 45, 70, 90])
def test_a_box_turns_with_what_is_in_it(degrees):
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), 0, -np.sin(angle)], [0, 1, 0], [np.sin(angle), 0, np.cos(angle)]])
    corners = np.array(list(product((0, 0.05), (0, 0.01), (0, 0.8))))
    found = box(corners @ turn.T)
    assert trimesh.Trimesh(found.vertices, found.triangles).volume == pytest.approx(0.05 * 0.01 * 0.8, rel=0.001)


def test_a_box_is_a_true_prism(forged):
    """What Unreal asks of UBX_: opposite sides equal, right angles between the others."""
    for piece in pieces(SWORD, forged("scimitar", 0)):
        corners = box(piece.points).vertices.astype(np.float64)
        x, y, z = (corners[[4, 2, 1]] - corners[0]) / np.linalg.norm(corners[[4, 2, 1]] - corners[0], axis=1)[:, None]
        assert max(abs(x @ y), abs(y @ z), abs(z @ x)) < 1e-5
        bits = np.array(list(product((0, 1), repeat=3)))
        np.testing.assert_allclose(corners, corners[0] + bits @ (corners[[4, 2, 1]] - corners[0]), atol=1e-6)


@pytest.mark.parametrize("points", [np.empty((0, 3)), [[0, 0, np.nan]], [[0, 0, np.inf], [0, 0, 0]]])
@pytest.mark.parametrize("make", [hull, box])
def test_no_points_get_a_sentence(make, points):
    with pytest.raises(SurfaceError, match="needs points"):
        make(points)

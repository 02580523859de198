from __future__ import annotations

import numpy as np

from model_core.judging.seen import DIRECTIONS, Scene, back_share, directions, sample_seen
from model_core.surface.mesh import TriangleMesh


def nested(box: TriangleMesh, *scales: float) -> TriangleMesh:
    """Boxes inside each other."""
    vertices = np.concatenate([scale * box.vertices for scale in scales])
    triangles = np.concatenate([box.triangles + len(box.vertices) * index for index in range(len(scales))])
    return TriangleMesh.checked(vertices, triangles)


def test_directions_are_even():
    ways = directions()
    np.testing.assert_allclose(np.linalg.norm(ways, axis=1), 1)
    assert ways.shape == (DIRECTIONS, 3)
    assert np.abs(ways.mean(axis=0)).max() < 0.01
    nearest = np.sort(ways @ ways.T, axis=1)[:, -2]
    assert np.degrees(np.arccos(nearest)).max() < 25


def test_a_box_in_a_box_is_not_seen(box):
    points = sample_seen(nested(box, 1.0, 0.5), 500, np.random.default_rng(0))
    assert points.shape == (500, 3)
    outer = np.abs(points / [1, 2, 3]).max(axis=1)
    np.testing.assert_allclose(outer, 1)


def test_one_side_of_a_face_is_seen(box):
    scene, points = Scene(box), np.array([[1.0, 0, 0], [0, 0, 3]])
    normals = np.array([[1.0, 0, 0], [0, 0, 1]])
    assert scene.is_seen(points, normals).all()
    assert not scene.is_seen(points, -normals).any()


def test_what_lies_in_a_deep_pit_is_not_seen(box):
    """Beside the opening of a lid that leaves one way free, but none of the 96 directions."""
    lid = box.vertices[box.triangles].reshape(-1, 3, 3)
    top = lid[np.all(lid[:, :, 2] == 3, axis=1)]
    pit = TriangleMesh.checked(box.vertices, box.triangles)
    bottom = np.array([[0.0, 0, -3]])
    assert len(top) == 2
    assert not Scene(pit).is_seen(bottom, np.array([[0.0, 0, 1]])).any()
    open_box = TriangleMesh.checked(box.vertices, box.triangles[~np.all(lid[:, :, 2] == 3, axis=1)])
    assert Scene(open_box).is_seen(bottom, np.array([[0.0, 0, 1]])).all()


def test_the_same_seed_the_same_points(box):
    first, again = (sample_seen(box, 50, np.random.default_rng(3)) for _ in range(2))
    assert np.array_equal(first, again)
    assert sample_seen(box, 0, np.random.default_rng(3)).shape == (0, 3)


def test_the_back_of_a_closed_mesh_is_not_seen_and_of_one_turned_over_it_is(box):
    assert back_share(box) == 0
    assert back_share(TriangleMesh(box.vertices, box.triangles[:, ::-1])) > 0.99

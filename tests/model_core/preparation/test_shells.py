from __future__ import annotations

import numpy as np
import trimesh

from model_core.preparation.shells import components, shells
from model_core.surface.mesh import TriangleMesh


def test_components_of_a_graph():
    chain = np.stack([np.arange(99), np.arange(1, 100)], axis=1)
    edges = np.random.default_rng(0).permutation(np.concatenate([chain[:49], chain[50:]]))
    np.testing.assert_array_equal(components(101, edges), [0] * 50 + [50] * 50 + [100])


def test_no_edges():
    np.testing.assert_array_equal(components(3, np.empty((0, 2), dtype=np.int64)), [0, 1, 2])


def test_two_boxes_are_two_shells_in_their_order():
    boxes = [trimesh.creation.box((1, 1, size)).apply_translation((3 * size, 0, 0)) for size in (2, 1)]
    both = trimesh.util.concatenate(boxes)
    found = shells(TriangleMesh(np.asarray(both.vertices), np.asarray(both.faces)), 2)
    assert [np.ptp(shell.vertices[:, 2]) for shell in found] == [2, 1]
    for shell, box in zip(found, boxes, strict=True):
        np.testing.assert_allclose(shell.areas().sum(), box.area)


def test_faces_that_share_only_places_hang_together():
    """As a file has it whose vertices are split along every border of its UV map."""
    sphere = trimesh.creation.icosphere(2)
    split = TriangleMesh(np.asarray(sphere.triangles).reshape(-1, 3), np.arange(3 * len(sphere.faces)).reshape(-1, 3))
    assert len(shells(split, 10)) == 1


def test_too_many_shells_stay_together():
    """Triangles that share nothing, as a broken exporter leaves them."""
    corners = np.random.default_rng(0).random((300_000, 3))
    soup = TriangleMesh(corners, np.arange(300_000).reshape(-1, 3))
    assert shells(soup, 1_000) == [soup]

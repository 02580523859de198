from __future__ import annotations

import numpy as np
import pytest
import trimesh

from model_core.errors import RodinError, SurfaceError
from model_core.kinds import named_kind
from model_core.surface.mesh import TriangleMesh

SWORD = named_kind("sword")

CORNERS = [[0.0, 0.0, 0.0], [3.0, 0.0, 0.0], [0.0, 4.0, 0.0]]
ONE = [[0, 1, 2]]


def with_corner(value: float) -> list[list[float]]:
    return [*CORNERS[:2], [0.0, value, 0.0]]


@pytest.mark.parametrize(
    ("vertices", "triangles", "sentence"),
    [
        (np.empty((0, 3)), np.empty((0, 3), int), "no vertices"),
        (np.empty((0, 3)), ONE, "no vertices"),
        ([[0.0, 0.0]] * 3, ONE, "three coordinates"),
        (CORNERS, np.empty((0, 3), int), "no faces"),
        (CORNERS, [], "no faces"),
        ([*CORNERS, [3.0, 4.0, 0.0]], [[0, 1, 3, 2]], "must be triangles"),
        (CORNERS, [0, 1, 2], "must be triangles"),
        (CORNERS, [[0, 1, 3]], "refer to missing vertices"),
        (CORNERS, [[0, 1, 1.5]], "must be integers"),
        (CORNERS, [[0, 1, -1]], "refer to missing vertices"),
        (with_corner(np.nan), ONE, "NaN or infinite"),
        (with_corner(np.inf), ONE, "NaN or infinite"),
        (with_corner(-np.inf), ONE, "NaN or infinite"),
        (with_corner(1e9), ONE, "beyond 1e\\+08"),
        ([[1e-10 * x for x in corner] for corner in CORNERS], ONE, "smaller than 1e-09; scale it up"),
        ([[1e-200 * x for x in corner] for corner in CORNERS], ONE, "smaller than 1e-09"),
        (np.array([9e7, 0.0, 0.0]) + 1e-3 * np.array(CORNERS), ONE, "too far from the origin for its size"),
        (with_corner(0.0), ONE, "no area"),
        (CORNERS, [[0, 1, 1]], "no area"),
        (CORNERS[:1], [[0, 0, 0]], "no area"),
        ([[1.0, 2.0, 3.0]] * 3, ONE, "no area"),
        (with_corner(1e-13), ONE, "no area"),
    ],
)
def test_what_cannot_be_sampled_is_refused_in_a_sentence(vertices, triangles, sentence):
    with pytest.raises(SurfaceError, match=sentence) as caught:
        TriangleMesh.checked(vertices, triangles)
    text = str(caught.value)
    assert isinstance(caught.value, RodinError)
    assert text[0].isupper()
    assert text.endswith(".")
    assert "\n" not in text


def test_what_is_not_used_by_a_face_is_not_looked_at():
    mesh = TriangleMesh.checked([*CORNERS, [np.nan, 0, 1e9]], ONE)
    assert mesh.areas() == pytest.approx([6.0])
    assert np.isfinite(mesh.vertices).all(), "what works on all vertices at once meets no NaN"
    assert mesh.triangles.tolist() == ONE
    assert TriangleMesh.checked([[np.inf, 0, 0], *CORNERS], [[1, 2, 3]]).triangles.tolist() == ONE


def test_plain_lists_become_arrays():
    mesh = TriangleMesh.checked(CORNERS, ONE)
    assert mesh.vertices.dtype == np.float64
    assert mesh.triangles.dtype == np.int64
    assert mesh.corners().shape == (3, 1, 3)


@pytest.mark.parametrize("scale", [1e-8, 1e-6, 1.0, 1e7])
def test_size_alone_is_no_reason_to_refuse(scale):
    mesh = TriangleMesh.checked(scale * np.array(CORNERS), ONE)
    assert mesh.areas() == pytest.approx([6.0 * scale**2], abs=0)


def test_areas_of_a_box(box):
    assert box.areas().sum() == pytest.approx(2 * (2 * 4 + 4 * 6 + 6 * 2))


def test_charts_weld_to_one_closed_mesh(forged):
    grids = forged("sabre", 3, 7)
    mesh = TriangleMesh.of_charts(grids, SWORD.layout)
    closed = trimesh.Trimesh(mesh.vertices, mesh.triangles, process=False)
    assert closed.is_watertight
    assert closed.volume > 0
    assert mesh.vertices.dtype == np.float64
    np.testing.assert_allclose(np.ptp(mesh.vertices, axis=0), np.ptp(grids.reshape(-1, 3), axis=0), rtol=1e-5)

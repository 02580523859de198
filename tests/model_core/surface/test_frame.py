from __future__ import annotations

import numpy as np
import pytest

from model_core.surface.frame import candidate_frames, principal_frame, standing_frames
from model_core.surface.mesh import TriangleMesh


def moved(mesh: TriangleMesh, rotation: np.ndarray, shift, scale: float = 1.0) -> TriangleMesh:
    return TriangleMesh(scale * mesh.vertices @ rotation.T + shift, mesh.triangles)


@pytest.fixture(scope="module")
def sword(forged_mesh):
    return forged_mesh("sabre", 5)


@pytest.mark.parametrize("seed", range(4))
def test_there_and_back(sword, random_rotation, seed):
    mesh = moved(sword, random_rotation(seed), [10.0, -20.0, 30.0], 2.5)
    for frame in (principal_frame(mesh), *candidate_frames(mesh)):
        unit = frame.to_unit(mesh.vertices)
        np.testing.assert_allclose(frame.from_unit(unit), mesh.vertices, rtol=0, atol=1e-9)
        np.testing.assert_allclose(frame.to_unit(frame.from_unit(unit)), unit, rtol=0, atol=1e-9)


def test_the_shape_touches_the_unit_sphere_and_is_centred(sword, random_rotation):
    mesh = moved(sword, random_rotation(1), [1.0, 2.0, 3.0])
    for frame in candidate_frames(mesh):
        unit = frame.to_unit(mesh.vertices)
        assert np.linalg.norm(unit, axis=1).max() == pytest.approx(1)
        np.testing.assert_allclose(unit.max(axis=0) + unit.min(axis=0), 0, atol=1e-12)


def test_vertices_without_a_face_do_not_count(box):
    loose = TriangleMesh(np.concatenate([box.vertices, [[50.0, 60.0, 70.0]]]), box.triangles)
    assert principal_frame(loose).scale == pytest.approx(principal_frame(box).scale)


def test_frames_are_proper(sword, random_rotation):
    mesh = moved(sword, random_rotation(2), 0)
    for frame in (principal_frame(mesh), *candidate_frames(mesh)):
        np.testing.assert_allclose(frame.rotation @ frame.rotation.T, np.eye(3), atol=1e-12)
        assert np.linalg.det(frame.rotation) == pytest.approx(1)


def test_axes_of_a_box(box, random_rotation):
    """Thickness on Y, width on X, length on Z, whichever way it lies."""
    mesh = moved(box, random_rotation(3), [4.0, 5.0, 6.0])
    unit = principal_frame(mesh).to_unit(mesh.vertices)
    np.testing.assert_allclose(np.ptp(unit, axis=0) * np.sqrt(14) / 2, [2, 1, 3])


def test_axes_are_the_surface_s_and_not_the_vertices():
    """Cutting one face in many adds vertices but no area, so the axes stay."""
    flat = np.array([[x, y, 0.0] for x in (-3, 3) for y in (-1, 1)])
    plain = TriangleMesh(flat, np.array([[0, 1, 2], [1, 3, 2]]))
    along = np.linspace(flat[0], flat[1], 50)
    fan = [[4 + k, 5 + k, 2] for k in range(49)]
    split = TriangleMesh(np.concatenate([flat, along]), np.array([[1, 3, 2], *fan]))
    plain_axes, split_axes = principal_frame(plain).rotation, principal_frame(split).rotation
    np.testing.assert_allclose(np.abs(plain_axes), np.abs(split_axes), atol=1e-9)
    np.testing.assert_allclose(np.abs(plain_axes), [[0, 1, 0], [0, 0, 1], [1, 0, 0]], atol=1e-9)


def test_upright_chooses_the_signs(sword):
    frame = principal_frame(sword, upright=np.eye(3))
    assert (np.diag(frame.rotation) > 0.5).all()
    # Half a turn about Y: X and Z point the other way, Y must follow as it is.
    turned = principal_frame(sword, upright=np.diag([-1.0, 1.0, -1.0]))
    np.testing.assert_allclose(turned.rotation, np.diag([-1, 1, -1]) @ frame.rotation, atol=1e-12)


def test_upright_chooses_the_order(box):
    """The box is deeper than it is wide; where its way up is known it is not turned by a quarter."""
    np.testing.assert_allclose(principal_frame(box, upright=np.eye(3)).rotation, np.eye(3), atol=1e-12)


@pytest.mark.parametrize(
    ("size", "count"),
    [((3, 1, 10), 4), ((1.5, 1, 10), 8), ((8, 1, 10), 8), ((1.1, 1, 1.2), 24)],
    ids=["told apart", "a round grip", "a broad head", "a cube"],
)
def test_candidates_are_the_different_ways_to_stand_that_spreads_leave_open(box, size, count):
    frames = candidate_frames(TriangleMesh(box.vertices / np.ptp(box.vertices, axis=0) * size, box.triangles))
    assert len(frames) == count
    for k, frame in enumerate(frames):
        for other in frames[:k]:
            assert np.abs(frame.rotation - other.rotation).max() > 0.1


def test_a_hammer_whose_head_spreads_farther_than_its_haft_stands_upright_in_one_of_them(box):
    unit = box.vertices / np.ptp(box.vertices, axis=0)
    haft, head = unit * [0.05, 0.05, 0.4], unit * [0.6, 0.2, 0.2] + [0, 0, 0.3]
    hammer = TriangleMesh(np.concatenate([haft, head]), np.concatenate([box.triangles, box.triangles + len(unit)]))
    assert abs(principal_frame(hammer).rotation[2, 2]) < 0.1
    assert any(np.allclose(frame.rotation, np.eye(3), atol=1e-9) for frame in candidate_frames(hammer))


@pytest.mark.parametrize("seed", range(5))
def test_candidates_do_not_depend_on_how_the_mesh_lies(sword, random_rotation, seed):
    """Each candidate view of the moved sword is one of the views of the sword as it was."""
    mesh = moved(sword, random_rotation(seed), np.random.default_rng(seed).normal(0, 5, 3), 0.3 + seed)
    views = [frame.to_unit(sword.vertices) for frame in candidate_frames(sword)]
    taken = set()
    for frame in candidate_frames(mesh):
        gaps = [np.abs(frame.to_unit(mesh.vertices) - view).max() for view in views]
        assert min(gaps) < 1e-7
        taken.add(int(np.argmin(gaps)))
    assert len(taken) == len(views)


def test_what_stands_is_seen_as_it_is_first_then_turned_about_z_or_with_y_up(box):
    frames = standing_frames(box)
    assert np.array_equal(frames[0].rotation, np.eye(3))
    ups = [frame.rotation @ [0, 0, 1] for frame in frames[:4]] + [frame.rotation @ [0, 1, 0] for frame in frames[4:]]
    np.testing.assert_allclose(ups, np.tile([0.0, 0.0, 1.0], (8, 1)), atol=1e-12)
    assert len({frame.rotation.tobytes() for frame in frames}) == 8
    assert all(np.linalg.det(frame.rotation) == pytest.approx(1) for frame in frames)

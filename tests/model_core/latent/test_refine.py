from __future__ import annotations

import numpy as np
import pytest

from model_core.charts.weld import weld
from model_core.engine.numpy_engine import NumpyEngine
from model_core.kinds import named_kind
from model_core.latent.refine import RESOLUTION, _constant_moves, _moves, refine_latent
from model_core.latent.soundness import Soundness
from model_core.steps import finish
from model_core.surface.distance import chamfer_l2_sq
from model_core.surface.frame import principal_frame
from model_core.surface.mesh import TriangleMesh
from model_core.surface.sampling import sample_oriented
from model_core.training.dataset import unit_grids
from model_core.weights import SHIPPED, load_weights

SWORD = named_kind("sword")


@pytest.fixture(scope="module")
def engine():
    return NumpyEngine(load_weights(SHIPPED / "sword"))


@pytest.fixture(scope="module")
def cloud(forged_mesh):
    mesh = forged_mesh("longsword", 11)
    frame = principal_frame(mesh, upright=np.eye(3))
    points, normals = sample_oriented(mesh, 1_500, np.random.default_rng(0))
    return frame.to_unit(points), normals @ frame.rotation.T


@pytest.fixture(scope="module")
def start(engine, cloud):
    return engine.encode(cloud[0][None])[0][0]


def distance(engine, latent, cloud) -> float:
    grids = engine.decode(latent[None], RESOLUTION)[0]
    return chamfer_l2_sq(weld(SWORD.layout, RESOLUTION).vertices(grids), cloud[0])


def test_refining_comes_nearer_to_a_forged_sword(engine, cloud, start):
    latent = finish(refine_latent(engine, *cloud, start))[0]
    assert latent.shape == start.shape
    assert latent.dtype == np.float32
    assert distance(engine, latent, cloud) < distance(engine, start, cloud)


def test_a_far_start_comes_nearer(engine, cloud, start):
    astray = start + np.random.default_rng(1).normal(0, 0.5, len(start)).astype(np.float32)
    latent = finish(refine_latent(engine, *cloud, astray))[0]
    assert distance(engine, latent, cloud) < 0.8 * distance(engine, astray, cloud)


def test_refining_is_deterministic_and_leaves_its_input(engine, cloud, start):
    before = start.copy()
    first, again = (finish(refine_latent(engine, *cloud, start, steps=2))[0] for _ in range(2))
    assert np.array_equal(first, again)
    assert np.array_equal(start, before)


def test_no_steps_are_no_change(engine, cloud, start):
    assert np.array_equal(finish(refine_latent(engine, *cloud, start, steps=0))[0], start)


def test_each_step_is_a_slice(engine, cloud, start):
    shares = []
    finish(refine_latent(engine, *cloud, start, steps=4), shares.append)
    assert shares[0] == 0
    assert shares == sorted(set(shares))
    assert 2 <= len(shares) <= 4


def test_a_surface_wound_inside_out_is_fitted_as_well(engine, cloud, start):
    points, normals = cloud
    inside, outside = (finish(refine_latent(engine, points, sign * normals, start)) for sign in (-1, 1))
    np.testing.assert_allclose(inside[0], outside[0], atol=1e-4)
    np.testing.assert_allclose(inside[1], outside[1])


def test_a_blade_keeps_its_thickness(engine, cloud, start, forged):
    """Front and back lie nearer to each other than the samples, and are told apart by their normals."""

    def thickness(grids):
        return np.ptp(grids[:4, :-1, :, 1], axis=(0, 2))

    truth = thickness(unit_grids(forged("longsword", 11, RESOLUTION), SWORD.layout))
    refined = thickness(engine.decode(finish(refine_latent(engine, *cloud, start))[0][None], RESOLUTION)[0])
    np.testing.assert_allclose(refined, truth, rtol=0.15)


def test_engines_of_the_same_sizes_have_moves_of_their_own(random_weights):
    for seed in (0, 1):
        weights = random_weights(seed=seed)
        engine, rest = NumpyEngine(weights), np.zeros(weights.config.latent_size, dtype=np.float32)
        np.testing.assert_array_equal(_constant_moves(engine, len(rest)), _moves(engine, rest))


def test_a_fit_that_keeps_parts_sound_comes_nearer_and_stops_at_the_border(engine, box):
    """A cube pulls parts through each other."""
    cube = TriangleMesh(box.vertices / [1, 2, 3], box.triangles)
    frame = principal_frame(cube)
    points, normals = sample_oriented(cube, 1_500, np.random.default_rng(0))
    cloud = frame.to_unit(points), normals @ frame.rotation.T
    start = np.zeros(128, dtype=np.float32)
    soundness = Soundness(engine)
    free, kept = (finish(refine_latent(engine, *cloud, start, sound=sound))[0] for sound in (None, soundness))
    assert not soundness.is_sound(free)
    assert soundness.is_sound(kept)
    assert kept.dtype == np.float32
    assert distance(engine, kept, cloud) < distance(engine, start, cloud)

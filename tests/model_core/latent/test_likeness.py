from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model_core.charts.volume import part_volumes
from model_core.charts.weld import weld
from model_core.engine.numpy_engine import NumpyEngine
from model_core.errors import RodinError
from model_core.kinds import named_kind
from model_core.latent import likeness
from model_core.latent.decode import open_charts
from model_core.latent.encode import shared_mean
from model_core.latent.likeness import CLOUD, REFINEMENTS, _sound_detail, find_likeness
from model_core.steps import finish
from model_core.surface.distance import chamfer_l2_sq
from model_core.surface.mesh import TriangleMesh
from model_core.surface.sampling import sample_surface
from model_core.weights import SHIPPED, load_weights

SWORD = named_kind("sword")


@pytest.fixture(scope="module")
def engine():
    return NumpyEngine(load_weights(SHIPPED / "sword"))


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def distance(engine, found, mesh) -> float:
    """Chamfer, squared, of points that nothing was fitted to; unit sphere."""
    topology = weld(SWORD.layout, 16)
    charts = topology.close_seams(open_charts(engine, found.latent, found.detail, 16)).astype(np.float64)
    ours = sample_surface(TriangleMesh(topology.vertices(charts), topology.triangles), CLOUD, rng(8))
    return chamfer_l2_sq(ours, found.frame.to_unit(sample_surface(mesh, CLOUD, rng(9))))


@pytest.mark.parametrize("refine", REFINEMENTS)
def test_the_distance_is_that_of_latent_detail_and_frame(engine, forged_mesh, refine):
    mesh = forged_mesh("sabre", 50)
    found = finish(find_likeness(engine, mesh, refine, rng()))
    assert found.latent.dtype == np.float32
    assert found.chamfer_l2_sq == pytest.approx(distance(engine, found, mesh), rel=0.15)


def test_a_refinement_comes_nearer(engine, forged_mesh):
    """A toy is what the encoder alone is worst at."""
    mesh = forged_mesh("toy", 51)
    plain, refined = (finish(find_likeness(engine, mesh, refine, rng())).chamfer_l2_sq for refine in ("none", "latent"))
    assert refined < 0.98 * plain


@pytest.mark.parametrize("refine", ["none", "latent"])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_ways_to_stand_the_one_that_fits_better_is_kept(engine, forged_mesh, monkeypatch, refine, order):
    mesh = forged_mesh("longsword", 53)
    upright = finish(find_likeness(engine, mesh, "none", rng())).frame
    sideways = replace(upright, rotation=upright.rotation[[1, 2, 0]])
    monkeypatch.setattr(likeness, "_likely_frames", lambda *_: [(upright, sideways)[index] for index in order])
    found = finish(find_likeness(engine, mesh, refine, rng()))
    np.testing.assert_array_equal(found.frame.rotation, upright.rotation)


def test_chance_moves_several_clouds_answer_less_than_one_clouds(engine, forged_mesh):
    mesh = forged_mesh("longsword", 52)
    frame = finish(find_likeness(engine, mesh, "none", rng())).frame

    def spread(clouds: int) -> float:
        """Standard deviation of the answer over eight samplings."""
        drawn = (frame.to_unit(sample_surface(mesh, clouds * CLOUD, rng(seed))) for seed in range(8))
        answers = [shared_mean(engine, points.reshape(clouds, CLOUD, 3)) for points in drawn]
        return float(np.std(answers, axis=0).mean())

    assert spread(4) < 0.7 * spread(1)


def test_what_weights_cannot_do(tiny, random_weights, box):
    bent = NumpyEngine(random_weights(replace(tiny, conditioning="bias", latent=tiny.patch_widths[0])))
    with pytest.raises(RodinError, match="not linear"):
        finish(find_likeness(bent, box, "surface", rng()))
    with pytest.raises(RodinError, match="none, latent, surface"):
        finish(find_likeness(bent, box, "magic", rng()))


@pytest.mark.parametrize("refine", REFINEMENTS)
@pytest.mark.parametrize("shape", ["cube", "plane", "triangle"])
def test_no_part_is_inside_out_however_little_it_is_a_sword(engine, box, shape, refine):
    corners = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0], [0, 0, 3]], dtype=np.float64)
    faces = {"plane": [[0, 1, 2], [0, 2, 3]], "triangle": [[0, 1, 4]]}
    cube = TriangleMesh(box.vertices / [1, 2, 3], box.triangles)
    mesh = cube if shape == "cube" else TriangleMesh.checked(corners, np.array(faces[shape]))
    found = finish(find_likeness(engine, mesh, refine, rng()))
    for resolution in (3, 4, 8, 16, 24, 64):
        volumes = part_volumes(open_charts(engine, found.latent, found.detail, resolution), SWORD.layout)
        assert volumes.min() > 0, resolution


def test_a_detail_is_kept_as_far_as_it_is_sound(engine):
    latent = np.zeros(128, dtype=np.float32)
    wild = np.random.default_rng(0).standard_normal((25, engine.trunk(3).shape[2], 3))
    assert np.array_equal(_sound_detail(engine, latent, 1e-5 * wild), (1e-5 * wild).astype(np.float16))
    kept = _sound_detail(engine, latent, wild)
    assert kept is None or part_volumes(open_charts(engine, latent, kept, 16), SWORD.layout).min() > 0
    assert _sound_detail(engine, latent, 1e7 * wild) is None, "beyond what float16 holds"

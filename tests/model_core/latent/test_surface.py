from __future__ import annotations

import numpy as np
import pytest

from model_core.charts.weld import weld
from model_core.engine.numpy_engine import NumpyEngine
from model_core.judging.seams import seam_gap
from model_core.kinds import named_kind
from model_core.latent.surface import RESOLUTION, refine_surface
from model_core.steps import finish
from model_core.surface.mesh import TriangleMesh
from model_core.surface.sampling import sample_oriented
from model_core.weights import SHIPPED, load_weights

SWORD = named_kind("sword")


@pytest.fixture(scope="module")
def engine():
    return NumpyEngine(load_weights(SHIPPED / "sword"))


@pytest.fixture(scope="module")
def latent(engine):
    return np.zeros(load_weights(SHIPPED / "sword").config.latent_size, dtype=np.float32)


def mesh_of(grids: np.ndarray) -> TriangleMesh:
    topology = weld(SWORD.layout, grids.shape[1])
    return TriangleMesh(topology.vertices(grids.astype(np.float64)), topology.triangles)


def with_bulge(grids: np.ndarray) -> np.ndarray:
    """A sword with a bulge in its blade that no forged sword has."""
    bulged = grids.astype(np.float64)
    bulged[..., 1] *= 1 + 2 * np.exp(-np.square((bulged[..., 2] - 0.3) / 0.15))
    return bulged


@pytest.fixture(scope="module")
def dented(engine, latent):
    """Points and normals of the mean sword with a bulge."""
    return sample_oriented(mesh_of(with_bulge(engine.decode(latent[None], 32)[0])), 2_500, np.random.default_rng(0))


def moved(engine, latent, detail, resolution: int = RESOLUTION) -> np.ndarray:
    shape = (25, resolution, resolution, 3)
    return engine.decode(latent[None], resolution)[0] + (engine.trunk(resolution) @ detail).reshape(shape)


def gap(engine, latent, detail, resolution: int = RESOLUTION) -> float:
    """Root mean square distance in depth between blade points and those of the bulged one."""
    truth = with_bulge(engine.decode(latent[None], resolution)[0])
    return float(np.sqrt(np.square(moved(engine, latent, detail, resolution) - truth)[:8, ..., 1].mean()))


@pytest.fixture(scope="module")
def detail(engine, latent, dented):
    return finish(refine_surface(engine, latent, *dented))


def test_the_surface_follows_where_no_latent_can(engine, latent, detail):
    assert detail.shape == (25, engine.trunk(3).shape[2], 3)
    assert detail.dtype == np.float32
    assert gap(engine, latent, detail) < 0.6 * gap(engine, latent, 0 * detail)


@pytest.mark.parametrize("resolution", [9, 24, 31])
def test_it_does_at_every_resolution(engine, latent, detail, resolution):
    assert gap(engine, latent, detail, resolution) < 0.6 * gap(engine, latent, 0 * detail, resolution)


def test_seams_stay_nearly_closed(engine, latent, detail):
    assert seam_gap(moved(engine, latent, detail, 24), SWORD.layout) < 0.002


def test_a_surface_that_is_met_hardly_moves(engine, latent):
    points, normals = sample_oriented(mesh_of(engine.decode(latent[None], 24)[0]), 2_500, np.random.default_rng(0))
    found = finish(refine_surface(engine, latent, points, normals))
    gaps = moved(engine, latent, found) - moved(engine, latent, 0 * found)
    assert np.sqrt(np.square(gaps).sum(axis=-1).mean()) < 0.006


def test_no_steps_are_no_change(engine, latent, dented):
    assert not finish(refine_surface(engine, latent, *dented, steps=0)).any()


def test_it_is_deterministic(engine, latent, dented):
    first, again = (finish(refine_surface(engine, latent, *dented, steps=1)) for _ in range(2))
    assert np.array_equal(first, again)


def test_its_slices_are_shorter_than_its_steps(engine, latent, dented):
    shares = []
    finish(refine_surface(engine, latent, *dented, steps=2), shares.append)
    assert shares == sorted(shares)
    assert 0 == shares[0] < shares[-1] < 1
    assert len(shares) > 50

"""Good registrations pass, and what is wrong with others is named."""

from __future__ import annotations

import numpy as np
import pytest
import trimesh

from model_core.engine.numpy_engine import NumpyEngine
from model_core.learning.registration import LIMITS, RESOLUTION, Registration, _flipped, _stretch, register
from model_core.model import Model
from model_core.surface.mesh import TriangleMesh
from model_core.weights import SHIPPED, load_weights

WEIGHTS = load_weights(SHIPPED / "sword")
MODEL = Model(WEIGHTS, NumpyEngine(WEIGHTS))


@pytest.fixture(scope="module")
def mesh():
    return MODEL.mesh(MODEL.sample("arming", 1), RESOLUTION)


def test_a_sword_is_registered_to_its_noise_floor(mesh):
    found = register(MODEL, mesh)
    assert found.figures.keys() == LIMITS.keys()
    assert found.figures["ratio_seen"] < 1.3
    assert found.faults == ()


def test_a_ball_is_rejected_as_no_sword():
    ball = trimesh.creation.icosphere(3)
    found = register(MODEL, TriangleMesh(np.asarray(ball.vertices), np.asarray(ball.faces, dtype=np.int64)))
    assert {"deviations", "moved"} <= set(found.faults)  # its surface alone is met: patches can be blown up to anything


@pytest.mark.parametrize("name", LIMITS)
def test_each_figure_over_its_limit_is_a_fault_and_nan_is_one_too(name):
    good = dict.fromkeys(LIMITS, 0.0)
    assert Registration(None, good).faults == ()
    for bad in (LIMITS[name] * 1.01, float("nan")):
        assert Registration(None, {**good, name: bad}).faults == (name,)


def grid() -> np.ndarray:
    u, v = np.meshgrid(np.linspace(0, 1, 9), np.linspace(0, 1, 9))
    return np.stack([u, v, 0 * u], axis=-1)[None]


def test_a_face_turned_over_counts_by_its_area():
    after = grid()
    after[0, 4, 4, 0] -= 0.4  # beyond its neighbours
    assert 0 < _flipped(grid(), after) < 0.1
    assert _flipped(grid(), grid()) == 0
    assert _flipped(grid(), grid() * (-1, 1, 1)) == 1


def test_stretch_is_how_much_longer_edges_are():
    assert _stretch(grid(), grid()) == pytest.approx(1)
    assert _stretch(grid(), grid() * (3, 1, 1)) == pytest.approx(3)

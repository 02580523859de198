from __future__ import annotations

import numpy as np
import pytest

from model_core.charts.weld import weld
from model_core.engine.numpy_engine import NumpyEngine
from model_core.latent.linear import closed_shapes, components, project

R = 9


@pytest.fixture(scope="module")
def shipped_engine(shipped):
    return shipped._engine


@pytest.fixture(scope="module")
def code(shipped):
    return shipped.sample("claymore", seed=4).vector()


def decoded(engine, code: np.ndarray, resolution: int = R) -> np.ndarray:
    basis = components(engine, len(code), resolution).astype(np.float64)
    return np.tensordot(code, basis[:-1], 1) + basis[-1]


def aligned_rms(found: np.ndarray, wanted: np.ndarray) -> float:
    """Root mean square distance after the best similarity (Umeyama, 1991)."""
    a, b = (points.reshape(-1, 3) - points.reshape(-1, 3).mean(axis=0) for points in (found, wanted))
    left, spread, right = np.linalg.svd(a.T @ b)
    gap = spread.sum() / np.square(a).sum() * a @ left @ right - b
    return float(np.sqrt(np.square(gap).sum(axis=-1).mean()))


def test_a_shape_s_own_code_is_found(shipped_engine, code):
    """Components that move less than the noise are left to the prior, so it is the shape that is compared."""
    grids = decoded(shipped_engine, code)
    found = project(shipped_engine, len(code), grids)
    assert found.dtype == np.float32
    assert aligned_rms(decoded(shipped_engine, found), grids) < 1e-4


@pytest.mark.parametrize("scale", [0.93, 1.07])
def test_it_does_not_depend_on_the_frame(shipped_engine, code, scale, random_rotation):
    """A blade that was shortened leaves the unit sphere it was decoded in; turned by a few degrees, and moved."""
    grids = decoded(shipped_engine, code)
    turn = np.linalg.qr(np.eye(3) + 0.05 * random_rotation(2))[0]
    turn *= np.sign(np.diag(turn))
    moved = scale * grids @ turn.T + np.array([0.0, 0.01, -0.05])
    found = project(shipped_engine, len(code), moved)
    assert aligned_rms(decoded(shipped_engine, found), grids) < 1e-4


def test_what_no_code_makes_stays_near_the_prior(shipped_engine, code):
    """Random points are fitted by directions that hardly move anything only as far as they are worth it."""
    noise = 0.01 * np.random.default_rng(0).standard_normal((25, R, R, 3))
    found = project(shipped_engine, len(code), decoded(shipped_engine, code) + noise)
    assert np.abs(found).max() < 60


def test_weights_choose_what_is_kept(shipped_engine, shipped, code):
    """Charts that count a thousand times as much are met where others, from another shape, are not."""
    layout = shipped.kind.layout
    blade = list(layout.charts_of_part["blade"])
    grids = decoded(shipped_engine, shipped.sample("katana", seed=4).vector())
    grids[blade] = decoded(shipped_engine, code)[blade]
    weights = np.ones((25, 1, 1, 1))
    even = decoded(shipped_engine, project(shipped_engine, len(code), grids))
    weights[blade] = 1000.0
    weighted = decoded(shipped_engine, project(shipped_engine, len(code), grids, weights))
    gaps = [aligned_rms(shape[blade], grids[blade]) for shape in (even, weighted)]
    assert gaps[1] < 0.3 * gaps[0]


def test_engines_of_the_same_sizes_have_components_of_their_own(random_weights):
    """What is kept for one must not be given to another, nor at another resolution."""
    for seed in (0, 1):
        weights = random_weights(seed=seed)
        engine, size = NumpyEngine(weights), weights.config.latent_size
        latents = np.random.default_rng(2).standard_normal((2, size)).astype(np.float32)
        for resolution in (4, 5):
            open_charts = engine.decode(latents, resolution)
            np.testing.assert_allclose(decoded(engine, latents[0], resolution), open_charts[0], atol=1e-5)
            closed = [weld(engine.layout, resolution).close_seams(grids) for grids in open_charts]
            np.testing.assert_allclose(closed_shapes(engine, latents, resolution), closed, atol=1e-5)

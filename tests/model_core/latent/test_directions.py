from __future__ import annotations

import numpy as np
import pytest

from model_core.charts.layout import CHART_COUNT
from model_core.latent.directions import principal_directions

D = 5


class LinearEngine:
    """A decoder that is one matrix, so that the answer is known."""

    label = "linear"

    def __init__(self):
        self.matrix = np.random.default_rng(0).standard_normal((D, CHART_COUNT * 6 * 6 * 3)) / 50

    def encode(self, points):
        raise NotImplementedError

    def decode(self, latents, resolution):
        grids = latents @ self.matrix
        return grids.reshape(len(latents), CHART_COUNT, resolution, resolution, 3).astype(np.float32)


@pytest.fixture
def codes():
    rng = np.random.default_rng(1)
    return rng.standard_normal((300, D)) @ np.diag([3.0, 1.0, 0.5, 0.2, 0.1]) + [5, 0, 0, 0, 0]


def test_directions_of_a_linear_decoder(codes):
    """They are the principal components of the decoded shapes, one standard deviation long."""
    engine = LinearEngine()
    steps = principal_directions(engine, codes, 3)
    assert steps.shape == (3, D)
    assert steps.dtype == np.float32
    moved = steps @ engine.matrix
    shapes = codes @ engine.matrix
    _, singular, components = np.linalg.svd(shapes - shapes.mean(axis=0), full_matrices=False)
    deviations = singular[:3] / np.sqrt(len(codes) - 1)
    np.testing.assert_allclose(np.linalg.norm(moved, axis=1), deviations, rtol=1e-3)
    cosines = np.abs(np.sum(moved * components[:3], axis=1)) / np.linalg.norm(moved, axis=1)
    np.testing.assert_allclose(cosines, 1, atol=1e-3)


def test_few_codes_will_do(codes):
    """The decoder is probed at no more codes than there are."""
    assert principal_directions(LinearEngine(), codes[:7], 2, probes=48).shape == (2, D)

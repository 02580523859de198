from __future__ import annotations

import numpy as np
import pytest

from model_core.kinds import named_kind
from model_core.latent.directions import principal_directions

SWORD = named_kind("sword")

D = 5
REGULARISER = 1e-3


class LinearEngine:
    """A decoder that is one matrix, so that the answer is known."""

    label = "linear"

    def __init__(self):
        self.matrix = np.random.default_rng(0).standard_normal((D, SWORD.layout.chart_count * 6 * 6 * 3)) / 50

    def encode(self, points):
        raise NotImplementedError

    def decode(self, latents, resolution):
        grids = latents @ self.matrix
        return grids.reshape(len(latents), SWORD.layout.chart_count, resolution, resolution, 3).astype(np.float32)


def families_of(*covariances: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(N, D) codes and (N,) families, whose covariances are these but for what is added to all."""
    rng, codes = np.random.default_rng(2), []
    for covariance in covariances:
        white = rng.standard_normal((200, D))
        white = np.linalg.qr(white - white.mean(axis=0))[0] * 200**0.5
        own = white @ np.linalg.cholesky(covariance - REGULARISER * np.eye(D)).T
        codes.append(own + rng.standard_normal(D))
    return np.concatenate(codes).astype(np.float32), np.repeat(np.arange(len(covariances)), 200)


@pytest.fixture
def covariance():
    turn = np.linalg.qr(np.random.default_rng(1).standard_normal((D, D)))[0]
    return turn @ np.diag([9.0, 1.0, 0.25, 0.04, 0.01]) @ turn.T


def test_directions_of_a_linear_decoder(covariance):
    """They are the principal components of the decoded shapes, two thirds of a standard deviation long."""
    engine = LinearEngine()
    steps = principal_directions(engine, *families_of(covariance), 3)
    assert steps.shape == (3, D)
    assert steps.dtype == np.float32
    _, deviations, vectors = np.linalg.svd(np.linalg.cholesky(covariance).T @ engine.matrix, full_matrices=False)
    moved = steps @ engine.matrix
    np.testing.assert_allclose(np.linalg.norm(moved, axis=1), 2 / 3 * deviations[:3], rtol=1e-3)
    cosines = np.abs(np.sum(moved * vectors[:3], axis=1)) / np.linalg.norm(moved, axis=1)
    np.testing.assert_allclose(cosines, 1, atol=1e-3)


def test_a_wide_family_does_not_set_the_measure(covariance):
    """Deviations are averaged as lengths are on a ruler of logarithms: of 1 and 100 the mean is 10."""
    engine = LinearEngine()
    narrow, wide = (principal_directions(engine, *families_of(scale * covariance), 2) for scale in (1.0, 1e4))
    both = principal_directions(engine, *families_of(covariance, 1e4 * covariance), 2)
    np.testing.assert_allclose(np.linalg.norm(wide, axis=1), 100 * np.linalg.norm(narrow, axis=1), rtol=1e-3)
    np.testing.assert_allclose(np.linalg.norm(both, axis=1), 10 * np.linalg.norm(narrow, axis=1), rtol=1e-3)

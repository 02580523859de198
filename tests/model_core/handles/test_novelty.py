from __future__ import annotations

import numpy as np
import pytest

from model_core.handles.novelty import DIRECTIONS, Novelty, remember


@pytest.fixture(scope="module")
def training():
    rng = np.random.default_rng(0)
    components = rng.standard_normal((20, 25, 3, 3, 3)) * np.linspace(2, 0.1, 20)[:, None, None, None, None]
    return components, rng.standard_normal((400, 20))


@pytest.fixture(scope="module")
def arrays(training):
    return remember(*training)


def distances(components, codes, latent) -> np.ndarray:
    """Root mean square distance between corresponding points, the long way."""
    flat = components.reshape(len(components), -1)
    return np.array([np.sqrt(np.square((code - latent) @ flat).reshape(-1, 3).sum(axis=1).mean()) for code in codes])


def test_stated_shapes(arrays):
    assert {name: (array.shape, array.dtype.name) for name, array in arrays.items()} == {
        "projection": ((DIRECTIONS, 20), "float32"),
        "seen": ((400, DIRECTIONS), "int8"),
        "step": ((DIRECTIONS,), "float32"),
        "typical": ((1,), "float32"),
    }


def test_distances_are_those_between_chart_points(training, arrays):
    components, codes = training
    latent = np.random.default_rng(1).standard_normal(20)
    found = Novelty(arrays).of(latent) * float(arrays["typical"][0])
    assert found == pytest.approx(distances(components, codes, latent).min(), rel=0.05)


def test_a_copy_is_not_new(training, arrays):
    assert Novelty(arrays).of(training[1][7]) < 0.1


def test_training_swords_are_about_one_apart(training, arrays):
    components, codes = training
    nearest = []
    for index in range(0, 400, 40):
        others = np.delete(codes, index, axis=0)
        nearest.append(distances(components, others, codes[index]).min() / float(arrays["typical"][0]))
    assert np.median(nearest) == pytest.approx(1, rel=0.15)


def test_farther_is_newer(training, arrays):
    novelty = Novelty(arrays)
    latent = training[1][3]
    values = [novelty.of(latent * factor) for factor in (1, 2, 4)]
    assert values == sorted(values)
    assert values[-1] > 2


def test_samples_of_the_shipped_model_are_new_but_not_strange(shipped):
    values = [shipped.novelty(shipped.sample(None, seed)) for seed in range(32)]
    assert min(values) > 0
    assert 0.3 < np.median(values) < 4

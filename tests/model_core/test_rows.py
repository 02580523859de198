"""Large matrices lose at most half a step a row, all else half precision at most."""

from __future__ import annotations

import numpy as np
import pytest

from model_core.rows import packed, unpacked


@pytest.fixture(scope="module")
def arrays():
    rng = np.random.default_rng(1)
    large = rng.normal(size=(300, 4_000)).astype(np.float32) * np.geomspace(1e-3, 10, 300)[:, None].astype(np.float32)
    large[7] = 0
    return {
        "network.refiner.large": large,
        "network.decoder.large": large,
        "small": rng.normal(size=(20, 30)).astype(np.float32),
        "vector": rng.normal(size=50).astype(np.float32),
        "seen": rng.integers(-100, 100, (1_100, 1_000)).astype(np.int8),
        "step": rng.random(1_000).astype(np.float32),
    }


def test_they_come_back_within_half_a_step_of_each_row(arrays):
    stored = packed(arrays)
    assert {name: array.dtype.name for name, array in stored.items()} == {
        "network.refiner.large": "int8",
        "network.refiner.large.step": "float32",
        "network.decoder.large": "int16",
        "network.decoder.large.step": "float32",
        "small": "float16",
        "vector": "float32",
        "seen": "int8",
        "step": "float32",
    }
    read = unpacked({name: array.astype(np.float32) for name, array in stored.items()})
    assert read.keys() == arrays.keys()
    for name, levels in (("network.refiner.large", 31), ("network.decoder.large", 8191)):
        half = np.abs(arrays[name]).max(axis=1, keepdims=True) / levels / 2
        assert (np.abs(read[name] - arrays[name]) <= 1.01 * half + 1e-30).all(), name
    for name in ("vector", "seen", "step"):
        assert np.array_equal(read[name], arrays[name]), name


def test_stored_once_more_they_stay_as_they_are(arrays):
    once = unpacked({name: array.astype(np.float32) for name, array in packed(arrays).items()})
    once["seen"] = arrays["seen"]
    twice = unpacked({name: array.astype(np.float32) for name, array in packed(once).items()})
    assert np.allclose(twice["network.refiner.large"], once["network.refiner.large"], rtol=1e-6, atol=0)


def test_a_step_that_fits_no_matrix_stays():
    arrays = {"a": np.zeros((3, 4), np.float32), "a.step": np.ones(4, np.float32), "b.step": np.ones(3, np.float32)}
    assert unpacked(arrays).keys() == arrays.keys()

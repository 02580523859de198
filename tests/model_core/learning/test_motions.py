"""Motions as patch weights: found again, of unit variance, and affine within a part."""

from __future__ import annotations

import numpy as np
import pytest

from model_core.engine.numpy_engine import NumpyEngine
from model_core.judging.seams import seam_gap
from model_core.learning.motions import (
    RESOLUTION,
    affine_motions,
    codes_of,
    components_of,
    patch_weights,
    smoothed,
)
from model_core.weights import SHIPPED, load_weights

WEIGHTS = load_weights(SHIPPED / "sword")
ENGINE = NumpyEngine(WEIGHTS)
LAYOUT = WEIGHTS.kind.layout


@pytest.fixture(scope="module")
def affine():
    return affine_motions(ENGINE, WEIGHTS.config.latent_size)


def moved(weights: np.ndarray) -> np.ndarray:
    return (ENGINE.trunk(RESOLUTION) @ weights).reshape(len(weights), LAYOUT.chart_count, -1, 3)


def rms(values: np.ndarray) -> float:
    return float(np.sqrt(np.square(values).mean()))


def test_an_affine_motion_moves_its_own_part_alone_and_affinely(affine):
    assert len(affine) == 12 * len(LAYOUT.parts)
    mean = ENGINE.decode(np.zeros((1, WEIGHTS.config.latent_size)), RESOLUTION)[0].reshape(LAYOUT.chart_count, -1, 3)
    for number, motion in enumerate(moved(affine)):
        part = LAYOUT.parts[number // 12]
        own = list(LAYOUT.charts_of_part[part])
        assert not np.delete(motion, own, axis=0).any()
        places = np.column_stack([mean[own].reshape(-1, 3), np.ones(motion[own].shape[0] * motion.shape[1])])
        wanted = motion[own].reshape(-1, 3)
        left = places @ np.linalg.lstsq(places, wanted, rcond=None)[0] - wanted
        assert np.sqrt(np.square(left).mean()) < 0.1 * np.sqrt(np.square(wanted).mean())


def test_components_hold_the_motions_they_are_found_in_and_give_codes_of_variance_one(affine):
    mixed = np.einsum("nk,kcfa->ncfa", np.random.default_rng(0).standard_normal((9, 5)), affine[:5])
    basis = components_of(ENGINE, mixed, most=36)
    assert len(basis) == 5  # what nine motions of five add up to
    codes = codes_of(ENGINE, mixed, basis, noise=1e-6)
    assert np.allclose(np.square(codes).mean(axis=0), 1, atol=1e-3)
    assert np.allclose(moved(np.einsum("nk,kcfa->ncfa", codes, basis)), moved(mixed), atol=1e-6)


def test_what_is_noise_is_left_out_of_a_code(affine):
    basis = components_of(ENGINE, affine[:3], most=3)
    quiet = codes_of(ENGINE, affine[:3], basis, noise=1e-6)
    assert np.abs(codes_of(ENGINE, affine[:3], basis, noise=10.0)).max() < 0.01 * np.abs(quiet).max()


def test_smoothing_takes_ripples_and_leaves_what_is_even(affine):
    """Both as a chart's functions have them: a part that is moved and stretched, and waves along each chart's u."""
    trunk = ENGINE.trunk(RESOLUTION).astype(float)
    u = np.tile(np.linspace(0, 1, RESOLUTION), RESOLUTION)
    found = np.linalg.pinv(trunk, rcond=1e-4) @ (0.005 * np.sin(12 * np.pi * u))
    waves = found[..., None] * np.array([1.0, 0.0, 0.0])
    even = affine[[0, 9]].sum(axis=0)
    smooth = smoothed(ENGINE, np.stack([even, waves]))
    (was_even, was_rippled), (is_even, is_rippled) = moved(np.stack([even, waves])), moved(smooth)
    assert rms(is_even - was_even) < 0.02 * rms(was_even)
    assert rms(is_rippled) < 0.3 * rms(was_rippled)


def test_charts_that_are_smoothed_still_meet(affine):
    """A blade bent to a bow, as its registration has it, meets at its seams before, and does after."""
    mean = ENGINE.decode(np.zeros((1, WEIGHTS.config.latent_size)), RESOLUTION)[0].astype(float)
    bowed = mean + 0.05 * np.sin(9 * mean[..., 2:]) * np.array([1.0, 0.5, 0.0])
    bow = patch_weights(ENGINE, bowed - mean)
    [smooth] = moved(smoothed(ENGINE, bow[None]))
    gaps = [seam_gap(mean + motion.reshape(mean.shape), LAYOUT) for motion in (moved(bow[None])[0], smooth)]
    assert gaps[1] < 2 * gaps[0]

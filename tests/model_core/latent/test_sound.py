from __future__ import annotations

import numpy as np
import pytest

from model_core.charts.volume import part_volumes
from model_core.engine.numpy_engine import NumpyEngine
from model_core.kinds import named_kind
from model_core.latent.decode import open_charts
from model_core.latent.sound import FARTHEST, is_sound, sound_latent, sound_share, sound_step
from model_core.recipe import LARGEST_LATENT
from model_core.weights import SHIPPED, load_weights

SWORD = named_kind("sword")


@pytest.fixture(scope="module")
def engine():
    return NumpyEngine(load_weights(SHIPPED / "sword"))


@pytest.fixture(scope="module")
def turned(engine) -> np.ndarray:
    """A latent (128,) far from every sword's, with a part inside out."""
    latent = (12 * np.random.default_rng(0).standard_normal(128)).astype(np.float32)
    assert part_volumes(open_charts(engine, latent, None, 16), SWORD.layout).min() < 0
    return latent


@pytest.mark.parametrize(("border", "share"), [(2.0, 1.0), (1.0, 31 / 32), (0.5, 15 / 32), (0.01, 0.0)])
def test_the_largest_share_below_a_border(border, share):
    assert sound_share(lambda tried: tried < border) == share


def test_a_sound_latent_stays_as_it_is(engine):
    latent = np.zeros(128, dtype=np.float32)
    assert is_sound(engine, latent)
    assert sound_latent(engine, latent) is latent


def test_the_way_back_ends_at_every_resolution_with_volumes(engine, turned):
    assert not is_sound(engine, turned)
    found = sound_latent(engine, turned)
    assert found.dtype == np.float32
    assert found.any()
    for resolution in (3, 5, 8, 16, 24, 48, 96):
        assert part_volumes(open_charts(engine, found, None, resolution), SWORD.layout).min() > 0, resolution


def test_a_step_is_cut_and_one_that_cannot_be_made_leaves_the_start(engine, turned):
    start = sound_latent(engine, turned)
    assert np.array_equal(sound_step(engine, start, start), start)
    beyond = start + 100 * (turned - start)
    assert np.array_equal(sound_step(engine, start, beyond), start)


def test_what_no_recipe_may_have_is_not_sound(engine):
    assert FARTHEST < LARGEST_LATENT
    for value in (LARGEST_LATENT, np.nan, np.inf):
        latent = np.zeros(128, dtype=np.float32)
        latent[-1] = value
        assert not is_sound(engine, latent)

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model_core.charts.volume import part_volumes
from model_core.engine.numpy_engine import NumpyEngine
from model_core.errors import NoShapeError
from model_core.kinds import named_kind
from model_core.latent.decode import open_charts
from model_core.latent.soundness import FARTHEST, Soundness, sound_share
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


@pytest.mark.parametrize("border", [2.0, 0.7, 0.5, 0.01])
def test_the_share_ends_just_before_a_border(border):
    share = sound_share(lambda tried: tried < border)
    assert share < border
    assert share == 1.0 or share > border - 1 / 200


def test_no_share_where_none_is_sound():
    assert sound_share(lambda _: False) == 0.0


def test_the_way_to_a_sound_latent_is_gone_to_its_end(engine):
    start, end = np.zeros((2, 128), dtype=np.float32)
    end[0] = 0.1
    assert Soundness(engine).is_sound(end)
    assert np.array_equal(Soundness(engine).step(start, end), end)


def test_the_way_towards_a_turned_part_ends_at_every_resolution_with_volumes(engine, turned):
    soundness = Soundness(engine)
    assert not soundness.is_sound(turned)
    found = soundness.step(np.zeros_like(turned), turned)
    assert found.dtype == np.float32
    assert found.any()
    for resolution in (3, 4, 5, 6, 7, 8, 12, 16, 24, 48, 96):
        assert part_volumes(open_charts(engine, found, None, resolution), SWORD.layout).min() > 0, resolution


def test_the_nearest_is_sound_at_every_resolution(engine, turned):
    soundness = Soundness(engine)
    found = soundness.nearest(turned / 3)
    assert not soundness.is_sound(turned / 3)
    assert soundness.is_sound(found)
    assert not soundness.turned(found)
    for resolution in (3, 4, 5, 6, 7, 8, 12, 16, 24, 48, 96):
        assert part_volumes(open_charts(engine, found, None, resolution), SWORD.layout).min() > 0, resolution


@pytest.mark.parametrize("grid", range(5))
def test_every_coarse_grid_is_looked_at(engine, monkeypatch, grid):
    soundness, latent = Soundness(engine), np.zeros(128, dtype=np.float32)
    assert soundness.is_sound(latent)
    coarse = soundness._coarse(latent)
    coarse[grid, 2] *= -1
    monkeypatch.setattr(soundness, "_coarse", lambda *_: coarse)
    assert not soundness.is_sound(latent)


def test_a_part_in_doubt_is_looked_at_on_a_fine_grid(engine, monkeypatch):
    soundness, latent = Soundness(engine), thin(engine)
    assert soundness.is_sound(latent)
    asked = []
    monkeypatch.setattr(soundness, "_fine", lambda _, coarse, parts: asked.extend(parts) or -coarse[parts])
    assert not soundness.is_sound(latent)
    assert 0 < len(asked) < 4, "parts that are thick enough are not asked about"


def test_what_no_recipe_may_have_is_not_sound(engine):
    assert FARTHEST < LARGEST_LATENT
    for value in (LARGEST_LATENT, np.nan, np.inf):
        latent = np.zeros(128, dtype=np.float32)
        latent[-1] = value
        assert not Soundness(engine).is_sound(latent)


def test_a_detail_that_is_not_finite_is_not_sound(engine):
    detail = np.zeros((25, engine.trunk(3).shape[-1], 3), dtype=np.float32)
    assert Soundness(engine, detail).is_sound(np.zeros(128, dtype=np.float32))
    detail[0, 0, 0] = np.inf
    assert not Soundness(engine, detail).is_sound(np.zeros(128, dtype=np.float32))


def thin(engine) -> np.ndarray:
    """A sound latent (128,) on the way to a turned one, right before the border."""
    way = (12 * np.random.default_rng(0).standard_normal(128)).astype(np.float32)
    return Soundness(engine).step(np.zeros_like(way), way)


def test_numbers_beyond_float32_make_no_sound_shape_and_no_warning(engine):
    weights = load_weights(SHIPPED / "sword")
    huge = {
        name: array * (1e30 if name == "decoder.linear.weight" else 1) for name, array in weights.parameters.items()
    }
    latent = np.ones(128, np.float32)
    soundness = Soundness(NumpyEngine(replace(weights, parameters=huge)))
    assert not soundness.is_sound(latent)
    with pytest.raises(NoShapeError):
        soundness.nearest(latent)

"""Nothing that is made of sound swords has a part inside out."""

from __future__ import annotations

from functools import partial
from itertools import combinations

import numpy as np
import pytest

from model_core.charts.volume import part_volumes
from model_core.codec import with_latent
from model_core.errors import NoShapeError
from model_core.kinds import named_kind
from model_core.model import SLIDER_COUNT
from model_core.surface.mesh import TriangleMesh

LAYOUT = named_kind("sword").layout
FARTHEST = 6.0


def turned(model, recipe, resolutions=(3, 4, 5, 6, 8, 16, 24, 48)) -> list[str]:
    """Parts inside out at what the add-on and the command line make, at the coarsest levels, and at some others."""
    volumes = np.array([part_volumes(model.shape(recipe, resolution), LAYOUT) for resolution in resolutions])
    return [part for part, volume in zip(LAYOUT.parts, volumes.min(axis=0), strict=True) if not volume > 0]


@pytest.fixture(scope="module")
def swords(shipped):
    return [shipped.sample(style, seed) for seed in range(3) for style in shipped.styles]


@pytest.fixture(scope="module")
def far(shipped, swords):
    """(sword, values of its sliders) that would turn a part inside out."""
    rng = np.random.default_rng(0)
    pairs = [(sword, rng.uniform(-FARTHEST, FARTHEST, SLIDER_COUNT)) for sword in swords]
    return [(sword, values) for sword, values in pairs if turned(shipped, shipped.slide(sword, values, sound=False))]


def test_one_slider_alone(shipped, swords):
    """At the ends of its range, alone; of 0.1.0's model one in eight turned a part inside out, of this none."""
    rng = np.random.default_rng(1)
    for sword in swords:
        values = rng.choice([-FARTHEST, FARTHEST]) * np.eye(SLIDER_COUNT)[rng.integers(SLIDER_COUNT)]
        assert not turned(shipped, shipped.slide(sword, values))


def test_all_sliders_at_once_stop_on_the_way(shipped, far):
    assert len(far) > 5
    for sword, values in far:
        slid = shipped.slide(sword, values)
        assert not turned(shipped, slid)
        way = shipped.slide(sword, values, sound=False).vector() - sword.vector()
        share = (slid.vector() - sword.vector()) @ way / (way @ way)
        assert 0 <= share < 1
        np.testing.assert_allclose(slid.vector(), sword.vector() + share * way, atol=1e-4)
        beyond = with_latent(sword, sword.vector() + (share + 0.02) * way)
        assert not shipped.is_sound(beyond), "it stopped too soon"


def test_reach_goes_on_from_what_is_shown(shipped, far):
    """A slider that is dragged on stops alone; the others stay."""
    for sword, values in far:
        at = shipped.reach(sword, values)
        shown = shipped.slide(sword, at)
        assert np.array_equal(shipped.reach(sword, at, shown), at)
        for slider in range(SLIDER_COUNT):
            wanted = at.copy()
            wanted[slider] = np.sign(values[slider]) * FARTHEST
            reached = shipped.reach(sword, wanted, shown)
            np.testing.assert_allclose(np.delete(reached, slider), np.delete(at, slider), atol=1e-3)
            assert not turned(shipped, shipped.slide(sword, reached))


def test_reach_from_a_shape_that_sliders_did_not_make_goes_from_rest(shipped, far, swords):
    sword, values = far[0]
    for shown in (swords[-1], shipped.slide(sword, values, sound=False)):
        assert np.array_equal(shipped.reach(sword, values, shown), shipped.reach(sword, values))


def test_what_can_be_reached_is_left_as_it_is(shipped, swords):
    values = np.float32([0.5, -0.5, 0.2, 0, 0, 0, 0, 0])
    assert np.array_equal(shipped.reach(swords[0], values), values)
    assert shipped.slide(swords[0], values) == shipped.slide(swords[0], values, sound=False)


def test_from_an_unsound_sword_a_slide_ends_at_a_sound_one(shipped, far):
    """As recipes of Rodin 0.1.0 may be; at rest such a sword is left as it is."""
    for sword, values in far:
        unsound = shipped.slide(sword, values, sound=False)
        assert shipped.slide(unsound, np.zeros(SLIDER_COUNT)) == unsound
        little = 0.01 * np.eye(SLIDER_COUNT)[0]
        assert not turned(shipped, shipped.slide(unsound, little))
        assert np.array_equal(shipped.reach(unsound, little), np.float32(little))


def test_the_nearest_sound_sword_is_near(shipped, far):
    for sword, values in far:
        unsound = shipped.slide(sword, values, sound=False)
        parts = shipped.inside_out(unsound)
        assert set(turned(shipped, unsound)) <= set(parts)
        sound = shipped.sound(unsound)
        assert not turned(shipped, sound)
        assert not shipped.inside_out(sound)
        changed = np.linalg.norm(sound.vector() - unsound.vector())
        back = np.linalg.norm(shipped.slide(sword, values).vector() - unsound.vector())
        assert changed < min(3.0, back + 0.1)
        assert shipped.sound(sound) is sound


def test_between_sound_swords_all_are_sound(shipped, swords):
    """What lies at the edge has unsound blends: seldom, but of these some are."""
    rng = np.random.default_rng(0)
    slid = [shipped.slide(sword, rng.uniform(-10, 10, SLIDER_COUNT)) for sword in swords]
    pairs = combinations(slid, 2)
    unsound = [pair for pair in pairs if not shipped.is_sound(shipped.blend(*pair, 0.5, sound=False))]
    assert unsound
    for a, b in unsound:
        assert not turned(shipped, shipped.blend(a, b, 0.5))


def test_mixed_varied_and_bred_swords_are_sound_or_refused(shipped, far):
    slid = [shipped.slide(sword, values) for sword, values in far[:8]]
    rng, refused = np.random.default_rng(2), 0
    for seed in range(12):
        a, b = (slid[index] for index in rng.integers(len(slid), size=2))
        parts = {part: slid[rng.integers(len(slid))] for part in LAYOUT.parts}
        for make in (
            partial(shipped.mix, parts, ("blade",)),
            partial(shipped.vary, a, ["guard"], seed, reach=0.7),
            partial(shipped.breed, a, b, seed),
        ):
            try:
                assert not turned(shipped, make())
            except NoShapeError:
                refused += 1
    assert refused <= 2, "of 36, all of them of swords slid as far as they go"


def test_a_code_far_from_any_sword_is_brought_back_or_refused(shipped, swords):
    rng = np.random.default_rng(3)
    for _ in range(6):
        wild = with_latent(swords[0], rng.normal(0, 8, shipped.latent_size))
        try:
            assert not turned(shipped, shipped.sound(wild), (8, 24))
        except NoShapeError as error:
            assert str(error) == "No asset near this one has all its parts the right way out."


def test_a_detail_counts(shipped, swords, forged_mesh):
    """Of a refined likeness, whose detail moves it where its latent alone does not."""
    sword = forged_mesh("longsword", 43)
    vertices = sword.vertices.copy()
    vertices[:, 0] += 0.03 * np.sin(40 * vertices[:, 2])  # waves that no sword has
    likeness = shipped.reconstruct(TriangleMesh(vertices, sword.triangles), "surface").recipe
    assert likeness.detail is not None
    rng = np.random.default_rng(4)
    for _ in range(12):
        values = rng.uniform(-FARTHEST, FARTHEST, SLIDER_COUNT)
        slid = shipped.slide(likeness, values)
        assert slid.detail == likeness.detail
        assert not turned(shipped, slid)
        assert shipped.is_sound(slid)

"""A kind is one folder: a toy of 16 charts, from outside the package, does all that a sword does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import trimesh
from toy_model import TOY_KIND

from model_core.errors import HandleError, KindError, RecipeError
from model_core.kinds import builtin_kinds, named_kind
from model_core.library import Library
from model_core.model import Model
from model_core.recipe import Recipe


@pytest.fixture(scope="module")
def toy(toy_weights) -> Model:
    return Model.open(toy_weights, engine="numpy")


@pytest.fixture(scope="module")
def short(toy) -> Recipe:
    return toy.sample("short", seed=1)


@pytest.fixture(scope="module")
def long(toy) -> Recipe:
    return toy.sample("long", seed=5)


def test_it_is_none_of_ours():
    kind = named_kind(str(TOY_KIND))
    assert kind.name not in builtin_kinds()
    sword = named_kind("sword")
    assert kind.layout.chart_count != sword.layout.chart_count
    assert not set(kind.layout.parts) & set(sword.layout.parts)
    assert not set(kind.dimension_names) & set(sword.dimension_names)


def test_its_model_carries_the_kind(toy):
    """By its card alone: the model's kind has no folder."""
    kind = named_kind(str(TOY_KIND))
    assert toy.kind.folder is None
    assert replace(toy.kind, folder=kind.folder) == kind
    assert toy.styles == kind.forge.families == ("short", "long")


def test_its_folder_gives_it_its_forge_back(toy):
    kind = named_kind(str(TOY_KIND))
    with pytest.raises(KindError, match="has no forge"):
        toy.kind.forge  # noqa: B018
    assert toy.with_forge(kind).kind.forge.families == toy.styles
    assert toy.with_forge(replace(kind, licence="CC-BY-4.0", limits="It is blunt.")).kind.limits == toy.kind.limits
    for other in (builtin_kinds()["sword"], replace(kind, dimensions=kind.dimensions[:-1])):
        with pytest.raises(KindError, match="than the model, which makes clubs"):
            toy.with_forge(other)


@pytest.mark.parametrize("style", ["short", "long"])
def test_its_decoder_makes_what_the_forge_makes(toy, style):
    """Shapes that it was not trained on, within 1.5 % of their length."""
    kind = named_kind(str(TOY_KIND))
    grids = kind.forge.make(style, np.random.default_rng(90_000), 16)
    gap = np.linalg.norm(toy.shape(toy.of_charts(grids), 16) - grids, axis=-1)
    assert gap.max() < 0.015 * np.ptp(grids[..., 2])


def test_generated_ones_are_closed_and_of_their_family(toy):
    lengths = {}
    for style in toy.styles:
        made = [toy.sample(style, seed) for seed in range(4)]
        for recipe in made:
            mesh = toy.mesh(recipe, 8)
            loaded = trimesh.Trimesh(mesh.vertices, mesh.triangles, process=False)
            assert loaded.is_watertight
            assert loaded.volume > 0
        lengths[style] = [toy.dimensions(recipe)["head_length"] for recipe in made]
    assert max(lengths["short"]) < min(lengths["long"])


def test_the_same_seed_makes_the_same_one(toy, short):
    assert toy.sample("short", seed=1) == short != toy.sample("short", seed=2)


def test_priors_of_few_degrees_of_freedom_stay_near(toy):
    """Numbers of a latent are standard deviations, also where the shapes have fewer degrees of freedom than it."""
    assert np.abs(toy._weights.prior["means"]).max() < 10


@pytest.mark.parametrize("name", ["reach", "head_length", "head_size", "handle_length"])
@pytest.mark.parametrize("share", [0.95, 1.1])
def test_handles_reach_what_is_asked_and_hold_the_rest(toy, long, name, share):
    before = toy.dimensions(long)
    after = toy.dimensions(toy.resize(long, {name: share * before[name]}))
    assert after[name] == pytest.approx(share * before[name], rel=2e-3)
    follow = {name, "reach"} | ({"head_length"} if name == "reach" else set())
    for other in set(before) - follow:
        assert after[other] == pytest.approx(before[other], rel=2e-3)
    assert after["reach"] != pytest.approx(before["reach"], rel=1e-2) or name == "head_size"


def test_a_sword_s_handle_is_unknown(toy, long):
    with pytest.raises(HandleError, match="blade_length"):
        toy.resize(long, {"blade_length": 0.5})


def test_sliders_change_it(toy, long):
    moved = toy.slide(long, [1.0] + [0.0] * 7)
    assert np.abs(toy.shape(moved, 8) - toy.shape(long, 8)).max() > 1e-3


def test_between_two(toy, short, long):
    ends = [toy.dimensions(recipe)["reach"] for recipe in (short, long)]
    middle = toy.blend(short, long, 0.5)
    assert toy.dimensions(middle)["reach"] == pytest.approx(np.sqrt(ends[0] * ends[1]), rel=1e-3)
    np.testing.assert_allclose(toy.shape(toy.blend(short, long, 1.0), 8), toy.shape(long, 8), atol=1e-6)


def test_parts_are_combined(toy, short, long):
    """The long one's head on the short one's handle."""
    mixed = toy.dimensions(toy.mix({"head": long, "handle": short, "knob": short}))
    sizes = {"short": toy.dimensions(short), "long": toy.dimensions(long)}
    assert mixed["head_length"] == pytest.approx(sizes["long"]["head_length"], rel=0.03)
    assert mixed["handle_length"] == pytest.approx(sizes["short"]["handle_length"], rel=0.03)
    with pytest.raises(HandleError, match="knob"):
        toy.mix({"head": long, "handle": short})


def test_a_locked_part_stays_while_others_vary(toy, long):
    varied = toy.vary(long, ["handle"], seed=4)
    before, after = toy.dimensions(long), toy.dimensions(varied)
    assert after["handle_length"] == pytest.approx(before["handle_length"], rel=0.03)
    assert after["head_length"] != pytest.approx(before["head_length"], rel=0.03)


@pytest.mark.parametrize("refine", ["none", "latent", "surface"])
def test_a_mesh_is_rebuilt_where_it_stands(toy, long, refine, random_rotation):
    mesh = toy.mesh(long, 16)
    turn, place = random_rotation(4), np.array([0.3, -2.0, 1.0])
    found = toy.reconstruct(type(mesh)(mesh.vertices @ turn.T + place, mesh.triangles), refine)
    assert found.rms_distance < 0.02 * long.length
    assert found.recipe.length == pytest.approx(long.length, rel=0.03)
    near = toy.kind.find_pose(toy.shape(long, 16))
    assert near.span == pytest.approx(long.length, rel=1e-4)
    np.testing.assert_allclose(found.placement[:3, 2], turn[:, 2], atol=0.05)


def test_recipes_are_read_back(toy, long, tmp_path):
    path = tmp_path / "recipe.json"
    path.write_text(long.to_json(), encoding="utf-8")
    again = Recipe.from_json(path.read_text(encoding="utf-8"))
    assert again.kind == "club"
    np.testing.assert_array_equal(toy.shape(again, 8), toy.shape(long, 8))


def test_a_library_finds_it_beside_the_swords(toy, toy_weights, long, shipped):
    library = Library([toy_weights], engine="numpy")
    assert [entry.kind.name for entry in library.entries][-1] == "club"
    assert library.of(long).weights_hash == toy.weights_hash
    assert library.first("club").folder == toy_weights
    with pytest.raises(RecipeError, match="of the kinds"):
        library.of_all([long, shipped.sample(None, seed=1)])


def test_an_update_gives_the_same_shape(toy, long):
    """As from a model that is gone: its charts, and a recipe of which only the kind counts."""
    grids = toy.shape(long, 16)
    found = toy.update(replace(long, weights="f" * 64, latent=(0.0,), origin="blended"), grids)
    assert found.recipe.weights == toy.weights_hash
    assert (found.recipe.style, found.recipe.seed, found.recipe.origin) == (long.style, None, "blended")
    assert found.rms_distance < 1e-3 * long.length
    gap = np.linalg.norm(toy.shape(found.recipe, 16) - grids, axis=-1)
    assert found.largest_distance == pytest.approx(gap.max(), rel=1e-6)
    assert found.rms_distance == pytest.approx(np.sqrt(np.square(gap).mean()), rel=1e-6)


def test_an_update_drops_a_style_that_this_model_does_not_have(toy, long):
    grids = toy.shape(long, 8)
    assert toy.update(replace(long, weights="f" * 64, style="huge"), grids).recipe.style is None


def test_an_update_takes_neither_another_kind_nor_other_charts(toy, long, forged):
    grids = toy.shape(long, 8)
    for recipe, charts in ((replace(long, kind="sword"), grids), (long, forged("arming", 0, 8))):
        with pytest.raises(RecipeError, match="cannot be updated with a model of clubs"):
            toy.update(recipe, charts)

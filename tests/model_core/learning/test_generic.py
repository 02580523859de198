"""Kinds without a forge: their layouts, their generic shapes, and what becomes of a few shapes of such a kind."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import trimesh

from model_core.charts.grid import unit_grid
from model_core.charts.volume import inside_out
from model_core.engine.numpy_engine import NumpyEngine
from model_core.errors import RodinError
from model_core.judging.seams import seam_gap
from model_core.kinds import kind_of_card
from model_core.learning.generic.base import generic_weights, learnt_anew, recentred
from model_core.learning.generic.layouts import LAYOUTS, check_name, named, plural, template
from model_core.learning.generic.profile import BINS, Profile, usual_profile
from model_core.learning.generic.proposal import proposed_layout
from model_core.learning.motions import RESOLUTION, patch_weights
from model_core.model import Model
from model_core.recipe import Recipe
from model_core.surface.mesh import TriangleMesh
from model_core.weights import arrays_of, load_weights, save_weights

PROFILE = Profile(np.repeat([[0.3, 0.2], [0.1, 0.1]], [BINS // 2, BINS - BINS // 2], axis=0))
STYLE = "mine"


def generic(layout: str, name: str = "vase", folder=None):
    """Weights that have learnt nothing; as read from a file where a folder is given."""
    weights = generic_weights(named(layout, name, 8), template(layout), PROFILE)
    if folder is None:
        return weights
    save_weights(folder, weights.kind, arrays_of(weights), weights.card)
    return load_weights(folder)


def model_of(weights) -> Model:
    return Model(weights, NumpyEngine(weights))


def tall(height: float, low: float, high: float) -> TriangleMesh:
    """A round bottle that stands on the ground, of two radii, metres."""
    outline = [(0, 0), (low, 0), (low, 0.6 * height), (high, 0.7 * height), (high, height), (0, height)]
    mesh = trimesh.creation.revolve(outline, sections=16)
    return TriangleMesh(np.array(mesh.vertices), np.array(mesh.faces))


def cuboid(*sizes: float) -> TriangleMesh:
    mesh = trimesh.creation.box(sizes)
    return TriangleMesh(np.array(mesh.vertices), np.array(mesh.faces))


@pytest.fixture(scope="module", params=["tube", "slab"])
def base(request, tmp_path_factory):
    return generic(request.param, folder=tmp_path_factory.mktemp(request.param))


@pytest.fixture(scope="module")
def recipes(base) -> list[Recipe]:
    """As if eight meshes had been registered."""
    model, rng = model_of(base), np.random.default_rng(0)
    codes = 0.5 * rng.standard_normal((8, base.config.latent))
    made = [model.sample("mean", 0).to_dict() | {"latent": code.tolist(), "style": None} for code in codes]
    return [model.sound(Recipe.from_dict({**one, "length": 0.2 + 0.02 * index})) for index, one in enumerate(made)]


@pytest.fixture(scope="module")
def made(base, recipes, tmp_path_factory):
    layout = "tube" if len(base.kind.dimensions) > 3 else "slab"
    weights = learnt_anew(base, template(layout), recipes, STYLE)
    folder = tmp_path_factory.mktemp("made")
    save_weights(folder, weights.kind, arrays_of(weights), weights.card)
    return Model.open(folder, "numpy")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_card_carries_a_new_kind_whole(layout):
    kind = named(layout, "wine_bottle", 8)
    assert kind_of_card(kind.source) == kind
    assert kind.stands
    assert kind.words.plural == "wine bottles"
    assert "8 meshes" in kind.limits
    assert "lockout" in kind.limits


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_generic_shape_is_closed_and_has_the_sets_sizes(layout):
    weights = generic(layout)
    model = model_of(weights)
    recipe = model.sample("mean", 0)
    grids = model.shape(recipe, 16)
    assert not inside_out(grids, model.kind.layout)
    assert seam_gap(model.open_charts(recipe, 16), model.kind.layout) < 5e-3
    low, high = grids.reshape(-1, 3).min(axis=0), grids.reshape(-1, 3).max(axis=0)
    np.testing.assert_allclose((high - low) / (high - low)[2], [0.6, 0.4, 1.0], rtol=0.06)


@pytest.mark.parametrize(
    ("word", "wanted"), [("bottle", "bottles"), ("torch", "torches"), ("lily", "lilies"), ("toy", "toys")]
)
def test_plurals(word, wanted):
    assert plural(word) == wanted


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("sword", "sword is a kind that Rodin brings; give the new kind another name."),
        ("Wine bottle", "The name of a kind must be lower-case letters, digits and underscores, not 'Wine bottle'."),
        ("", '"name" of the kind must be text.'),
    ],
)
def test_a_name_that_no_kind_can_have_is_refused(name, sentence):
    with pytest.raises(RodinError) as caught:
        check_name(name)
    assert str(caught.value) == sentence


def test_an_unknown_layout_is_refused():
    with pytest.raises(RodinError, match=r"There is no layout ball; choose from tube, slab, block, tubes\."):
        template("ball")


def test_a_profile_is_the_median_of_the_set():
    found = usual_profile([tall(1.0, 0.3, 0.1), tall(2.0, 0.6, 0.2), tall(1.0, 0.3, 0.15)])
    np.testing.assert_allclose(found.half[[3, -3]], [[0.3, 0.3], [0.1, 0.1]], rtol=0.05)
    ends = found.ends(2)
    assert 0.6 <= ends[1] <= 0.72


def test_patches_can_make_simple_surfaces_between_their_grid_points_too():
    engine = NumpyEngine(generic("tube"))
    across = np.cos(np.pi / 2 * (unit_grid(RESOLUTION)[..., 0] - 0.5)) * (1 + unit_grid(RESOLUTION)[..., 1] ** 2)
    charts = np.repeat(across[None, ..., None], engine.layout.chart_count, axis=0) * np.ones(3)
    u, v = np.moveaxis(unit_grid(31).astype(np.float64).reshape(-1, 2), -1, 0)
    again = engine.trunk(31) @ patch_weights(engine, charts)
    np.testing.assert_allclose(again[0, :, 0], np.cos(np.pi / 2 * (u - 0.5)) * (1 + v**2), atol=0.02)


def test_what_was_registered_is_decoded_by_the_codes_of_the_prior(made, base, recipes):
    before = model_of(base)
    codes = load_codes(made)
    for code, recipe in zip(codes, recipes, strict=True):
        again = replace(recipe, latent=tuple(code[:-1].tolist()), weights=made.weights_hash)
        gap = made.shape(again, 12) - before.shape(recipe, 12)
        assert np.sqrt(np.square(gap).sum(axis=-1).mean()) < 5e-3 * recipe.length


def load_codes(model: Model) -> np.ndarray:
    return model._weights.prior["means"]


def test_the_set_is_the_only_style_and_its_assets_are_closed(made):
    assert made.styles == (STYLE,)
    for seed in range(4):
        mesh = made.mesh(made.sample(None, seed), 12)
        pieces = trimesh.Trimesh(mesh.vertices, mesh.triangles, process=False).split(only_watertight=False)
        assert len(pieces) == len(made.kind.layout.parts)
        assert all(piece.is_watertight and piece.volume > 0 for piece in pieces)


def test_between_two_assets_and_along_sliders_they_stay_closed(made):
    first, second = made.sample(STYLE, 1), made.sample(STYLE, 2)
    slid = made.slide(first, [1.0] + [0.0] * 7)
    assert not np.allclose(made.shape(slid, 8), made.shape(first, 8))
    for recipe in (made.blend(first, second, 0.5), slid):
        assert not inside_out(made.shape(recipe, 12), made.kind.layout)


def test_a_dimension_in_metres_is_reached(made):
    recipe = made.sample(STYLE, 3)
    low, high = made.dimension_ranges["width"]
    wanted = (low + high) / 2
    assert made.dimensions(made.resize(recipe, {"width": wanted}))["width"] == pytest.approx(wanted, rel=0.01)


def test_around_the_mean_of_registrations_codes_are_smaller(base, recipes):
    layout = "tube" if len(base.kind.dimensions) > 3 else "slab"
    again = recentred(base, template(layout), recipes)
    mean = NumpyEngine(again).decode(np.zeros((1, again.config.latent)), 8)[0]
    shapes = np.stack([model_of(base).open_charts(one, 8) for one in recipes])
    np.testing.assert_allclose(mean, shapes.mean(axis=0), atol=3e-3)


def test_a_mesh_is_nearer_to_its_likeness_than_to_the_mean_shape(made):
    mesh = tall(0.3, 0.08, 0.03)
    mean, fitted = (made.reconstruct(mesh, refine) for refine in ("none", "latent"))
    assert fitted.chamfer_l2_sq < 0.5 * mean.chamfer_l2_sq


def test_what_lies_on_its_side_is_stood_up(made):
    """As files of glTF have it."""
    standing = made.mesh(made.sample(STYLE, 5), 16)
    lying = TriangleMesh(standing.vertices[:, [0, 2, 1]] * [1, 1, -1], standing.triangles)
    there = made.reconstruct(lying, "none")
    up = there.placement[:3, :3] @ [0, 0, 1]
    np.testing.assert_allclose(up, [0, 1, 0], atol=0.05)


@pytest.mark.parametrize(
    ("shape", "layout"),
    [
        (tall(0.3, 0.05, 0.02), "tube"),
        (cuboid(0.6, 0.1, 1.0), "slab"),
        (cuboid(1.0, 0.7, 0.6), "block"),
    ],
)
def test_a_layout_is_proposed_by_the_sections(shape, layout):
    assert proposed_layout([shape] * 3) == layout

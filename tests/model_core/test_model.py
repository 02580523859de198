from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import trimesh

from model_core.charts.volume import part_volumes
from model_core.charts.weld import border, weld
from model_core.errors import EngineError, RecipeError, RodinError, WeightsError
from model_core.kinds import named_kind
from model_core.latent.likeness import REFINEMENTS
from model_core.model import SLIDER_COUNT, Model, Reconstruction
from model_core.recipe import Recipe, pack_detail
from model_core.steps import finish
from model_core.surface.distance import nearest
from model_core.surface.mesh import TriangleMesh
from model_core.surface.sampling import sample_surface
from model_core.weights import SHIPPED

SWORD = named_kind("sword")

R = 16


@pytest.fixture(scope="module")
def recipe(shipped):
    return shipped.sample(None, 5)


@pytest.fixture(scope="module")
def other(shipped, recipe):
    return shipped.sample(next(style for style in shipped.styles if style != recipe.style), 8)


def surface(grids: np.ndarray) -> TriangleMesh:
    topology = weld(SWORD.layout, grids.shape[1])
    return TriangleMesh.checked(topology.vertices(grids.astype(np.float64)), topology.triangles)


class TestOpen:
    def test_the_shipped_weights(self, shipped):
        assert shipped.engine_label == "NumPy, CPU"
        assert len(shipped.weights_hash) == 64
        assert shipped.latent_size > 0
        assert len(shipped.styles) == 16
        assert shipped.card["sha256"] == shipped.weights_hash

    def test_both_engines_make_the_same_sword(self, shipped, recipe):
        other = Model.open(SHIPPED / "sword", engine="torch", device="cpu")
        assert other.sample(None, 5) == recipe
        np.testing.assert_allclose(other.shape(recipe, 6), shipped.shape(recipe, 6), atol=1e-4)

    def test_errors(self, tmp_path):
        with pytest.raises(WeightsError):
            Model.open(tmp_path)
        with pytest.raises(EngineError):
            Model.open(SHIPPED / "sword", engine="abacus")


class TestSample:
    def test_the_same_arguments_give_the_same_sword(self, shipped, recipe):
        assert shipped.sample(None, 5) == recipe
        assert shipped.sample(None, 6) != recipe
        assert shipped.sample(recipe.style, 5, 0.5) != shipped.sample(recipe.style, 5, 1.0)

    def test_what_it_says_of_itself(self, shipped):
        for style in shipped.styles:
            recipe = shipped.sample(style, 3)
            assert (recipe.style, recipe.seed, recipe.origin) == (style, 3, "generated")
            assert recipe.weights == shipped.weights_hash
            assert len(recipe.latent) == shipped.latent_size
            assert 0.1 < recipe.length < 4
            assert Recipe.from_json(recipe.to_json()) == recipe

    def test_any_style_draws_many(self, shipped):
        assert len({shipped.sample(None, seed).style for seed in range(60)}) > 8

    @pytest.mark.parametrize(("style", "seed"), [("scimitar", 25), ("dagger", 29), ("sabre", 55), ("greatsword", 66)])
    def test_no_part_is_inside_out_even_where_the_first_draw_was(self, shipped, style, seed):
        recipe = shipped.sample(style, seed)
        assert recipe.style == style
        for resolution in (8, 32):
            assert (part_volumes(shipped.shape(recipe, resolution), SWORD.layout) > 0).all()

    @pytest.mark.parametrize("style", ["halberd", "", "Arming"])
    def test_an_unknown_style(self, shipped, style):
        with pytest.raises(RecipeError, match="no style"):
            shipped.sample(style, 0)

    def test_a_negative_seed(self, shipped):
        with pytest.raises(RecipeError, match="seed"):
            shipped.sample(None, -1)

    @pytest.mark.parametrize("variety", [-1.0, 2.5])
    def test_variety_out_of_limits(self, shipped, variety):
        with pytest.raises(RecipeError, match="Variety"):
            shipped.sample(None, 0, variety)


class TestSampleBetween:
    @pytest.mark.parametrize("variety", [0.0, 1.0])
    def test_ends_are_the_styles_own_swords(self, shipped, variety):
        for share, style in ((0, "katana"), (1, "claymore"), (0.0, "katana"), (1.0, "claymore")):
            assert shipped.sample_between("katana", "claymore", share, 7, variety) == shipped.sample(style, 7, variety)

    def test_between_them_codes_are_linear_and_lengths_geometric(self, shipped):
        first, second = (shipped.sample(style, 7) for style in ("katana", "claymore"))
        between = shipped.sample_between("katana", "claymore", 0.25, 7)
        np.testing.assert_allclose(between.latent, 0.75 * first.vector() + 0.25 * second.vector(), atol=1e-6)
        assert between.length == pytest.approx(first.length**0.75 * second.length**0.25)

    def test_what_it_says_of_itself(self, shipped):
        between = shipped.sample_between("katana", "claymore", 0.5, 7)
        assert (between.style, between.seed, between.origin) == (None, 7, "generated")
        assert Recipe.from_json(between.to_json()) == between
        assert shipped.sample_between("katana", "katana", 0.5, 7).style == "katana"

    def test_seed_and_variety_draw_other_swords(self, shipped):
        swords = [shipped.sample_between("katana", "claymore", 0.5, *rest) for rest in ((7,), (8,), (7, 0.5))]
        assert len({sword.latent for sword in swords}) == 3

    def test_it_can_be_varied(self, shipped):
        """Its style must be one that ``sample`` takes."""
        between = shipped.sample_between("katana", "claymore", 0.5, 7)
        assert shipped.vary(between, ["blade"], 1).style is None

    @pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
    def test_a_share_out_of_limits(self, shipped, share):
        with pytest.raises(RecipeError, match="share must be between 0 and 1"):
            shipped.sample_between("katana", "claymore", share, 7)

    @pytest.mark.parametrize(("first", "second"), [("halberd", "katana"), ("katana", "halberd")])
    @pytest.mark.parametrize("share", [0, 0.5, 1])
    def test_an_unknown_style(self, shipped, first, second, share):
        with pytest.raises(RecipeError, match="no style halberd"):
            shipped.sample_between(first, second, share, 7)


class TestShape:
    @pytest.mark.parametrize("resolution", [3, 6, R, 31])
    def test_metres_pivot_and_axes(self, shipped, recipe, resolution):
        grids = shipped.shape(recipe, resolution)
        assert grids.shape == (25, resolution, resolution, 3)
        assert grids.dtype == np.float32
        pose = SWORD.find_pose(grids)
        assert pose.span == pytest.approx(recipe.length, rel=1e-5)
        np.testing.assert_allclose(pose.origin, 0, atol=1e-6)
        np.testing.assert_allclose(pose.rotation, np.eye(3), atol=1e-5)

    def test_length_alone_scales(self, shipped, recipe):
        double = shipped.shape(replace(recipe, length=2 * recipe.length), 6)
        np.testing.assert_allclose(double, 2 * shipped.shape(recipe, 6), rtol=1e-5, atol=1e-6)

    def test_width_lies_along_x_and_length_along_z(self, shipped):
        for style in shipped.styles:
            blade = shipped.shape(shipped.sample(style, 1, 0.0), 8)[list(SWORD.layout.charts_of_part["blade"])]
            width, thickness, length = np.ptp(blade, axis=(0, 1, 2))
            assert thickness < width < length, style

    def test_borders_coincide_to_the_bit(self, shipped, recipe):
        grids = shipped.shape(recipe, R)
        for seam in SWORD.layout.seams:
            other = border(grids[seam.other], seam.other_side)
            assert (border(grids[seam.chart], seam.side) == (other[::-1] if seam.reversed else other)).all()

    def test_sampled_swords_are_solids(self, shipped):
        trimesh = pytest.importorskip("trimesh")
        for seed in range(8):
            mesh = surface(shipped.shape(shipped.sample(None, seed), R))
            assert trimesh.Trimesh(mesh.vertices, mesh.triangles, process=False).is_volume, seed

    @pytest.mark.parametrize("coarse", [4, 6])
    def test_levels_of_detail_share_their_points(self, shipped, recipe, coarse):
        step = (R - 1) // (coarse - 1)
        fine = shipped.shape(recipe, R)[:, ::step, ::step]
        np.testing.assert_allclose(shipped.shape(recipe, coarse), fine, atol=2e-6)

    @pytest.mark.parametrize("resolution", [2, 257, 7.5])
    def test_resolution_limits(self, shipped, recipe, resolution):
        with pytest.raises(ValueError):
            shipped.shape(recipe, resolution)


USES = {
    "shape": lambda model, foreign, _: model.shape(foreign, 6),
    "open charts": lambda model, foreign, _: model.open_charts(foreign, 6),
    "dimensions": lambda model, foreign, _: model.dimensions(foreign),
    "novelty": lambda model, foreign, _: model.novelty(foreign),
    "slide": lambda model, foreign, _: model.slide(foreign, [0] * SLIDER_COUNT),
    "resize": lambda model, foreign, _: model.resize(foreign, {"blade_length": 0.8}),
    "vary": lambda model, foreign, _: model.vary(foreign, [], seed=1),
    "blend, first": lambda model, foreign, own: model.blend(foreign, own, 0.5),
    "blend, second": lambda model, foreign, own: model.blend(own, foreign, 0.5),
    "breed, first": lambda model, foreign, own: model.breed(foreign, own, seed=1),
    "breed, second": lambda model, foreign, own: model.breed(own, foreign, seed=1),
    "mix": lambda model, foreign, own: model.mix({"blade": own, "guard": own, "grip": own, "pommel": foreign}),
}


class TestForeignRecipes:
    @pytest.mark.parametrize("use", USES.values(), ids=USES)
    @pytest.mark.parametrize(
        ("change", "said"),
        [({"weights": "0" * 64}, "other weights"), ({"kind": "club"}, "club")],
        ids=["weights", "kind"],
    )
    def test_of_other_weights_or_another_kind(self, shipped, recipe, use, change, said):
        with pytest.raises(RecipeError, match=said):
            use(shipped, replace(recipe, **change), recipe)

    def test_another_latent_size(self, shipped, recipe):
        with pytest.raises(RecipeError, match="latent numbers"):
            shipped.shape(replace(recipe, latent=recipe.latent[:-1]), 6)


class TestSlide:
    def test_zeros_are_the_sword_itself(self, shipped, recipe):
        assert shipped.slide(recipe, [0.0] * SLIDER_COUNT) == recipe

    @pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
    def test_a_slider_that_is_no_number(self, shipped, recipe, value):
        """Without the range, for a panel's is narrower than the model's."""
        with pytest.raises(RecipeError, match=r"^A slider must be a finite number\.$"):
            shipped.slide(recipe, [value] + [0.0] * (SLIDER_COUNT - 1))

    @pytest.mark.parametrize("slider", range(SLIDER_COUNT))
    def test_each_slider_moves_the_shape_and_back(self, shipped, recipe, slider):
        values = np.eye(SLIDER_COUNT)[slider]
        moved = shipped.slide(recipe, 2 * values)
        assert replace(moved, latent=recipe.latent) == recipe
        size = np.abs(shipped.shape(moved, 6) - shipped.shape(recipe, 6)).max()
        assert size > 1e-3 * recipe.length
        back = shipped.slide(moved, -2 * values)
        np.testing.assert_allclose(back.latent, recipe.latent, atol=1e-5)

    @pytest.mark.parametrize("slider", range(SLIDER_COUNT))
    def test_as_far_as_the_panel_offers_it_is_still_a_sword(self, shipped, slider):
        """Neither turned inside out nor thinner than a sheet of metal."""
        for style in shipped.styles:
            own = shipped.sample(style, 1)
            before = shipped.dimensions(own)
            for way in (-3.0, 3.0):
                after = shipped.dimensions(shipped.slide(own, way * np.eye(SLIDER_COUNT)[slider]))
                assert after["blade_thickness"] > 0.001, (style, way)
                for name in ("blade_length", "grip_length"):
                    assert 0.35 < after[name] / before[name] < 2.5, (style, way, name)

    def test_sliders_add_up(self, shipped, recipe):
        rng = np.random.default_rng(0)
        a, b = rng.normal(0, 1, (2, SLIDER_COUNT))
        both = shipped.slide(recipe, a + b)
        np.testing.assert_allclose(shipped.slide(shipped.slide(recipe, a), b).latent, both.latent, atol=1e-5)

    @pytest.mark.parametrize("values", [[], [0.0] * 7, [0.0] * 9, [[0.0] * 8]])
    def test_another_count_of_values(self, shipped, recipe, values):
        with pytest.raises(RecipeError, match="8 sliders"):
            shipped.slide(recipe, values)

    @pytest.mark.parametrize("value", [float("nan"), float("inf")])
    def test_values_that_are_not_finite(self, shipped, recipe, value):
        with pytest.raises(RecipeError):
            shipped.slide(recipe, [value] + [0.0] * 7)


class TestBlend:
    def test_ends_are_the_two_swords(self, shipped, recipe, other):
        for t, end in ((0.0, recipe), (1.0, other)):
            blended = shipped.blend(recipe, other, t)
            assert blended.latent == pytest.approx(end.latent, abs=1e-7)
            assert blended.length == pytest.approx(end.length)
            np.testing.assert_allclose(shipped.shape(blended, 6), shipped.shape(end, 6), atol=1e-6)

    def test_the_middle(self, shipped, recipe, other):
        middle = shipped.blend(recipe, other, 0.5)
        np.testing.assert_allclose(middle.latent, (recipe.vector() + other.vector()) / 2, atol=1e-6)
        assert middle.length == pytest.approx(np.sqrt(recipe.length * other.length))
        assert (middle.style, middle.seed, middle.origin) == (None, None, "blended")
        assert middle.weights == shipped.weights_hash

    def test_a_style_that_both_have_is_kept(self, shipped, recipe):
        sibling = shipped.sample(recipe.style, 99)
        assert shipped.blend(recipe, sibling, 0.3).style == recipe.style

    def test_the_other_way_round(self, shipped, recipe, other):
        there, back = shipped.blend(recipe, other, 0.25), shipped.blend(other, recipe, 0.75)
        np.testing.assert_allclose(there.latent, back.latent, atol=1e-6)
        assert there.length == pytest.approx(back.length)


def similarity(seed: int, random_rotation) -> tuple[np.ndarray, np.ndarray, float]:
    """A rotation, a shift and a scale from a twentieth to twenty."""
    rng = np.random.default_rng(seed)
    return random_rotation(seed), rng.normal(0, 10, 3), float(20 ** rng.uniform(-1, 1))


def placed(model: Model, result) -> TriangleMesh:
    mesh = surface(model.shape(result.recipe, R))
    return TriangleMesh(mesh.vertices @ result.placement[:3, :3].T + result.placement[:3, 3], mesh.triangles)


def root_mean_square(a: TriangleMesh, b: TriangleMesh) -> float:
    # About the middle, where float32 can tell neighbours apart.
    middle = b.vertices.mean(axis=0)
    clouds = (sample_surface(mesh, 2_500, np.random.default_rng(k)) for k, mesh in enumerate((a, b)))
    first, second = (cloud - middle for cloud in clouds)
    return float(np.sqrt((nearest(first, second)[1].mean() + nearest(second, first)[1].mean()) / 2))


@pytest.fixture(scope="module")
def tall(forged_mesh) -> TriangleMesh:
    """A sword with waves that none has."""
    sword = forged_mesh("longsword", 43)
    vertices = sword.vertices.copy()
    vertices[:, 0] += 0.03 * np.sin(40 * vertices[:, 2])
    return TriangleMesh(vertices, sword.triangles)


@pytest.fixture(scope="module")
def likenesses(shipped, tall) -> dict[str, Reconstruction]:
    """{refinement: what it makes of the tall sword}."""
    return {refine: shipped.reconstruct(tall, refine) for refine in REFINEMENTS}


class TestReconstruct:
    # The last three are bent: their grip lies 6 to 15 degrees off the principal axis.
    @pytest.mark.parametrize("kind", ["arming", "claymore", "knife", "kris", "cutlass", "scimitar"])
    def test_a_moved_turned_and_scaled_sword_is_met_where_it_lies(self, shipped, forged_mesh, random_rotation, kind):
        rotation, shift, scale = similarity(len(kind), random_rotation)
        sword = forged_mesh(kind, 40)
        mesh = TriangleMesh.checked(scale * sword.vertices @ rotation.T + shift, sword.triangles)
        size = float(np.linalg.norm(np.ptp(mesh.vertices, axis=0)))

        result = shipped.reconstruct(mesh)

        turn = result.placement[:3, :3]
        np.testing.assert_allclose(turn @ turn.T, np.eye(3), atol=1e-9)
        assert np.linalg.det(turn) == pytest.approx(1)
        assert result.placement[3].tolist() == [0, 0, 0, 1]
        assert result.placement.dtype == np.float64
        recipe = result.recipe
        assert (recipe.origin, recipe.style, recipe.seed) == ("reconstructed", None, None)
        assert Recipe.from_json(recipe.to_json()) == recipe
        assert result.rms_distance < 0.02 * size
        # The distance is that of the mesh a user gets, in the input's units, and of points drawn anew.
        assert result.rms_distance == pytest.approx(root_mean_square(placed(shipped, result), mesh), rel=0.15)
        assert result.seconds > 0

    def test_the_blade_points_the_way_it_did(self, shipped, forged_mesh, random_rotation):
        rotation, shift, scale = similarity(3, random_rotation)
        sword = forged_mesh("longsword", 41)
        mesh = TriangleMesh(scale * sword.vertices @ rotation.T + shift, sword.triangles)
        blade = shipped.reconstruct(mesh).placement[:3, 2]
        assert blade @ rotation[:, 2] > 0.99

    def test_a_surface_is_nearer_than_a_latent_and_is_kept_in_the_recipe(self, shipped, tall, likenesses):
        latent, surface = likenesses["latent"], likenesses["surface"]
        assert surface.chamfer_l2_sq < latent.chamfer_l2_sq
        assert latent.recipe.detail is None
        read = Recipe.from_json(surface.recipe.to_json())
        for resolution in (4, 16, 24):
            assert np.array_equal(shipped.shape(read, resolution), shipped.shape(surface.recipe, resolution))
        assert surface.rms_distance == pytest.approx(root_mean_square(placed(shipped, surface), tall), rel=0.15)
        topology = weld(SWORD.layout, 16)
        mesh = trimesh.Trimesh(topology.vertices(shipped.shape(read, 16)), topology.triangles, process=False)
        assert mesh.is_watertight

    def test_a_detail_is_carried_along(self, shipped, likenesses):
        """By sliders and dimensions whole, by a blend in its share."""
        recipe = likenesses["surface"].recipe
        plain = replace(recipe, detail=None)
        moved = shipped.shape(recipe, 9) - shipped.shape(plain, 9)
        slid = shipped.slide(recipe, [0.5] + [0.0] * (SLIDER_COUNT - 1))
        assert slid.detail == recipe.detail
        half = shipped.blend(plain, recipe, 0.5)
        middle = shipped.shape(half, 9) - shipped.shape(plain, 9)
        np.testing.assert_allclose(middle, 0.5 * moved, atol=0.02 * np.abs(moved).max() + 1e-4)
        width = 1.05 * shipped.dimensions(recipe)["guard_width"]
        wider = shipped.resize(recipe, {"guard_width": width})
        assert wider.detail == recipe.detail
        assert shipped.dimensions(wider)["guard_width"] == pytest.approx(width, rel=0.01)

    def test_a_detail_of_other_weights_is_refused(self, shipped):
        recipe = replace(shipped.sample("katana", 1), detail=pack_detail(np.zeros(6)))
        with pytest.raises(RecipeError, match="detail does not fit"):
            shipped.shape(recipe, 8)

    def test_moving_the_mesh_moves_the_likeness(self, shipped, forged_mesh, random_rotation):
        rotation, shift, scale = similarity(7, random_rotation)
        sword = forged_mesh("sabre", 42)
        mesh = TriangleMesh(scale * sword.vertices @ rotation.T + shift, sword.triangles)
        before, after = shipped.reconstruct(sword), shipped.reconstruct(mesh)
        assert after.recipe.length == pytest.approx(scale * before.recipe.length, rel=1e-3)
        assert after.chamfer_l2_sq == pytest.approx(before.chamfer_l2_sq, rel=3e-2)  # rounding may choose another turn
        assert after.rms_distance == pytest.approx(scale * before.rms_distance, rel=2e-2)
        wanted = scale * placed(shipped, before).vertices @ rotation.T + shift
        size = scale * float(np.ptp(sword.vertices))
        np.testing.assert_allclose(placed(shipped, after).vertices, wanted, atol=1e-3 * size)

    def test_refining_brings_nearer(self, shipped, forged_mesh):
        mesh = forged_mesh("cutlass", 45)
        plain, refined = (  # of one seed alone, the measuring clouds' chance is as large as the gain
            np.mean([shipped.reconstruct(mesh, refine, seed=seed).chamfer_l2_sq for seed in range(4)])
            for refine in ("none", "latent")
        )
        assert refined < plain

    def test_the_seed_is_the_only_chance(self, shipped, forged_mesh):
        mesh = forged_mesh("dagger", 44)
        first, again, other = (shipped.reconstruct(mesh, seed=seed) for seed in (1, 1, 2))
        assert first.recipe == again.recipe
        assert np.array_equal(first.placement, again.placement)
        assert first.recipe != other.recipe

    def test_what_is_no_sword_is_given_the_nearest_one(self, shipped, box):
        result = shipped.reconstruct(box)
        assert np.isfinite(result.placement).all()
        assert np.isfinite(shipped.shape(result.recipe, 6)).all()
        assert np.isfinite(result.rms_distance)

    @pytest.mark.parametrize("scale", [1e-6, 1e-3, 1e4, 1e7])
    def test_any_size_gives_a_recipe_that_can_be_read(self, shipped, forged_mesh, scale):
        """Lengths have limits: beyond them the placement is scaled."""
        sword = forged_mesh("dagger", 46)
        mesh = TriangleMesh.checked(scale * sword.vertices, sword.triangles)
        result = shipped.reconstruct(mesh)
        assert Recipe.from_json(result.recipe.to_json()) == result.recipe
        size = np.ptp(mesh.vertices, axis=0).max()
        assert np.ptp(placed(shipped, result).vertices, axis=0).max() == pytest.approx(size, rel=0.05)
        assert root_mean_square(placed(shipped, result), mesh) < 0.02 * size
        factor = np.cbrt(np.linalg.det(result.placement[:3, :3]))
        assert result.recipe.length * factor == pytest.approx(
            scale * shipped.reconstruct(sword).recipe.length, rel=0.02
        )
        assert (factor == pytest.approx(1)) == (scale in (1e-3, 1e4))

    def test_an_unknown_refinement(self, shipped, box):
        with pytest.raises(RodinError, match="none, latent"):
            shipped.reconstruct(box, refine="magic")

    @pytest.mark.parametrize("refine", REFINEMENTS)
    def test_slices_lead_to_the_same_sword(self, shipped, tall, likenesses, refine):
        shares = []
        result = finish(shipped.reconstructing(tall, refine), shares.append)
        assert shares[0] == 0
        assert shares == sorted(shares)
        assert shares[-1] < 1
        assert result.recipe == likenesses[refine].recipe

    def test_one_that_is_stopped_leaves_the_next_alone(self, shipped, forged_mesh):
        mesh = forged_mesh("toy", 45)
        before = shipped.reconstruct(mesh)
        for slices in (1, 4, 40):
            steps = shipped.reconstructing(mesh, "surface")
            for _ in range(slices):
                next(steps)
            steps.close()
            assert next(steps, None) is None
        assert shipped.reconstruct(mesh).recipe == before.recipe

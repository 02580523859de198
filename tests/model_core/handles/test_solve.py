from __future__ import annotations

import numpy as np
import pytest

from model_core.charts.volume import part_volumes
from model_core.errors import HandleError, NoShapeError
from model_core.handles.solve import LARGEST_ERROR, check_range, held
from model_core.kinds import named_kind

SWORD = named_kind("sword")

NAMES = [dimension.name for dimension in SWORD.dimensions]
RANGES = {"blade_width": (0.01, 0.2), "blade_curvature": (-40.0, 40.0)}


@pytest.fixture(scope="module")
def recipe(shipped):
    return shipped.sample("arming", 5)


def share(name: str, value: float, wanted: float) -> float:
    return abs(value - wanted) / max(abs(wanted), 10.0 if name == "blade_curvature" else 0.0)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("step", [-1, 1])
def test_a_dimension_is_reached_and_the_others_stay(shipped, recipe, name, step):
    """Measured on the sword itself, at a resolution the solver does not use."""
    before = SWORD.measure(shipped.shape(recipe, 32))
    wanted = before[name] + step * (6.0 if name == "blade_curvature" else 0.1 * before[name])
    after = SWORD.measure(shipped.shape(shipped.resize(recipe, {name: wanted}), 32))
    assert share(name, after[name], wanted) <= LARGEST_ERROR
    for other in held(SWORD, [name]):
        assert share(other, after[other], before[other]) <= 0.02, other


@pytest.mark.parametrize(
    ("style", "seed", "name", "value"),
    [
        ("arming", 700000, "guard_width", 0.51),
        ("knife", 700110, "blade_length", 0.8113),
    ],
)
def test_no_request_turns_a_part_inside_out(shipped, style, seed, name, value):
    """What would have these sizes has a part inside out, or is too far; on the way there is a last one without."""
    recipe = shipped.sample(style, seed)
    with pytest.raises(NoShapeError):
        shipped.resize(recipe, {name: value})
    now = shipped.dimensions(recipe)[name]
    nearer = shipped.resize(recipe, {name: now + 0.25 * (value - now)})
    assert (part_volumes(shipped.shape(nearer, 24), SWORD.layout) > 0).all()


def test_random_requests_are_met(shipped):
    """A sample of the 200 that `rodin evaluate` asks."""
    rng = np.random.default_rng(0)
    for seed in range(16):
        recipe = shipped.sample(None, seed)
        name = NAMES[seed % len(NAMES)]
        low, high = shipped.dimension_ranges[name]
        now = shipped.dimensions(recipe)[name]
        wanted = now + rng.uniform(-6, 6) if name == "blade_curvature" else now * rng.uniform(0.85, 1.2)
        wanted = float(np.clip(wanted, low, high))
        found = shipped.dimensions(shipped.resize(recipe, {name: wanted}))
        assert share(name, found[name], wanted) <= LARGEST_ERROR, (seed, name)


def test_several_at_once(shipped, recipe):
    before = shipped.dimensions(recipe)
    wanted = {"blade_width": 1.15 * before["blade_width"], "guard_width": 0.9 * before["guard_width"]}
    after = shipped.dimensions(shipped.resize(recipe, wanted))
    for name, value in wanted.items():
        assert after[name] == pytest.approx(value, rel=LARGEST_ERROR)


def test_asking_for_what_is_there_changes_nothing(shipped, recipe):
    same = shipped.resize(recipe, {"blade_length": shipped.dimensions(recipe)["blade_length"]})
    np.testing.assert_allclose(same.vector(), recipe.vector(), atol=1e-6)
    assert same.length == pytest.approx(recipe.length)


def test_the_whole_follows_its_parts():
    assert set(NAMES) - set(held(SWORD, ["blade_width"])) == {"blade_width", "overall_length"}
    assert set(NAMES) - set(held(SWORD, ["overall_length"])) == {"overall_length", "blade_length"}


def test_the_change_is_the_smallest(shipped, recipe):
    """Nothing of it can be undone: without holding the others, less has to change than with."""
    wanted = {"blade_width": 1.15 * shipped.dimensions(recipe)["blade_width"]}
    held, loose = (shipped.resize(recipe, wanted, hold).vector() - recipe.vector() for hold in (True, False))
    assert np.linalg.norm(loose) < np.linalg.norm(held)


def test_an_unknown_dimension_is_refused(shipped, recipe):
    with pytest.raises(HandleError, match="no dimension sharpness; choose from overall_length"):
        shipped.resize(recipe, {"sharpness": 3.0})


@pytest.mark.parametrize("value", [0.0, -1.0, 0.5, float("nan"), float("inf")])
def test_out_of_range_is_refused_with_the_range(value):
    with pytest.raises(HandleError, match=r"the range is 0\.01 to 0\.2 m\."):
        check_range(SWORD, {"blade_width": value}, RANGES)


def test_degrees_are_said_in_degrees():
    with pytest.raises(HandleError, match=r"Blade Curvature cannot be 90 deg; the range is -40 to 40 deg"):
        check_range(SWORD, {"blade_curvature": 90.0}, RANGES)


def test_what_no_sword_near_has_is_refused(shipped, recipe):
    """A grip longer than the sword is within each range and still impossible."""
    own = shipped.dimensions(recipe)
    with pytest.raises(HandleError) as refused:
        shipped.resize(recipe, {"overall_length": 0.3, "blade_length": 1.2})
    assert str(refused.value) == (
        "No shape near this one has Overall Length 0.3 m, Blade Length 1.2 m; try values closer to its own: "
        f"Overall Length {own['overall_length']:.3g} m, Blade Length {own['blade_length']:.3g} m."
    )


@pytest.mark.parametrize(
    ("name", "part"), [("guard_width", "blade"), ("pommel_size", "guard"), ("blade_width", "grip")]
)
def test_what_was_not_asked_about_stays_where_it_is(shipped, recipe, name, part):
    """In sword space; a wider guard makes no blade lean."""
    charts = list(SWORD.layout.charts_of_part[part])
    wider = shipped.resize(recipe, {name: 1.3 * shipped.dimensions(recipe)[name]})
    before, after = (shipped.shape(one, 16)[charts].reshape(-1, 3) for one in (recipe, wider))
    moved = np.linalg.norm((after - before)[:, :2], axis=1)
    assert np.sqrt(np.mean(moved**2)) < 0.002 * recipe.length

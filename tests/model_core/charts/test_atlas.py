"""UVs by area, the same at every level."""

from __future__ import annotations

import json

import numpy as np
import pytest

from model_core.charts.atlas import Atlas, atlas_of_uv, atlases_of, chart_sizes, tiles
from model_core.charts.layout import Layout, Tube
from model_core.charts.weld import weld
from model_core.errors import KindError
from model_core.kinds import named_kind

SWORD = named_kind("sword")


@pytest.fixture
def rows():
    """Every second chart turned; five rows of five rectangles of several widths."""
    corner = np.stack([np.arange(25) % 5, np.arange(25) // 5], axis=1) / 5
    across = np.stack([np.linspace(0.05, 0.19, 25), np.full(25, 0.15)], axis=1)
    return Atlas(corner.astype(np.float32), (corner + across).astype(np.float32), np.arange(25) % 2 == 1)


def flat(width: float, height: float, resolution: int = 5) -> np.ndarray:
    """25 flat rectangles."""
    steps = np.linspace(0, 1, resolution)
    u, v = np.meshgrid(steps * width, steps * height)
    return np.broadcast_to(np.stack([u, v, 0 * u], axis=-1), (25, resolution, resolution, 3))


def signed_areas(uv: np.ndarray) -> np.ndarray:
    first, second = uv[:, 1] - uv[:, 0], uv[:, 2] - uv[:, 0]
    return (first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0]) / 2


def test_a_flat_chart_is_its_own_rectangle():
    np.testing.assert_allclose(chart_sizes(flat(0.3, 2.0)), np.tile([0.3, 2.0], (25, 1)), rtol=1e-5)


def test_rectangles_have_the_area_of_their_charts(forged, family):
    grids, topology = forged(family, 1, 24), weld(SWORD.layout, 24)
    a, b, c = np.moveaxis(grids.reshape(-1, 3)[topology.triangle_points].astype(np.float64), 1, 0)
    areas = np.bincount(topology.chart_of_triangle, np.linalg.norm(np.cross(b - a, c - a), axis=1) / 2, minlength=25)
    sizes = chart_sizes(grids).astype(np.float64)
    large = areas > 2e-3 * areas.sum()
    # Two cells at a chart's corners are halved the other way there.
    np.testing.assert_allclose(sizes.prod(axis=1)[large], areas[large], rtol=1e-3)
    assert sizes.shape == (25, 2) and chart_sizes(grids).dtype == np.float32


def test_a_chart_without_extent_still_has_a_rectangle():
    grids = np.array(flat(0.3, 2.0))
    grids[7] = grids[7, 0, 0]
    sizes = chart_sizes(grids)
    assert np.isfinite(sizes).all() and sizes.min() > 0


def test_every_point_lies_in_its_own_rectangle_and_the_border_on_its_border(rows):
    uv = rows.uv(9)
    assert (uv.shape, uv.dtype) == ((25, 9, 9, 2), np.float32)
    np.testing.assert_allclose(uv.min(axis=(1, 2)), rows.low, atol=1e-7)
    np.testing.assert_allclose(uv.max(axis=(1, 2)), rows.high, atol=1e-7)


def test_a_turn_is_a_quarter_to_the_left(rows):
    straight, turned = rows.uv(3)[0], rows.uv(3)[1]
    assert straight[0, 2, 0] > straight[0, 0, 0] and straight[2, 0, 1] > straight[0, 0, 1]
    assert turned[0, 2, 1] > turned[0, 0, 1] and turned[2, 0, 0] < turned[0, 0, 0]
    np.testing.assert_allclose(rows.sides()[1], (rows.high - rows.low)[1, ::-1])


def test_no_triangle_is_mirrored_or_empty(rows):
    assert signed_areas(rows.corner_uv(SWORD.layout, 6)).min() > 0


def test_triangles_cover_the_rectangles_but_for_the_halves_lost_at_poles(rows):
    uv = rows.corner_uv(SWORD.layout, 33)
    assert uv.shape == (len(weld(SWORD.layout, 33).triangles), 3, 2)
    assert signed_areas(uv).sum() == pytest.approx(rows.coverage, rel=0.02)


def test_levels_share_the_map(rows):
    np.testing.assert_allclose(rows.uv(17)[:, ::4, ::4], rows.uv(5), atol=1e-6)
    np.testing.assert_array_equal(rows.uv(32)[:, [0, 0, -1], [0, -1, -1]], rows.uv(4)[:, [0, 0, -1], [0, -1, -1]])


def test_tiles_are_disjoint_and_inside():
    uv = tiles(SWORD.layout).uv(7)
    assert uv.shape == (25, 7, 7, 2)
    assert uv.dtype == np.float32
    assert uv.min() > 0
    assert uv.max() < 1
    low, high = uv.min(axis=(1, 2)), uv.max(axis=(1, 2))
    gap = 2 * 0.02 / 5
    for k in range(25):
        for other in range(k):
            apart = np.maximum(low[k] - high[other], low[other] - high[k]).max()
            assert apart >= gap - 1e-6, (k, other)


def test_tiles_keep_the_direction_of_u_and_v():
    uv = tiles(SWORD.layout).uv(4)
    assert (np.diff(uv[..., 0], axis=2) > 0).all()
    assert (np.diff(uv[..., 1], axis=1) > 0).all()


@pytest.mark.parametrize("parts", [1, 2, 3, 5])
def test_any_count_of_charts_has_room(parts):
    layout = Layout.of_tubes(*(Tube(f"p{part}", (f"p{part}",), "cap", "pole") for part in range(parts)))
    atlas = tiles(layout)
    assert atlas.low.min() > 0 and atlas.high.max() < 1
    assert len({tuple(corner) for corner in atlas.low}) == layout.chart_count


def same(one: Atlas, other: Atlas) -> bool:
    return all(np.allclose(getattr(one, name), getattr(other, name)) for name in ("low", "high", "turned"))


def test_they_are_read_back_that_of_textures_first(rows):
    even = tiles(SWORD.layout)
    stored = json.loads(json.dumps({"texture": rows.to_dict(), "lightmap": even.to_dict()}))
    texture, lightmap = atlases_of(stored, SWORD.layout)
    assert texture == rows and lightmap == even


def test_atlases_are_equal_where_every_chart_lies_in_the_same_place(rows):
    values = rows.to_dict()
    again = Atlas.from_dict(values, SWORD.layout)
    assert again == rows and hash(again) == hash(rows)
    values["turned"][3] = not values["turned"][3]
    assert Atlas.from_dict(values, SWORD.layout) != rows
    assert rows != tiles(SWORD.layout)


FAULTS = {
    "no rectangles": lambda values: values.pop("low"),
    "rectangles of text": lambda values: values.update(high="wide"),
    "one rectangle less": lambda values: values["low"].pop(),
    "one turn less": lambda values: values["turned"].pop(),
    "a rectangle that is empty": lambda values: values["high"].__setitem__(3, values["low"][3]),
    "one that leaves the square": lambda values: values["high"].__setitem__(3, [1.1, 0.5]),
    "one that begins before it": lambda values: values["low"].__setitem__(3, [-0.1, 0.0]),
    "one without numbers": lambda values: values["low"].__setitem__(3, [float("nan"), 0.0]),
    "one of huge whole numbers": lambda values: values["low"].__setitem__(3, [10**400, 0.0]),
}


@pytest.mark.parametrize("spoil", FAULTS.values(), ids=FAULTS)
def test_a_fault_gets_one_sentence(rows, spoil):
    values = rows.to_dict()
    spoil(values)
    with pytest.raises(KindError, match=r"^The atlas [^\n]*\.$") as refused:
        Atlas.from_dict(values, SWORD.layout)
    with pytest.raises(KindError) as read:
        atlases_of({"texture": rows.to_dict(), "lightmap": values}, SWORD.layout)
    assert str(read.value) == str(refused.value)


@pytest.mark.parametrize("stored", [[], {"texture": {}}, 3, {"texture": 1, "lightmap": 2}])
def test_what_is_no_pair_of_atlases(stored):
    with pytest.raises(KindError, match=r"atlas [^\n]*\.$"):
        atlases_of(stored, SWORD.layout)


def test_an_atlas_is_told_from_its_uvs_even_with_holes(rows):
    uv = rows.uv(5)
    assert same(atlas_of_uv(uv), rows)
    uv[2, 1:3, 2] = np.nan
    assert same(atlas_of_uv(uv), rows)


def test_uvs_of_no_atlas_are_told_apart(rows):
    moved, lost = rows.uv(5), rows.uv(5)
    moved[7, 2, 2] += 0.01
    lost[7] = np.nan
    assert atlas_of_uv(moved) is None
    assert atlas_of_uv(lost) is None

"""The atlas: charts packed into the unit square by area, nothing overlaps, nothing in the file changes."""

from __future__ import annotations

from pathlib import Path

import kit
import numpy as np


def check_rectangles_keep_their_distance():
    for style, sizes in _all_sizes().items():
        for margin in (8 / 1024, 2 / 128):
            atlas = _pack(sizes, margin)
            assert _nearest(atlas.low, atlas.high) > margin * 0.999, style
            assert atlas.low.min() > margin * 0.499 and atlas.high.max() < 1 - margin * 0.499, style
            assert (atlas.high > atlas.low).all(), style


def check_no_texel_belongs_to_two_charts():
    for style, sizes in _all_sizes().items():
        atlas = _pack(sizes, 8 / 1024)
        taken = np.zeros((512, 512), dtype=int)
        for chart in atlas.uv(3):
            low, high = chart.min(axis=(0, 1)) * 512, chart.max(axis=(0, 1)) * 512
            taken[int(low[1]) : int(np.ceil(high[1])), int(low[0]) : int(np.ceil(high[0]))] += 1
        assert taken.max() == 1, style
        assert abs(taken.mean() - atlas.coverage) < 0.1, style


def check_much_of_the_square_is_used_and_little_is_stretched():
    model, core, margins = kit.model(), kit.our("model_core.charts.atlas"), _headless("atlas")
    for style in model.styles:
        grids = model.shape(model.sample(style, 3), 16)
        texture = _pack(core.chart_sizes(grids), margins._TEXTURE_MARGIN)
        lightmap = _pack(core.chart_sizes(grids), margins._LIGHTMAP_MARGIN)
        assert texture.coverage > 0.38 and lightmap.coverage > 0.38, (style, texture.coverage, lightmap.coverage)
        packed, tiled = _stretch(texture, grids), _stretch(core.tiles(model.kind.layout), grids)
        assert packed < 1.6 and packed < tiled, (style, packed, tiled)


def check_texels_are_of_one_area():
    """But for what margins and rounding take, every chart has the same share of texels as of surface."""
    for style, sizes in _all_sizes().items():
        atlas = _pack(sizes, 1 / 4096)
        share = atlas.sides().prod(axis=1) / sizes.prod(axis=1)
        assert share.max() / share.min() < 1.1, (style, share.max() / share.min())


def check_a_texel_is_at_most_four_times_as_long_as_wide():
    sizes = np.tile([[0.01, 3.0]], (25, 1))
    sides = _pack(sizes, 1 / 4096).sides()
    shape = (sides[:, 0] / sizes[:, 0]) / (sides[:, 1] / sizes[:, 1])
    assert np.allclose(shape, 4.0, rtol=0.05), shape


def check_the_same_sizes_give_the_same_atlas():
    sizes = _all_sizes()["rapier"]
    first, again = _pack(sizes, 1 / 128), _pack(sizes.copy(), 1 / 128)
    for name in ("low", "high", "turned"):
        assert np.array_equal(getattr(first, name), getattr(again, name)), name


def check_nothing_in_the_file_changes():
    kit.generate(count=2)
    before = kit.scene_state()
    _pack(_all_sizes()["arming"], 1 / 128)
    assert kit.scene_state() == before


def _pack(sizes, margin):
    return _headless("packing").pack(sizes, margin)


def _stretch(atlas, grids: np.ndarray) -> float:
    layout = kit.model().kind.layout
    weld = kit.our("model_core.charts.weld").weld(layout, grids.shape[1])
    corners = atlas.corner_uv(layout, grids.shape[1])
    return kit.our("model_core.export.stretch").stretch(weld.vertices(grids), weld.triangles, corners).l2


def _headless(name: str):
    """A module that the zip is built without."""
    path = kit.our("rodin_addon").__path__
    ours = str(Path(__file__).resolve().parents[3] / "rodin_addon")
    if ours not in path:
        path.append(ours)
    return kit.our(f"rodin_addon.headless.{name}")


def _all_sizes() -> dict[str, np.ndarray]:
    """One asset of each family: its chart sizes."""
    model, sizes = kit.model(), kit.our("model_core.charts.atlas").chart_sizes
    return {style: sizes(model.shape(model.sample(style, 3), 16)) for style in model.styles}


def _nearest(low: np.ndarray, high: np.ndarray) -> float:
    """Smallest gap between two rectangles; negative where two overlap."""
    apart = np.maximum(low[:, None] - high[None], low[None] - high[:, None]).max(axis=2)
    return float(apart[~np.eye(len(low), dtype=bool)].min())

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from model_core.charts.volume import part_volumes
from model_core.charts.weld import weld
from model_core.kinds import named_kind
from model_core.kinds.checks import check_shape
from model_core.kinds.sabre.forge.parameters import SabreParameters

SABRE = named_kind("sabre")
LAYOUT = SABRE.layout
SEEDS = range(3)


def test_the_charts_are_those_of_four_tubes():
    assert LAYOUT.chart_count == 25
    counts = {part: len(charts) for part, charts in LAYOUT.charts_of_part.items()}
    assert counts == {"blade": 9, "guard": 6, "grip": 5, "bow": 5}


@pytest.mark.parametrize("resolution", [3, 16, 31])
def test_every_family_is_a_shape_of_its_layout(style, resolution):
    for seed in SEEDS:
        grids = SABRE.forge.make(style, np.random.default_rng(seed), resolution)
        assert grids.dtype == np.float32
        check_shape(grids, LAYOUT, SABRE.pose, resolution)


def test_every_part_encloses_a_volume(style, sabre):
    for seed in range(8):
        assert (part_volumes(sabre(style, seed), LAYOUT) > 1e-7).all()  # a tenth of a cubic centimetre


def test_a_sabre_is_as_large_as_one_and_stands_in_its_own_space(style, sabre):
    for seed in range(8):
        grids = sabre(style, seed)
        width, thickness, length = np.ptp(grids.reshape(-1, 3), axis=0)
        assert 0.4 < length < 1.4
        assert 0.05 < width < 0.95 * length
        assert 0.02 < thickness < 0.3
        points = {part: grids[list(charts)].reshape(-1, 3) for part, charts in LAYOUT.charts_of_part.items()}
        assert points["blade"][:, 2].max() == grids[..., 2].max(), "the blade points up"
        assert points["grip"][:, 2].min() == grids[..., 2].min(), "the pommel is the lowest"
        assert points["bow"][:, 0].max() > points["grip"][:, 0].max(), "the bow is in front"


def test_no_face_is_turned_over_against_its_neighbour(style, sabre):
    """Within a chart no two quads side by side face away from each other by much over a right angle, the rims' fold."""
    for seed in range(6):
        assert turned(sabre(style, seed)) == []


def test_the_test_of_turned_faces_sees_one(sabre):
    grids = sabre("sabre")
    grids[21, 7] += 2 * (grids[21, 5] - grids[21, 7])
    assert turned(grids) == ["bow_1"]


def test_no_part_crosses_itself(style, sabre):
    """But for the blade's hidden cap, over a ring that a fuller dents."""
    topology = weld(LAYOUT, 10)
    hidden = LAYOUT.charts.index("blade_low_cap")
    for seed in (0, 3):
        vertices = topology.vertices(sabre(style, seed, 10))
        for part, charts in LAYOUT.charts_of_part.items():
            own = np.isin(topology.chart_of_triangle, [chart for chart in charts if chart != hidden])
            assert crossings(vertices, topology.triangles[own]) == 0, (part, seed)


def test_the_test_of_crossings_sees_one(sabre):
    topology = weld(LAYOUT, 10)
    vertices = topology.vertices(sabre("sabre", 0, 10))
    assert crossings(vertices, topology.triangles) > 10, "the bow in the guard and the pommel"


def test_front_and_back_of_the_flat_are_alike(style, sabre):
    """What stands on one side of the middle plane stands on the other."""
    grids, mirror = sabre(style, 1), np.array([1, -1, 1])
    for one, other in (
        (0, 3),
        (1, 2),
        (4, 7),
        (5, 6),
    ):  # a blade's quarters end at its edges, the rest's at its corners
        np.testing.assert_allclose(grids[one], grids[other][:, ::-1] * mirror, atol=1e-7)
    for one, other in ((16, 18), (15, 15), (17, 17), (21, 23), (20, 20), (22, 22)):
        np.testing.assert_allclose(grids[one], grids[other][:, ::-1] * mirror, atol=1e-7)
    np.testing.assert_allclose(grids[9], grids[11][:, ::-1] * mirror, atol=1e-7)
    np.testing.assert_allclose(grids[10], grids[10][:, ::-1] * mirror, atol=1e-7)


def test_small_changes_of_parameters_move_points_a_little():
    """No jump: the model learns a linear map of a latent."""
    base = SabreParameters(guard=replace(SabreParameters().guard, disc=0.5, dome=20.0, depth=0.06))
    start = SABRE.forge.forge(base, 16)
    for part in fields(base):
        values = getattr(base, part.name)
        for field in fields(values):
            near = replace(base, **{part.name: replace(values, **{field.name: getattr(values, field.name) + 1e-4})})
            moved = np.linalg.norm(SABRE.forge.forge(near, 16) - start, axis=-1).max()
            assert moved < 2e-3, f"{part.name}.{field.name}"


def test_forging_is_the_same_for_the_same_seed(style):
    first = SABRE.forge.draw(style, np.random.default_rng(7))
    assert SABRE.forge.draw(style, np.random.default_rng(7)) == first
    assert SABRE.forge.draw(style, np.random.default_rng(8)) != first
    assert SABRE.forge.forge(first, 8).tobytes() == SABRE.forge.forge(first, 8).tobytes()


def test_coarse_grids_are_part_of_fine_ones(style, sabre):
    np.testing.assert_allclose(sabre(style, 2, 6), sabre(style, 2, 16)[:, ::3, ::3], atol=1e-6)


def test_the_default_parameters_make_a_sabre():
    check_shape(SABRE.forge.forge(SabreParameters(), 16), LAYOUT, SABRE.pose, 16)


@pytest.mark.parametrize("resolution", [2, 257, 5.5])
def test_resolution_limits(resolution):
    with pytest.raises(ValueError):
        SABRE.forge.forge(SabreParameters(), resolution)


def turned(grids: np.ndarray) -> list[str]:
    """Charts with quads that face away from those beside them, but for the cap that a blade's fuller dents."""
    normals = np.cross(grids[:, 1:, 1:] - grids[:, :-1, :-1], grids[:, 1:, :-1] - grids[:, :-1, 1:])
    normals /= np.maximum(np.linalg.norm(normals, axis=-1, keepdims=True), 1e-15)
    beside = ((normals[:, 1:], normals[:, :-1]), (normals[:, :, 1:], normals[:, :, :-1]))
    bad = np.any([((one * other).sum(axis=-1) < -0.2).any(axis=(1, 2)) for one, other in beside], axis=0)
    return [LAYOUT.charts[chart] for chart in np.flatnonzero(bad) if LAYOUT.charts[chart] != "blade_low_cap"]


def crossings(vertices: np.ndarray, triangles: np.ndarray) -> int:
    """How many edges of triangles pierce others, by more than a hundredth of a millimetre."""
    edges = np.unique(np.sort(triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1), axis=0)
    ends, corners = vertices[edges], vertices[triangles]
    near = np.ones((len(edges), len(triangles)), dtype=bool)
    for axis in range(3):
        near &= ends[:, :, axis].max(axis=1)[:, None] >= corners[:, :, axis].min(axis=1)
        near &= ends[:, :, axis].min(axis=1)[:, None] <= corners[:, :, axis].max(axis=1)
    edge, triangle = np.nonzero(near)
    apart = (edges[edge][:, :, None] != triangles[triangle][:, None]).all(axis=(1, 2))
    (start, end), (a, b, c) = np.moveaxis(ends[edge[apart]], 1, 0), np.moveaxis(corners[triangle[apart]], 1, 0)
    normal = np.cross(b - a, c - a)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-15)
    above, below = ((normal * (point - a)).sum(axis=1) for point in (start, end))
    pierced = (above * below < 0) & (np.minimum(abs(above), abs(below)) > 1e-5)
    hit = start + (end - start) * (above / np.where(pierced, above - below, 1.0))[:, None]
    for one, other in ((a, b), (b, c), (c, a)):
        pierced &= (np.cross(other - one, hit - one) * normal).sum(axis=1) > 0
    return int(pierced.sum())

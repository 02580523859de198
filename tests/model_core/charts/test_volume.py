"""Volumes of parts, against trimesh, and what becomes of a part turned inside out."""

from __future__ import annotations

import numpy as np
import pytest
import trimesh

from model_core.charts.volume import part_of_quad, part_thickness, part_volumes, quads_of
from model_core.charts.weld import weld
from model_core.export.level import level_of
from model_core.kinds import named_kind

SWORD = named_kind("sword")


def test_volumes_are_those_of_the_closed_parts(forged):
    grids = forged("falchion", 3, 8)
    level = level_of(grids, SWORD.layout)
    expected = [
        trimesh.Trimesh(level.vertices, level.triangles[level.part_of_triangle == part], process=False).volume
        for part in range(len(SWORD.layout.parts))
    ]
    np.testing.assert_allclose(part_volumes(grids, SWORD.layout), expected, rtol=1e-4)
    np.testing.assert_allclose(part_volumes(2 * grids, SWORD.layout), 8 * part_volumes(grids, SWORD.layout), rtol=1e-6)


def test_a_part_that_is_inside_out_is_below_zero(forged):
    grids = forged("falchion", 3, 8)
    grids[list(SWORD.layout.charts_of_part["blade"]), ..., 1] *= -1
    assert list(part_volumes(grids, SWORD.layout) > 0) == [False, True, True, True]


def test_thickness_is_twice_the_volume_over_the_surface(forged):
    grids = forged("katana", 1, 24)
    level = level_of(grids, SWORD.layout)
    parts = [
        trimesh.Trimesh(level.vertices, level.triangles[level.part_of_triangle == part], process=False)
        for part in range(len(SWORD.layout.parts))
    ]
    expected = [2 * part.volume / part.area for part in parts]
    both = part_thickness(np.stack([grids, 2 * grids]), SWORD.layout)
    np.testing.assert_allclose(both, [expected, np.multiply(expected, 2)], rtol=0.01)
    for index, part in enumerate(SWORD.layout.parts):
        charts = SWORD.layout.charts_of_part[part]
        alone = part_thickness(grids[list(charts)], SWORD.layout, charts)
        np.testing.assert_allclose(alone[index], both[0, index], rtol=1e-4)


@pytest.mark.parametrize("resolution", [3, 4, 9])
def test_quads_enclose_what_their_triangles_do(forged, resolution):
    """Few points make quads that are far from flat: it matters how they are divided."""
    layout = SWORD.layout
    grids = weld(layout, resolution).close_seams(forged("kris", 3, resolution).astype(np.float64))
    x, first, other = np.moveaxis(quads_of(grids).reshape(3, 3, -1), 1, 2)
    volumes = (x * np.cross(first, other)).sum(axis=1) @ part_of_quad(layout, resolution) / 6
    np.testing.assert_allclose(volumes, part_volumes(grids, layout), rtol=1e-9)
    areas = np.linalg.norm(np.cross(first, other), axis=1) @ part_of_quad(layout, resolution) / 2
    found = part_thickness(grids.astype(np.float32), layout)
    np.testing.assert_allclose(found, 2 * volumes / areas, rtol=1e-4)


def test_a_part_inside_out_is_thinner_than_nothing(forged):
    grids = forged("falchion", 3, 8)
    before = part_thickness(grids, SWORD.layout)
    grids[list(SWORD.layout.charts_of_part["guard"]), ..., 1] *= -1
    np.testing.assert_allclose(part_thickness(grids, SWORD.layout), before * [1, -1, 1, 1], rtol=1e-4)
    assert not part_thickness(np.zeros_like(grids), SWORD.layout).any()

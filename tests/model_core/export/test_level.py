"""Levels of detail by construction."""

from __future__ import annotations

import numpy as np
import pytest
import trimesh

from model_core.charts.weld import weld
from model_core.export.level import level_of, triangle_count
from model_core.kinds import named_kind

SWORD = named_kind("sword")


@pytest.mark.parametrize("resolution", [32, 16, 8, 4, 3])
def test_every_level_is_closed_and_faces_outward(forged, resolution):
    level = level_of(forged("arming", 0, resolution), SWORD.layout)
    mesh = trimesh.Trimesh(level.vertices, level.triangles, process=False)
    assert mesh.is_watertight and mesh.is_winding_consistent and mesh.volume > 0
    assert (level.vertices.dtype, level.triangles.dtype) == (np.float32, np.int32)
    assert len(level.triangles) == triangle_count(SWORD.layout, resolution)


def test_parts_are_told_apart(forged):
    level = level_of(forged("arming", 0, 8), SWORD.layout)
    for part in range(len(SWORD.layout.parts)):
        own = trimesh.Trimesh(level.vertices, level.triangles[level.part_of_triangle == part], process=False)
        assert own.is_watertight, SWORD.layout.parts[part]


def test_triangle_points_name_the_same_corners(forged):
    topology, grids = weld(SWORD.layout, 6), forged("katana", 1, 6)
    np.testing.assert_allclose(
        grids.reshape(-1, 3)[topology.triangle_points], topology.vertices(grids)[topology.triangles], atol=1e-6
    )
    charts = np.broadcast_to(topology.chart_of_triangle[:, None], topology.triangles.shape)
    np.testing.assert_array_equal(topology.triangle_points // 36, charts)

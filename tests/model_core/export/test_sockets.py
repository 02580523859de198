"""Grip, guard and tip."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from model_core.export.level import Level, level_of
from model_core.export.sockets import sockets
from model_core.kinds import named_kind
from model_core.kinds.kind import SocketRule

SWORD = named_kind("sword")


def test_places_of_a_sword(forged):
    grids = forged("katana", 2, 16)
    found = sockets(SWORD, level_of(grids, SWORD.layout))
    np.testing.assert_array_equal(found["Grip"], 0)
    blade = grids[list(SWORD.layout.charts_of_part["blade"])].reshape(-1, 3)
    np.testing.assert_allclose(found["Tip"], blade[blade[:, 2].argmax()], atol=1e-6)
    guard = grids[list(SWORD.layout.charts_of_part["guard"])].reshape(-1, 3)
    np.testing.assert_allclose(found["Guard"], (guard.min(axis=0) + guard.max(axis=0)) / 2, atol=1e-6)
    assert found["Grip"][2] < found["Guard"][2] < found["Tip"][2]


def test_a_part_that_is_not_there_has_no_socket():
    bare = Level(np.eye(3, dtype=np.float32), np.array([[0, 1, 2]], np.int32), np.array([0], np.int32))
    assert set(sockets(SWORD, bare)) == {"Grip", "Tip"}


def test_a_part_s_furthest_point_along_any_axis(forged):
    level = level_of(forged("katana", 2, 16), SWORD.layout)
    blade = level.vertices[level.triangles[level.part_of_triangle == SWORD.layout.parts.index("blade")]].reshape(-1, 3)
    for axis, name in enumerate("XYZ"):
        for sign, furthest in (("+", blade[:, axis].max()), ("-", blade[:, axis].min())):
            kind = replace(SWORD, sockets=(SocketRule("Edge", f"{sign}{name}", "blade"),))
            assert sockets(kind, level)["Edge"][axis] == furthest

from __future__ import annotations

import numpy as np

from model_core.export.level import level_of
from model_core.export.shells import shell_of_vertex
from model_core.kinds import named_kind

SWORD = named_kind("sword")


def test_two_strips_and_a_vertex_alone():
    triangles = np.array([[6, 5, 4], [0, 2, 1], [4, 5, 8], [1, 2, 3]])
    assert shell_of_vertex(triangles, 9).tolist() == [0, 0, 0, 0, 4, 4, 4, 7, 4]


def test_a_long_chain_in_any_order_is_one():
    rng = np.random.default_rng(0)
    names = rng.permutation(5_002)
    chain = rng.permutation(names[np.arange(5_000)[:, None] + np.arange(3)])
    assert not shell_of_vertex(chain, 5_002).any()


def test_without_triangles_every_vertex_is_alone():
    assert shell_of_vertex(np.zeros((0, 3), dtype=np.int64), 3).tolist() == [0, 1, 2]


def test_a_sword_is_four(forged):
    level = level_of(forged(resolution=16), SWORD.layout)
    shell = shell_of_vertex(level.triangles, len(level.vertices))
    assert len(np.unique(shell)) == 4
    pairs = np.unique(np.column_stack([shell[level.triangles[:, 0]], level.part_of_triangle]), axis=0)
    assert len(pairs) == 4, "a shell is a part"

from __future__ import annotations

import numpy as np
import pytest

from model_core.charts.weld import weld
from model_core.kinds import named_kind
from model_core.surface.mesh import TriangleMesh
from model_core.surface.sampling import sample_surface
from model_core.training import dataset as dataset_module
from model_core.training.dataset import COARSE, FINE, forge_one, forge_shapes, joined, unit_grids

SWORD = named_kind("sword")


def same(a, b) -> bool:
    return all(np.array_equal(vars(a)[name], vars(b)[name]) for name in vars(a))


def test_stated_shapes(swords):
    assert len(swords) == 48
    assert swords.grids.shape == (48, 25, 16, 16, 3)
    assert swords.points.shape == (48, 1_200, 3)
    assert swords.length.shape == swords.family.shape == (48,)
    kinds = [array.dtype for array in (swords.grids, swords.points, swords.length, swords.family)]
    assert kinds == [np.float16, np.float16, np.float32, np.int64]


def test_families_come_in_turn(swords):
    assert swords.family.tolist() == list(range(16)) * 3
    assert len(SWORD.forge.families) == 16


def test_a_sword_depends_on_seed_and_index_alone(swords):
    again = forge_shapes(SWORD, 5, seed=3, points=1_200, resolution=COARSE)
    assert np.array_equal(again.grids, swords.grids[:5])
    assert np.array_equal(again.points, swords.points[:5])
    assert not np.allclose(forge_shapes(SWORD, 1, seed=4, points=10, resolution=COARSE).grids, swords.grids[:1])


def test_a_set_can_begin_anywhere(swords):
    later = forge_shapes(SWORD, 3, seed=3, points=1_200, first=17, resolution=COARSE)
    assert np.array_equal(later.grids, swords.grids[17:20])
    assert np.array_equal(later.points, swords.points[17:20])
    assert np.array_equal(later.family, swords.family[17:20])


def test_a_set_can_be_of_one_family(swords):
    name = SWORD.forge.families[2]
    katanas = forge_shapes(SWORD, 2, seed=3, points=1_200, first=5, resolution=COARSE, family=name)
    assert katanas.family.tolist() == [2, 2]
    assert np.array_equal(katanas.grids, swords.grids[[18, 34]])


def test_sets_are_cut_and_joined(swords):
    again = joined([swords[:7], swords[7:]])
    assert same(again, swords)
    assert len(swords[:7]) == 7


def test_a_coarse_grid_is_every_second_point_of_a_fine_one(swords):
    whole = forge_shapes(SWORD, 2, seed=3, points=0, resolution=FINE).grids
    assert whole.shape == (2, 25, FINE, FINE, 3)
    assert np.allclose(whole[:, :, ::2, ::2], swords.grids[:2], atol=2e-3), "but for the frames of their surfaces"


def test_neither_blocks_nor_workers_change_the_set_and_progress_counts_swords(monkeypatch):
    whole, seen = forge_shapes(SWORD, 20, seed=3, points=20, resolution=4), []
    monkeypatch.setattr(dataset_module, "_BLOCK", 8)
    assert same(forge_shapes(SWORD, 20, seed=3, points=20, resolution=4, report=seen.append), whole)
    assert same(forge_shapes(SWORD, 20, seed=3, points=20, resolution=4, workers=2, report=seen.append), whole)
    assert seen == [8, 16, 20] * 2


def test_swords_touch_the_unit_sphere(swords):
    radius = np.linalg.norm(swords.grids.reshape(48, -1, 3).astype(np.float64), axis=-1).max(axis=1)
    np.testing.assert_allclose(radius, 1, atol=2e-3)  # the farthest point may lie between the grid points kept
    assert np.linalg.norm(swords.points.astype(np.float64), axis=-1).max() < 1 + 1e-3


def test_swords_stand_upright(swords):
    grids = swords.grids.astype(np.float64)
    blade = grids[:, list(SWORD.layout.charts_of_part["blade"])].mean(axis=(1, 2, 3))
    pommel = grids[:, list(SWORD.layout.charts_of_part["pommel"])].mean(axis=(1, 2, 3))
    assert (blade[:, 2] > pommel[:, 2]).all()
    length = np.ptp(swords.grids, axis=(1, 2, 3))
    assert (length[:, 2] == length.max(axis=1)).all()


def test_framing_is_a_similarity():
    grids, _ = forge_one(SWORD, 3, 5, 16)
    unit = unit_grids(grids, SWORD.layout)
    flat, framed = grids.reshape(-1, 3)[::97].astype(np.float64), unit.reshape(-1, 3)[::97].astype(np.float64)
    before = np.linalg.norm(flat[:, None] - flat[None], axis=-1)
    after = np.linalg.norm(framed[:, None] - framed[None], axis=-1)
    scale = before.sum() / after.sum()
    np.testing.assert_allclose(scale * after, before, atol=1e-5)


def test_length_is_in_metres_and_of_the_sword_before_framing(swords):
    for index in (0, 17, 40):
        grids, family = forge_one(SWORD, 3, index, 16)
        assert swords.family[index] == family
        assert swords.length[index] == pytest.approx(SWORD.find_pose(grids).span, rel=1e-6)
        assert 0.2 < swords.length[index] < 2.2


def test_points_lie_on_the_surface(swords):
    topology = weld(SWORD.layout, 16)
    for index in (2, 31):
        mesh = TriangleMesh(topology.vertices(swords.grids[index].astype(np.float64)), topology.triangles)
        dense = sample_surface(mesh, 40_000, np.random.default_rng(0)).astype(np.float32)
        for point in swords.points[index, ::60].astype(np.float32):
            assert np.square(dense - point).sum(axis=1).min() < 0.02**2


def test_any_window_of_the_points_is_a_sample_of_the_whole(swords):
    for index in range(0, 48, 7):
        halves = swords.points[index].astype(np.float64).reshape(2, 600, 3)
        spread = swords.points[index].astype(np.float64).std(axis=0) / np.sqrt(300)
        assert (np.abs(halves[0].mean(axis=0) - halves[1].mean(axis=0)) < 5 * spread).all()

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest
import trimesh

from model_core.charts.weld import weld
from model_core.kinds import named_kind
from model_core.kinds.checks import check_shape
from model_core.kinds.shield.forge.parameters import ShieldParameters

SHIELD = named_kind("shield")
LAYOUT = SHIELD.layout
HIDDEN = ("boss_low_cap", "grip_low_cap", "grip_high_cap")

R = 16


def part_mesh(grids: np.ndarray, part: str) -> trimesh.Trimesh:
    topology = weld(LAYOUT, grids.shape[1])
    own = np.array(LAYOUT.part_of_chart)[topology.chart_of_triangle] == LAYOUT.parts.index(part)
    used, faces = np.unique(topology.triangles[own], return_inverse=True)
    return trimesh.Trimesh(topology.vertices(grids.astype(np.float64))[used], faces.reshape(-1, 3), process=False)


def windings(points: np.ndarray, triangles: np.ndarray) -> np.ndarray:
    """(P,) 1 inside a closed mesh (T, 3, 3) and 0 outside: solid angles, by Van Oosterom and Strackee, 1983."""
    a, b, c = (triangles[None, :, corner] - points[:, None] for corner in range(3))
    la, lb, lc = (np.linalg.norm(side, axis=-1) for side in (a, b, c))
    volume = np.einsum("pti,pti->pt", a, np.cross(b, c))
    rest = la * lb * lc + (a * b).sum(-1) * lc + (b * c).sum(-1) * la + (c * a).sum(-1) * lb
    return np.arctan2(volume, rest).sum(axis=1) / (2 * np.pi)


def folded(grids: np.ndarray) -> int:
    """Neighbouring triangles of a part, within a chart or across a border, that face against each other."""
    topology, count = weld(LAYOUT, grids.shape[1]), 0
    mesh = trimesh.Trimesh(topology.vertices(grids.astype(np.float64)), topology.triangles, process=False)
    first, second = _neighbours(grids.shape[1])
    count += int(((mesh.face_normals[first] * mesh.face_normals[second]).sum(axis=1) < -0.5).sum())
    return count


@lru_cache
def _neighbours(resolution: int) -> tuple[np.ndarray, np.ndarray]:
    topology = weld(LAYOUT, resolution)
    return tuple(trimesh.graph.face_adjacency(topology.triangles).T)


@pytest.mark.parametrize("resolution", [3, 4, 9, 16])
def test_every_family_passes_the_checks_of_kinds(shield_family, forged_shield, resolution):
    for seed in range(3):
        grids = forged_shield(shield_family, seed, resolution)
        assert grids.dtype == np.float32
        check_shape(grids, LAYOUT, SHIELD.pose, resolution)


def test_each_part_is_a_closed_solid_facing_outwards(shield_family, forged_shield):
    for seed in range(2):
        grids = forged_shield(shield_family, seed, R)
        for part in LAYOUT.parts:
            mesh = part_mesh(grids, part)
            assert mesh.is_watertight and mesh.is_winding_consistent, part
            assert mesh.volume > 1e-6, part  # a cubic centimetre


def test_hidden_ends_are_in_the_board(shield_family, forged_shield):
    for seed in range(3):
        grids = forged_shield(shield_family, seed, 9)
        caps = grids[[LAYOUT.charts.index(cap) for cap in HIDDEN]].reshape(-1, 3)[::3].astype(np.float64)
        board = part_mesh(grids, "board")
        assert windings(caps, board.triangles).min() > 0.9
        assert np.linalg.norm(caps[:, None] - board.vertices, axis=-1).min() > 0.001


def test_what_is_held_and_what_points_forward_are_out_of_the_board(shield_family, forged_shield):
    for seed in range(3):
        grids = forged_shield(shield_family, seed, 9).astype(np.float64)
        board = part_mesh(grids, "board").triangles
        bar = grids[list(LAYOUT.sides("grip")), 4].reshape(-1, 3)
        tip = grids[LAYOUT.sides("boss")[0], -1, :1]
        assert windings(np.concatenate([bar, tip]), board).max() < 0.1
        assert tip[0, 1] < bar[:, 1].min()


def test_points_inside_and_outside_are_told_apart():
    box = trimesh.creation.box((2, 2, 2)).triangles
    np.testing.assert_allclose(windings(np.array([[0.9, 0, 0], [1.1, 0, 0]]), box), [1, 0], atol=1e-9)


@pytest.mark.parametrize("resolution", [16, 24])
def test_no_faces_are_folded_over(shield_family, forged_shield, resolution):
    for seed in range(3):
        assert folded(forged_shield(shield_family, seed, resolution)) == 0


def test_a_fold_is_noticed(forged_shield):
    grids = forged_shield("round", 0, R)
    grids[8, 5], grids[8, 6] = grids[8, 6].copy(), grids[8, 5].copy()
    assert folded(grids) > 0


def test_left_and_right_are_exact_mirror_images(shield_family, forged_shield):
    vertices = weld(LAYOUT, 12).vertices(forged_shield(shield_family, 1, 12))
    assert {tuple(point) for point in vertices} == {tuple(point) for point in vertices * (-1, 1, 1)}


def test_the_front_faces_the_viewer_and_the_grip_is_behind(shield_family, forged_shield):
    grids = forged_shield(shield_family, 4)
    boss, grip = (grids[list(LAYOUT.charts_of_part[part]), ..., 1] for part in ("boss", "grip"))
    assert boss.min() < grids[:14, ..., 1].min() + 0.2
    assert boss.min() < 0 < grip.max()


@pytest.mark.parametrize("coarse", [4, 6])
def test_coarse_grids_are_part_of_fine_ones(shield_family, forged_shield, coarse):
    every = (R - 1) // (coarse - 1)
    fine = forged_shield(shield_family, 2, R)[:, ::every, ::every]
    np.testing.assert_allclose(forged_shield(shield_family, 2, coarse), fine, atol=1e-6)


def test_forging_is_deterministic(shield_family):
    first = SHIELD.forge.draw(shield_family, np.random.default_rng(7))
    assert SHIELD.forge.draw(shield_family, np.random.default_rng(7)) == first
    assert SHIELD.forge.draw(shield_family, np.random.default_rng(8)) != first
    assert SHIELD.forge.forge(first, 8).tobytes() == SHIELD.forge.forge(first, 8).tobytes()


def test_a_small_change_of_a_parameter_is_a_small_change_of_the_shape(shield_family):
    """Nothing jumps: a thousandth of the way to another shield of the family moves no point by much more than that."""
    one, other = (SHIELD.forge.draw(shield_family, np.random.default_rng(seed)) for seed in (1, 2))
    start, end = SHIELD.forge.forge(one, 8), SHIELD.forge.forge(other, 8)
    near = SHIELD.forge.forge(_between(one, other, 1e-3), 8)
    assert np.abs(near - start).max() < 0.01 * max(np.abs(end - start).max(), 0.1)


def _between(one, other, share: float):
    if isinstance(one, (int, float)):
        return one + share * (other - one)
    return type(one)(**{name: _between(getattr(one, name), getattr(other, name), share) for name in vars(one)})


@pytest.mark.parametrize("resolution", [2, 257, 5.5])
def test_resolution_limits(resolution):
    with pytest.raises(ValueError):
        SHIELD.forge.forge(ShieldParameters(), resolution)


@pytest.mark.slow
def test_300_of_300_shields_are_sound():
    names = list(SHIELD.forge.families)
    topology = weld(LAYOUT, 10)
    for index in range(300):
        grids = SHIELD.forge.make(names[index % len(names)], np.random.default_rng([5, index]), 10)
        check_shape(grids, LAYOUT, SHIELD.pose, 10)
        assert trimesh.Trimesh(topology.vertices(grids), topology.triangles, process=False).is_volume
        assert folded(grids) == 0

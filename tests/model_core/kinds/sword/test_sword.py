from __future__ import annotations

import numpy as np
import pytest
import trimesh

from model_core.charts.weld import border, weld
from model_core.evaluation.joints import DEEPEST_POKE, meeting
from model_core.kinds import named_kind
from model_core.kinds.sword.forge.parameters import SwordParameters

SWORD = named_kind("sword")

SEEDS = range(4)
R = 16


def part_meshes(grids: np.ndarray) -> dict[str, trimesh.Trimesh]:
    topology = weld(SWORD.layout, grids.shape[1])
    vertices = topology.vertices(grids.astype(np.float64))
    parts = np.array(SWORD.layout.part_of_chart)[topology.chart_of_triangle]
    meshes = {}
    for index, part in enumerate(SWORD.layout.parts):
        used, faces = np.unique(topology.triangles[parts == index], return_inverse=True)
        meshes[part] = trimesh.Trimesh(vertices[used], faces.reshape(-1, 3), process=False)
    return meshes


@pytest.mark.parametrize("seed", SEEDS)
def test_seams_coincide(forged, family, seed):
    grids = forged(family, seed, R)
    assert grids.shape == (25, R, R, 3)
    assert grids.dtype == np.float32
    for seam in SWORD.layout.seams:
        other = border(grids[seam.other], seam.other_side)
        np.testing.assert_allclose(
            border(grids[seam.chart], seam.side), other[::-1] if seam.reversed else other, atol=1e-6
        )


@pytest.mark.parametrize("seed", SEEDS)
def test_poles_are_points(forged, family, seed):
    grids = forged(family, seed, R)
    for chart, side in SWORD.layout.poles:
        assert np.ptp(border(grids[chart], side), axis=0).max() <= 1e-6


@pytest.mark.parametrize("seed", SEEDS)
def test_each_part_is_a_closed_solid_facing_outwards(forged, family, seed):
    for part, mesh in part_meshes(forged(family, seed, R)).items():
        assert mesh.is_watertight, part
        assert mesh.is_winding_consistent, part
        assert mesh.volume > 1e-7, part  # a tenth of a cubic centimetre


@pytest.mark.parametrize("seed", SEEDS)
def test_hardly_any_face_has_no_area(forged, family, seed):
    topology = weld(SWORD.layout, R)
    corners = topology.vertices(forged(family, seed, R).astype(np.float64))[topology.triangles]
    first, second = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    areas = 0.5 * np.linalg.norm(np.cross(first, second), axis=1)
    assert (areas < 1e-12).mean() < 0.0005  # a millionth of a square millimetre


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sword_is_the_size_of_a_sword_and_stands_in_its_own_space(forged, family, seed):
    grids = forged(family, seed, R)
    low, high = grids.min(axis=(0, 1, 2)), grids.max(axis=(0, 1, 2))
    width, thickness, length = high - low
    assert 0.2 < length < 2.2
    assert 0.03 < width < 0.9
    assert 0.01 < thickness < 0.35
    assert length > width
    assert low[2] < 0 < high[2]
    assert grids[:9, ..., 2].max() == pytest.approx(high[2], abs=0.1), "the blade points up"
    assert grids[21:, ..., 2].min() == pytest.approx(low[2], abs=0.1), "the pommel hangs down"


def test_forging_is_deterministic(family):
    first = SWORD.forge.draw(family, np.random.default_rng(7))
    assert SWORD.forge.draw(family, np.random.default_rng(7)) == first
    assert SWORD.forge.draw(family, np.random.default_rng(8)) != first
    assert np.array_equal(SWORD.forge.forge(first, 8), SWORD.forge.forge(first, 8))


@pytest.mark.parametrize("coarse", [4, 6])
def test_coarse_grids_are_part_of_fine_ones(forged, family, coarse):
    fine = forged(family, 2, R)[:, :: (R - 1) // (coarse - 1), :: (R - 1) // (coarse - 1)]
    np.testing.assert_allclose(forged(family, 2, coarse), fine, atol=1e-6)


def test_the_default_parameters_make_a_sword():
    grids = SWORD.forge.forge(SwordParameters(), R)
    assert all(mesh.is_volume for mesh in part_meshes(grids).values())
    topology = weld(SWORD.layout, R)
    length = np.ptp(topology.vertices(grids)[:, 2])
    # Blade, grip, and the pommel less the share of it that is sunk in the grip; the blade begins inside the guard.
    assert length == pytest.approx(0.80 + 0.3 * 0.016 + 0.12 + 0.88 * 0.045, abs=1e-4)


def test_forging_needs_nothing_but_its_arguments():
    """The global random state is neither read nor moved."""
    parameters = SWORD.forge.draw("arming", np.random.default_rng(0))
    np.random.seed(1)
    before = np.random.get_state()[1].copy()
    first = SWORD.forge.forge(parameters, 6)
    assert (np.random.get_state()[1] == before).all()
    np.random.seed(2)
    assert np.array_equal(SWORD.forge.forge(parameters, 6), first)


@pytest.mark.parametrize("resolution", [2, 257, 5.5])
def test_resolution_limits(resolution):
    with pytest.raises(ValueError):
        SWORD.forge.forge(SwordParameters(), resolution)


@pytest.mark.slow
def test_300_of_300_swords_are_watertight():
    topology = weld(SWORD.layout, R)
    names = list(SWORD.forge.families)
    good = 0
    for index in range(300):
        grids = SWORD.forge.forge(SWORD.forge.draw(names[index % len(names)], np.random.default_rng([5, index])), R)
        mesh = trimesh.Trimesh(topology.vertices(grids.astype(np.float64)), topology.triangles, process=False)
        good += bool(mesh.is_volume)
    assert good == 300


def test_parts_end_in_each_other(family):
    """No grip sticks out of its guard and no blade out of its side, no face is turned, and nothing floats."""
    for seed in range(4):
        found = meeting(SWORD.forge.make(family, np.random.default_rng([11, seed]), 16), SWORD.layout)
        assert found.poke < DEEPEST_POKE, (seed, found)
        assert found.back_share < 1e-3, (seed, found)  # a ray may start beyond a point of no thickness
        assert not found.floating, (seed, found)

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import trimesh

from model_core.charts.weld import weld
from model_core.evaluation.joints import DEEPEST_POKE, meeting
from model_core.kinds import named_kind
from model_core.kinds.checks import check_shape
from model_core.kinds.hammer.forge.parameters import (
    EyeParameters,
    HaftParameters,
    HammerParameters,
    TopParameters,
    WingParameters,
)

HAMMER = named_kind("hammer")
R = 16
SEEDS = range(4)
MACES = ("club", "spiked_club", "mace", "flanged", "morning_star")
MACE = HammerParameters(
    eye=EyeParameters(up=0.005, hold=0.0, length=1.0),
    face=WingParameters(length=0.5),
    back=WingParameters(length=0.5),
    top=TopParameters(width=3.0, depth=3.5, height=0.05, drop=0.05, sunk=1.0, fullness=2.0, flange=0.4, stud=0.2),
)
HAFT, TOP = list(HAMMER.layout.sides("haft")), list(HAMMER.layout.sides("top"))
BACK, EYE, FACE = (list(HAMMER.layout.sides("head", segment)) for segment in range(3))


def made(style: str, seed: int, resolution: int = R) -> np.ndarray:
    return HAMMER.forge.make(style, np.random.default_rng([1, seed]), resolution)


def part_meshes(grids: np.ndarray) -> dict[str, trimesh.Trimesh]:
    topology = weld(HAMMER.layout, grids.shape[1])
    vertices = topology.vertices(grids.astype(np.float64))
    parts = np.array(HAMMER.layout.part_of_chart)[topology.chart_of_triangle]
    meshes = {}
    for index, part in enumerate(HAMMER.layout.parts):
        used, faces = np.unique(topology.triangles[parts == index], return_inverse=True)
        meshes[part] = trimesh.Trimesh(vertices[used], faces.reshape(-1, 3), process=False)
    return meshes


def quads(grids: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(C, R - 1, R - 1, 3) each: middles and unit normals."""
    grids = grids.astype(np.float64)
    first, second = grids[:, 1:, 1:] - grids[:, :-1, :-1], grids[:, 1:, :-1] - grids[:, :-1, 1:]
    normals = np.cross(first, second)
    middles = (grids[:, 1:, 1:] + grids[:, :-1, :-1] + grids[:, 1:, :-1] + grids[:, :-1, 1:]) / 4
    return middles, normals / np.maximum(np.linalg.norm(normals, axis=-1, keepdims=True), 1e-30)


def folded(grids: np.ndarray) -> list[str]:
    """Parts that turn back on themselves.

    A side must face away from its part's middle line; a top's, whose studs point up and down, at least from the
    middle of its widest row. Along the head, each row must lie behind the next as a whole.
    """
    bad, (middles, normals) = set(), quads(grids)
    for name, charts in (("haft", HAFT), ("back", BACK), ("eye", EYE), ("face", FACE), ("top", TOP)):
        line = grids[charts].astype(np.float64).mean(axis=(0, 2))
        away = ((middles[charts] - (line[1:] + line[:-1])[None, :, None] / 2) * normals[charts]).sum(axis=-1)
        if name == "top":
            spans = np.ptp(grids[charts], axis=(0, 2))[:, :2].sum(axis=-1)
            away = np.maximum(away, ((middles[charts] - line[spans.argmax()]) * normals[charts]).sum(axis=-1))
        if (away < -1e-9).any():
            bad.add(name)
    ahead = np.float64(grids[EYE, -1].mean(axis=(0, 1)) - grids[EYE, 0].mean(axis=(0, 1)))
    ahead /= np.linalg.norm(ahead)
    place = np.concatenate([np.moveaxis(grids[charts], 1, 0) for charts in (BACK, EYE, FACE)]) @ ahead
    place = place.reshape(len(place), -1)
    if (place[1:].min(axis=1) < place[:-1].max(axis=1) - 1e-6).any():
        bad.add("head")
    return sorted(bad)


def unhidden(grids: np.ndarray, meshes: dict[str, trimesh.Trimesh]) -> list[str]:
    """Parts whose ends are not wholly inside others."""
    found, charts = [], HAMMER.layout.charts
    for part, end, hosts in (("haft", "haft_high_cap", ("head", "top")), ("top", "top_low_cap", ("head", "haft"))):
        points = grids[charts.index(end)].reshape(-1, 3).astype(np.float64)
        if not np.any([meshes[host].contains(points) for host in hosts], axis=0).all():
            found.append(part)
    return found


def head_is_hidden(meshes: dict[str, trimesh.Trimesh]) -> bool:
    points = meshes["head"].vertices
    return bool(np.any([meshes[host].contains(points) for host in ("haft", "top")], axis=0).all())


@pytest.mark.parametrize("resolution", [3, 5, 16, 31])
@pytest.mark.parametrize("style", HAMMER.forge.families)
def test_every_family_passes_the_checks_of_a_kind(style, resolution):
    for seed in SEEDS:
        check_shape(made(style, seed, resolution), HAMMER.layout, HAMMER.pose, resolution)


@pytest.mark.parametrize("style", HAMMER.forge.families)
def test_each_part_is_a_closed_solid(style):
    for part, mesh in part_meshes(made(style, 1)).items():
        assert mesh.is_volume, part
        assert mesh.volume > 1e-7, part  # a tenth of a cubic centimetre


@pytest.mark.parametrize("style", HAMMER.forge.families)
def test_nothing_folds_and_all_ends_are_hidden(style):
    for seed in SEEDS:
        grids = made(style, seed)
        assert folded(grids) == []
        meshes = part_meshes(grids)
        assert unhidden(grids, meshes) == []
        assert head_is_hidden(meshes) == (style in MACES)


@pytest.mark.parametrize("style", HAMMER.forge.families)
def test_parts_meet_as_an_artist_would_join_them(style):
    found = meeting(made(style, 5, 31), HAMMER.layout)
    assert found.poke <= DEEPEST_POKE, found.poking
    assert found.back_share < 1e-3
    assert found.floating == ()


def test_what_is_wrong_is_found():
    grids = HAMMER.forge.forge(HammerParameters(), R)
    assert unhidden(grids, part_meshes(grids)) == folded(grids) == []
    wrong = grids.copy()
    wrong[HAFT[0]] = wrong[HAFT[0], ::-1]
    wrong[EYE[1]] = wrong[EYE[1], :, ::-1]
    assert folded(wrong) == ["eye", "haft"]
    wrong = grids.copy()
    wrong[FACE, 8] += 2 * (wrong[EYE, 0] - wrong[EYE, -1])
    assert "head" in folded(wrong)
    wrong = grids.copy()
    wrong[: len(HAFT) + 2] += np.float32([0.0, 0.0, 0.05])
    assert "haft" in unhidden(wrong, part_meshes(wrong))
    assert not head_is_hidden(part_meshes(grids))
    assert head_is_hidden(part_meshes(HAMMER.forge.forge(MACE, R)))


def test_a_symmetric_hammer_is_exactly_symmetric():
    side = WingParameters(crown=0.2)
    grids = HAMMER.forge.forge(HammerParameters(haft=HaftParameters(depth=0.03), face=side, back=side), R)
    np.testing.assert_array_equal(grids[BACK], grids[FACE, ::-1] * np.float32([-1, 1, 1]))
    for near, far in ((FACE[0], FACE[2]), (EYE[0], EYE[2]), (HAFT[1], HAFT[3]), (TOP[1], TOP[3])):
        np.testing.assert_allclose(grids[near][:, ::-1] * np.float32([1, -1, 1]), grids[far], atol=1e-7)


def test_flanges_and_studs_stand_at_borders_and_in_the_middle_of_charts():
    """Four of one and eight of the other, all as far out as the first."""
    top = replace(MACE.top, depth=3.0, stud=0.0, squareness=0.0)
    haft = HaftParameters(width=0.03, depth=0.03, squareness=0.0)
    for between, count in ((0.0, 4), (1.0, 8)):
        mace = replace(MACE, haft=haft, top=replace(top, between=between))
        grids = HAMMER.forge.forge(mace, 31)[TOP].astype(np.float64)
        radius = np.linalg.norm(grids[:, 12, :-1, :2], axis=-1).ravel()
        outer = radius > 0.99 * radius.max()
        assert (outer & ~np.roll(outer, 1)).sum() == count
        assert outer[0]
        assert radius.min() == pytest.approx(0.6 * radius.max(), rel=0.01)


def test_forging_is_deterministic():
    for style in HAMMER.forge.families:
        first = HAMMER.forge.draw(style, np.random.default_rng(7))
        assert HAMMER.forge.draw(style, np.random.default_rng(7)) == first
        assert HAMMER.forge.draw(style, np.random.default_rng(8)) != first
        assert HAMMER.forge.forge(first, 8).tobytes() == HAMMER.forge.forge(first, 8).tobytes()


@pytest.mark.parametrize("coarse", [4, 6])
@pytest.mark.parametrize("style", HAMMER.forge.families)
def test_coarse_grids_are_part_of_fine_ones(style, coarse):
    step = (R - 1) // (coarse - 1)
    np.testing.assert_allclose(made(style, 2, coarse), made(style, 2)[:, ::step, ::step], atol=1e-6)


@pytest.mark.parametrize("base", [HammerParameters(), MACE], ids=["hammer", "mace"])
def test_small_changes_of_parameters_move_points_a_little(base):
    """No jump: the model learns a linear map of a latent."""
    start = HAMMER.forge.forge(base, R)
    for part in ("haft", "eye", "face", "back", "top"):
        values = getattr(base, part)
        for name in values.__dataclass_fields__:
            value = getattr(values, name)
            near = replace(base, **{part: replace(values, **{name: value + 1e-4})})
            moved = np.linalg.norm(HAMMER.forge.forge(near, R) - start, axis=-1).max()
            assert moved < 2e-3, f"{part}.{name}"


@pytest.mark.parametrize("resolution", [2, 257, 5.5])
def test_resolution_limits(resolution):
    with pytest.raises(ValueError):
        HAMMER.forge.forge(HammerParameters(), resolution)


@pytest.mark.slow
def test_300_of_300_hammers_are_whole():
    names = HAMMER.forge.families
    for index in range(300):
        style = names[index % len(names)]
        grids = HAMMER.forge.make(style, np.random.default_rng([5, index]), R)
        assert folded(grids) == [], (style, index)
        meshes = part_meshes(grids)
        assert unhidden(grids, meshes) == [], (style, index)
        assert head_is_hidden(meshes) == (style in MACES), (style, index)
        assert all(mesh.is_volume for mesh in meshes.values())

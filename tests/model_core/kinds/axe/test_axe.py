from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import trimesh

from model_core.charts.weld import weld
from model_core.kinds import named_kind
from model_core.kinds.axe.forge.parameters import AxeParameters, EyeParameters, HaftParameters, WingParameters
from model_core.kinds.checks import check_shape

AXE = named_kind("axe")
R = 16
SEEDS = range(4)
LOW_CAP, HIGH_CAP, TOP_CAP = (
    AXE.layout.charts.index(name) for name in ("haft_low_cap", "haft_high_cap", "top_low_cap")
)
HAFT = list(AXE.layout.sides("haft"))
BACK, EYE, BIT = (list(AXE.layout.sides("head", segment)) for segment in range(3))


def made(style: str, seed: int, resolution: int = R) -> np.ndarray:
    return AXE.forge.make(style, np.random.default_rng(seed), resolution)


def part_meshes(grids: np.ndarray) -> dict[str, trimesh.Trimesh]:
    topology = weld(AXE.layout, grids.shape[1])
    vertices = topology.vertices(grids.astype(np.float64))
    parts = np.array(AXE.layout.part_of_chart)[topology.chart_of_triangle]
    meshes = {}
    for index, part in enumerate(AXE.layout.parts):
        used, faces = np.unique(topology.triangles[parts == index], return_inverse=True)
        meshes[part] = trimesh.Trimesh(vertices[used], faces.reshape(-1, 3), process=False)
    return meshes


def normals(grids: np.ndarray) -> np.ndarray:
    """(C, R - 1, R - 1, 3): each quad's, unit."""
    first, second = grids[:, 1:, 1:] - grids[:, :-1, :-1], grids[:, 1:, :-1] - grids[:, :-1, 1:]
    across = np.cross(first.astype(np.float64), second.astype(np.float64))
    return across / np.maximum(np.linalg.norm(across, axis=-1, keepdims=True), 1e-30)


def folded(grids: np.ndarray) -> list[str]:
    """Charts that turn back on themselves.

    A cheek of the head must face its own side everywhere, which is the same as that the head's rows do not cross; the
    haft must face away from its middle line; and no two neighbours of a chart may face each other.
    """
    facing, bad = normals(grids), set()
    for segment in (BACK, EYE, BIT):
        for chart, side in ((segment[0], 1), (segment[2], -1)):
            if (side * facing[chart, ..., 1] < -1e-6).any():
                bad.add(AXE.layout.charts[chart])
    middles = grids[HAFT].mean(axis=(0, 2))
    quads = (grids[HAFT, 1:, 1:] + grids[HAFT, :-1, :-1] + grids[HAFT, 1:, :-1] + grids[HAFT, :-1, 1:]) / 4
    outwards = quads - (middles[1:] + middles[:-1])[None, :, None] / 2
    if ((outwards * facing[HAFT]).sum(-1) <= 0).any():
        bad.add("haft")
    for axis in (1, 2):
        beside = np.moveaxis(facing, axis, 1)
        alike = (beside[:, 1:] * beside[:, :-1]).sum(-1)
        bad |= {AXE.layout.charts[chart] for chart in np.flatnonzero((alike < -0.6).any(axis=(1, 2)))}
    return sorted(bad)


def unseated(grids: np.ndarray) -> list[str]:
    """Ends that are not inside the head, and wings of the head that run into the haft or the top."""
    meshes = part_meshes(grids)
    bad = [
        name
        for name, chart in (("haft", HIGH_CAP), ("top", TOP_CAP))
        if not meshes["head"].contains(grids[chart, ::3, ::3].reshape(-1, 3).astype(np.float64)).all()
    ]
    wings = np.concatenate([grids[BACK, :-1].reshape(-1, 3), grids[BIT, 1:].reshape(-1, 3)]).astype(np.float64)
    return bad + [f"wing in {part}" for part in ("haft", "top") if meshes[part].contains(wings).any()]


@pytest.mark.parametrize("resolution", [3, 5, 16, 31])
@pytest.mark.parametrize("style", AXE.forge.families)
def test_every_family_passes_the_checks_of_a_kind(style, resolution):
    for seed in SEEDS:
        check_shape(made(style, seed, resolution), AXE.layout, AXE.pose, resolution)


@pytest.mark.parametrize("style", AXE.forge.families)
def test_each_part_is_a_closed_solid(style):
    for part, mesh in part_meshes(made(style, 1)).items():
        assert mesh.is_volume, part
        assert mesh.volume > 1e-7, part  # a tenth of a cubic centimetre


@pytest.mark.parametrize("style", AXE.forge.families)
def test_nothing_folds_and_all_ends_are_seated(style):
    for seed in SEEDS:
        grids = made(style, seed)
        assert folded(grids) == []
        assert unseated(grids) == []


@pytest.mark.parametrize("style", AXE.forge.families)
def test_the_haft_stays_inside_the_cheeks(style):
    """At the height of the eye's middle no point of the haft is outside the head."""
    for seed in SEEDS:
        grids = made(style, seed, 22)
        head = part_meshes(grids)["head"]
        end = grids[HAFT, -1, 0].mean(axis=0)
        near = grids[HAFT].reshape(-1, 3)
        near = near[near[:, 2] > end[2] - 0.3 * np.ptp(grids[EYE][..., 2])].astype(np.float64)
        assert len(near) >= 80  # one row around it, or more
        assert head.contains(near).all()


def test_what_is_wrong_is_found():
    """An outline that folds, and an end that is pulled out of the eye."""
    folds = replace(AxeParameters(), bit=WingParameters(fill_down=6.0, horn_down=1.5, curl=3.0))
    assert "head_bit_0" in folded(AXE.forge.forge(folds, R))
    grids = AXE.forge.forge(AxeParameters(), R)
    assert unseated(grids) == folded(grids) == []
    grids[[*HAFT, LOW_CAP, HIGH_CAP]] += np.float32([0.0, 0.0, 0.05])
    assert unseated(grids) == ["haft"]
    grids[HAFT[0]] = grids[HAFT[0], ::-1]
    assert "haft" in folded(grids)


def test_a_symmetric_axe_is_exactly_symmetric():
    same = WingParameters(down=1.5, horn_up=0.2, horn_down=0.2)
    axe = AxeParameters(HaftParameters(), EyeParameters(up=0.03, down=0.03), same, same)
    grids = AXE.forge.forge(axe, R)
    mirrored = grids[BIT, ::-1] * np.float32([-1, 1, 1])  # u runs the same way round, v the other way
    np.testing.assert_array_equal(mirrored, grids[BACK])
    for near, far in ((BIT[0], BIT[2]), (EYE[0], EYE[2]), (HAFT[1], HAFT[3])):
        np.testing.assert_allclose(grids[near][:, ::-1] * np.float32([1, -1, 1]), grids[far], atol=1e-7)


def test_forging_is_deterministic():
    for style in AXE.forge.families:
        first = AXE.forge.draw(style, np.random.default_rng(7))
        assert AXE.forge.draw(style, np.random.default_rng(7)) == first
        assert AXE.forge.draw(style, np.random.default_rng(8)) != first
        assert AXE.forge.forge(first, 8).tobytes() == AXE.forge.forge(first, 8).tobytes()


@pytest.mark.parametrize("coarse", [4, 6])
@pytest.mark.parametrize("style", AXE.forge.families)
def test_coarse_grids_are_part_of_fine_ones(style, coarse):
    step = (R - 1) // (coarse - 1)
    np.testing.assert_allclose(made(style, 2, coarse), made(style, 2)[:, ::step, ::step], atol=1e-6)


def test_small_changes_of_parameters_move_points_a_little():
    """No jump: the model learns a linear map of a latent."""
    base = AxeParameters()
    start = AXE.forge.forge(base, R)
    for part in ("haft", "eye", "bit", "back", "top"):
        values = getattr(base, part)
        for name in values.__dataclass_fields__:
            value = getattr(values, name)
            near = replace(base, **{part: replace(values, **{name: value + 1e-4})})
            moved = np.linalg.norm(AXE.forge.forge(near, R) - start, axis=-1).max()
            assert moved < 2e-3, f"{part}.{name}"


@pytest.mark.parametrize("resolution", [2, 257, 5.5])
def test_resolution_limits(resolution):
    with pytest.raises(ValueError):
        AXE.forge.forge(AxeParameters(), resolution)


@pytest.mark.slow
def test_300_of_300_axes_are_whole():
    names = AXE.forge.families
    for index in range(300):
        grids = AXE.forge.make(names[index % len(names)], np.random.default_rng([5, index]), R)
        assert folded(grids) == []
        assert unseated(grids) == []
        assert all(mesh.is_volume for mesh in part_meshes(grids).values())

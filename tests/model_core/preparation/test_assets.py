"""A file's parts are joined, taken apart and dropped as a person would."""

from __future__ import annotations

import numpy as np
import pytest
import trimesh

from model_core.kinds import named_kind
from model_core.preparation.assets import NamedMesh, separated
from model_core.surface.mesh import TriangleMesh

SWORD = named_kind("sword")


def solid(mesh: trimesh.Trimesh, at=(0.0, 0.0, 0.0)) -> TriangleMesh:
    return TriangleMesh(np.asarray(mesh.vertices) + at, np.asarray(mesh.faces))


def box(*size: float, at=(0.0, 0.0, 0.0)) -> TriangleMesh:
    return solid(trimesh.creation.box(size), at)


def sword(seed: int = 0, at=(0.0, 0.0, 0.0)) -> TriangleMesh:
    mesh = TriangleMesh.of_charts(SWORD.forge.make("arming", np.random.default_rng(seed), 8), SWORD.layout)
    return TriangleMesh(mesh.vertices + at, mesh.triangles)


def names(found) -> list[str]:
    return [asset.name for asset in found.assets]


def test_parts_that_touch_are_one_asset_named_after_the_largest():
    parts = [
        NamedMesh("hilt", box(0.04, 0.04, 0.2, at=(0, 0, -0.1))),
        NamedMesh("blade", box(0.05, 0.01, 1, at=(0, 0, 0.5))),
    ]
    found = separated(parts)
    assert names(found) == ["blade"]
    np.testing.assert_allclose(np.ptp(found.assets[0].mesh.vertices, axis=0), [0.05, 0.04, 1.2])
    assert len(found.assets[0].mesh.triangles) == 24
    assert found.left_out == ()


def test_a_pack_in_one_object_is_taken_apart():
    swords = [sword(seed, at=(0.4 * seed, 0, 0)) for seed in range(5)]
    starts = np.cumsum([0] + [len(one.vertices) for one in swords[:-1]])
    triangles = [one.triangles + start for one, start in zip(swords, starts, strict=True)]
    pack = TriangleMesh(np.concatenate([one.vertices for one in swords]), np.concatenate(triangles))
    found = separated([NamedMesh("pack", pack)])
    assert len(found.assets) == 5
    for asset, one in zip(found.assets, swords, strict=True):
        np.testing.assert_allclose(asset.mesh.areas().sum(), one.areas().sum())


@pytest.mark.parametrize("name", ["UCX_Sword_00", "sword_collision", "Sword-colonly", "sword_hitbox.001"])
def test_collision_is_left_out(name):
    found = separated([NamedMesh("Sword", sword()), NamedMesh(name, sword(at=(2, 0, 0)))])
    assert names(found) == ["Sword"]
    assert found.left_out == ((name, "collision"),)


def test_of_levels_of_detail_the_finest_is_kept():
    parts = [NamedMesh(name, sword(at=(index, 0, 0))) for index, name in enumerate(("S_LOD1", "S_LOD0", "S_LOD2", "T"))]
    found = separated(parts)
    assert names(found) == ["S_LOD0", "T"]
    assert found.left_out == (("S_LOD1", "level"), ("S_LOD2", "level"))


def test_the_finest_level_need_not_be_numbered():
    found = separated([NamedMesh("S", sword()), NamedMesh("S_LOD1", sword(at=(1, 0, 0)))])
    assert names(found) == ["S"]


def test_a_coarse_level_that_is_all_there_is_is_kept():
    assert names(separated([NamedMesh("S_LOD2", sword())])) == ["S_LOD2"]


@pytest.mark.parametrize("turn", range(3))
def test_the_ground_is_left_out(turn):
    """Whichever axis is up, in the file's coordinates."""
    parts = [NamedMesh("a", box(0.1, 0.1, 1, at=(-1, 0, 0.5))), NamedMesh("b", box(0.1, 0.1, 1, at=(1, 0, 0.5)))]
    parts.append(NamedMesh("floor", box(4, 4, 1e-4)))
    turned = [
        NamedMesh(part.name, TriangleMesh(np.roll(part.mesh.vertices, turn, 1), part.mesh.triangles)) for part in parts
    ]
    found = separated(turned)
    assert names(found) == ["a", "b"]
    assert found.left_out == (("floor", "ground"),)


def test_a_flat_thing_alone_is_an_asset():
    assert names(separated([NamedMesh("card", box(1, 1, 1e-4))])) == ["card"]


def test_a_small_piece_belongs_to_what_is_near_and_is_left_out_far_away():
    gem = trimesh.creation.icosphere(1, 0.02)
    near = NamedMesh("gem", solid(gem, at=(0.1, 0, 0)))
    far = NamedMesh("speck", solid(gem, at=(0.9, 0, 0)))
    found = separated([NamedMesh("sword", box(0.05, 0.02, 1)), near, far])
    assert names(found) == ["sword"]
    assert len(found.assets[0].mesh.triangles) == 12 + len(gem.faces)
    assert found.left_out == (("speck", "loose"),)


def test_chain_mail_is_one_asset():
    """Each ring is a shell of its own, and touches the next."""
    ring = trimesh.creation.torus(0.5, 0.1, 12, 6)
    rings = trimesh.util.concatenate([ring.copy().apply_translation((x, y, 0)) for x in range(20) for y in range(20)])
    found = separated([NamedMesh("mail", solid(rings))])
    assert [len(asset.mesh.triangles) for asset in found.assets] == [400 * len(ring.faces)]

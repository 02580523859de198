from __future__ import annotations

import numpy as np
import pytest
import trimesh

from model_core.kinds import named_kind
from model_core.preparation.duplicates import duplicates, signature
from model_core.surface.mesh import TriangleMesh

SWORD = named_kind("sword")


def sword(style: str, seed: int) -> TriangleMesh:
    return TriangleMesh.of_charts(SWORD.forge.make(style, np.random.default_rng(seed), 12), SWORD.layout)


def moved(mesh: TriangleMesh, seed: int, mirrored: bool) -> TriangleMesh:
    """Turned any way, and of another size; its faces split."""
    rng = np.random.default_rng(seed)
    turn = trimesh.transformations.random_rotation_matrix(rng.random(3))[:3, :3] * rng.uniform(0.01, 100)
    turn = turn @ np.diag([-1, 1, 1]) if mirrored else turn
    a, b, c = mesh.corners()
    middle = (a + b + c) / 3
    faces = np.concatenate([[a, b, middle], [b, c, middle], [c, a, middle]], axis=1).transpose(1, 0, 2)
    return TriangleMesh(
        faces.reshape(-1, 3) @ turn.T + rng.uniform(-5, 5, 3), np.arange(faces.size // 3).reshape(-1, 3)
    )


def same_as(meshes: list[TriangleMesh]) -> list[int]:
    return duplicates(np.array([signature(mesh) for mesh in meshes]), meshes.__getitem__)


@pytest.mark.parametrize("mirrored", [False, True])
def test_what_was_turned_scaled_and_split_is_the_same(mirrored):
    swords = [sword(style, seed) for style in ("falchion", "cutlass", "katana", "toy") for seed in (1, 2)]
    copies = [moved(one, seed, mirrored) for seed, one in enumerate(swords)]
    assert same_as([*swords, *copies]) == [*range(8), *range(8)]


def test_what_is_a_little_longer_is_another():
    one = sword("arming", 1)
    other = TriangleMesh(one.vertices * (1, 1, 1.15), one.triangles)
    assert same_as([one, other]) == [0, 1]


def test_meshes_are_asked_for_only_where_signatures_are_alike():
    swords = [sword("arming", 1), sword("toy", 1)]
    signatures = np.array([signature(mesh) for mesh in swords])
    assert duplicates(signatures, lambda index: pytest.fail("it was asked for")) == [0, 1]


def test_of_nothing_there_is_nothing():
    assert duplicates(np.empty((0, 24)), lambda index: None) == []

from __future__ import annotations

import numpy as np
import trimesh

from model_core.charts.weld import weld
from model_core.kinds import named_kind
from model_core.training.dataset import FINE, forge_one

SWORD = named_kind("sword")


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_closed_mesh_a_sword_families_in_turn(rodin, tmp_path):
    rodin("forge", "--count", 17, "--seed", 3, "--resolution", 6, "--out", tmp_path).done()
    turn = [*SWORD.forge.families, SWORD.forge.families[0]]
    assert names(tmp_path) == [f"3_{index:06}_{family}.ply" for index, family in enumerate(turn)]
    for index, name in enumerate(names(tmp_path)):
        mesh = trimesh.load_mesh(tmp_path / name, process=False)
        assert mesh.is_watertight
        grids, _ = forge_one(SWORD, 3, index, 6)
        np.testing.assert_allclose(mesh.vertices, weld(SWORD.layout, 6).vertices(grids), atol=1e-6)


def test_one_style_is_the_same_swords_of_the_set(rodin, tmp_path):
    words = ("--seed", 3, "--resolution", 4)
    rodin("forge", "--count", 32, *words, "--out", tmp_path / "all").done()
    rodin("forge", "--count", 2, "--style", "katana", *words, "--out", tmp_path / "katana").done()
    assert names(tmp_path / "katana") == [name for name in names(tmp_path / "all") if "katana" in name]
    for name in names(tmp_path / "katana"):
        assert (tmp_path / "katana" / name).read_bytes() == (tmp_path / "all" / name).read_bytes()


def test_another_seed_gives_other_swords_beside_the_first(rodin, tmp_path):
    for seed in (3, 4):
        rodin("forge", "--seed", seed, "--resolution", 4, "--out", tmp_path).done()
    first, second = (path.read_bytes() for path in tmp_path.iterdir())
    assert first != second


def test_as_fine_as_the_forge_unless_told(rodin, tmp_path):
    rodin("forge", "--out", tmp_path).done()
    (made,) = tmp_path.iterdir()
    assert len(trimesh.load_mesh(made, process=False).faces) == len(weld(SWORD.layout, FINE).triangles)


def test_an_unknown_style(rodin, tmp_path):
    assert "There is no style" in rodin("forge", "--style", "halberd", "--out", tmp_path / "out").refused()
    assert not (tmp_path / "out").exists()

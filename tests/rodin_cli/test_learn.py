"""From a set of meshes to weights: registered once, told apart, and measured on what was held out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import numpy as np
import pytest
import trimesh

from model_core.kinds import named_kind
from model_core.surface.mesh import TriangleMesh
from model_core.weights import SHIPPED, load_weights
from rodin_cli.meshes.writing import write_ply

from .cluster import cluster, dask
from .conftest import ENVIRONMENT

SWORD = named_kind("sword")
FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
from rodin_cli.app import main
sys.exit(main(sys.argv[1:]))
"""
"""As on a disk that is full once a megabyte is written."""
SEEDS = (11, 12, 13, 14, 15)


def bent(style: str, seed: int) -> TriangleMesh:
    """A forged sword with a twist that no forge has."""
    mesh = TriangleMesh.of_charts(SWORD.forge.make(style, np.random.default_rng(seed), 10), SWORD.layout)
    angle = 0.8 * mesh.vertices[:, 2]
    x, y, z = mesh.vertices.T
    return TriangleMesh(
        np.column_stack([np.cos(angle) * x - np.sin(angle) * y, np.sin(angle) * x + np.cos(angle) * y, z]),
        mesh.triangles,
    )


@pytest.fixture(scope="module")
def meshes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("meshes")
    for seed in SEEDS:
        write_ply(folder / f"sword{seed}.ply", bent("falchion", seed))
    return folder


@pytest.fixture(scope="module")
def registrations(meshes, tmp_path_factory):
    """Of all meshes, as one run leaves them; later ones need not fit them again."""
    from rodin_cli.app import main

    out = tmp_path_factory.mktemp("registrations")
    assert main(["register", str(meshes), "--out", str(out), "--no-picture", "--workers", "1"]) == 0
    return out


@pytest.fixture
def learning(meshes, registrations, tmp_path):
    """A folder for weights beside whose registrations nothing is left to do."""
    shutil.copytree(registrations, tmp_path / "weights" / "registrations")
    return tmp_path / "weights"


@pytest.mark.slow
def test_each_mesh_gets_charts_and_figures(registrations):
    names = {path.name for path in registrations.iterdir() if not path.name.startswith(".")}
    assert names == {"report.json"} | {f"sword{s}_rodin.{end}" for s in SEEDS for end in ("json", "npz", "ply")}
    report = json.loads((registrations / "report.json").read_text())
    assert report["registered"] == len(SEEDS)
    assert report["ratio_seen_median"] < 1.5
    with np.load(registrations / "sword11_rodin.npz") as arrays:
        assert arrays["grids"].shape == (SWORD.layout.chart_count, 24, 24, 3)


@pytest.mark.slow
@pytest.mark.slow
def test_a_mesh_of_another_kind_is_refused_though_patches_can_be_bent_to_it(rodin, tmp_path):
    set_, shield = tmp_path / "set", named_kind("shield")
    set_.mkdir()
    made = TriangleMesh.of_charts(shield.forge.make("round", np.random.default_rng(1), 10), shield.layout)
    write_ply(set_ / "shield.ply", made)
    result = rodin("register", set_, "--out", tmp_path / "out", "--no-picture", "--workers", 1)
    assert result.code == 1
    assert f"{set_ / 'shield.ply'} looks like one of the shields. To keep it, prepare" in result.err
    assert not list((tmp_path / "out").glob("shield*"))


@dask
@pytest.mark.slow
def test_a_cluster_registers_what_one_process_does(rodin, meshes, registrations, tmp_path):
    set_, out = tmp_path / "set", tmp_path / "out"
    set_.mkdir()
    for seed in SEEDS[:2]:
        shutil.copy(meshes / f"sword{seed}.ply", set_)
    with cluster(tmp_path / "elsewhere", workers=2, threads=1) as (address, _):
        rodin("register", set_, "--out", out, "--no-picture", "--scheduler", address).done()
    for seed in SEEDS[:2]:
        here, there = (json.loads((folder / f"sword{seed}_rodin.json").read_text()) for folder in (registrations, out))
        assert there["recipe"]["length"] == pytest.approx(here["recipe"]["length"], rel=1e-6)
        assert there["figures"]["ratio_seen"] == pytest.approx(here["figures"]["ratio_seen"], rel=1e-3)
    assert not list((tmp_path / "elsewhere").iterdir())


def test_what_was_registered_is_not_registered_again_until_its_file_changes(rodin, meshes, registrations, tmp_path):
    set_, out = tmp_path / "set", tmp_path / "out"
    shutil.copytree(meshes, set_)
    shutil.copytree(registrations, out)
    for extra in SEEDS[2:]:
        (set_ / f"sword{extra}.ply").unlink()
    write_ply(set_ / "sword12.ply", bent("arming", 12))
    shutil.copy(meshes / "sword13.ply", set_)
    (out / "sword13_rodin.npz").unlink()
    before = {path.name: path.stat().st_mtime_ns for path in out.glob("*.json")}
    rodin("register", set_, "--out", out, "--no-picture", "--workers", 1).done()
    after = {path.name: path.stat().st_mtime_ns for path in out.glob("*.json")}
    assert after["sword11_rodin.json"] == before["sword11_rodin.json"]
    assert after["sword12_rodin.json"] > before["sword12_rodin.json"]
    assert after["sword13_rodin.json"] > before["sword13_rodin.json"]
    assert (out / "sword13_rodin.npz").is_file()


@pytest.mark.slow
def test_a_mesh_that_is_none_of_the_kind_and_one_that_is_broken_are_told_of(rodin, tmp_path):
    folder = tmp_path / "set"
    folder.mkdir()
    trimesh.creation.icosphere(3).export(folder / "ball.ply")
    (folder / "broken.ply").write_bytes(b"ply\n")
    result = rodin("register", folder, "--out", tmp_path / "out", "--workers", 1)
    assert result.code == 1
    assert "ball: rejected, it is 3" in result.err
    assert "broken.ply" in result.err
    assert "0 of 2 meshes registered" in result.out
    assert (tmp_path / "out" / "report.png").stat().st_size > 1000


@pytest.mark.slow
def test_a_set_is_learnt_and_measured_on_what_was_held_out(rodin, meshes, learning, tmp_path):
    out = rodin("learn", meshes, "--style", "twisted", "--out", learning, "--workers", 1).done()
    assert "Distance of what can be seen, in the median" in out
    assert "held out (1)" in out
    weights = load_weights(learning)
    assert weights.styles[-1] == "twisted"
    assert weights.card["metrics"]["learnt"]["meshes"] == len(SEEDS) - 1
    assert (
        weights.card["training"]["base"]
        == json.loads((learning / "registrations/sword11_rodin.json").read_text())["weights"]
    )
    rodin("generate", "--weights", learning, "--style", "twisted", "--count", 2, "--out", tmp_path / "drawn").done()
    again = rodin("learn", meshes, "--style", "twisted", "--out", learning, "--workers", 1).done()  # its own, once more
    assert "Learnt from 4 meshes" in again


@pytest.mark.slow
@pytest.mark.parametrize("copies", [0, 1000])
def test_two_shapes_are_too_few_however_often_they_are_there(rodin, meshes, learning, tmp_path, copies):
    few = tmp_path / "few"
    few.mkdir()
    for seed in SEEDS[:2]:
        shutil.copy(meshes / f"sword{seed}.ply", few)
    for number in range(copies):
        os.link(few / f"sword{SEEDS[0]}.ply", few / f"copy{number}.ply")
    result = rodin("learn", few, "--out", learning, "--workers", 1)
    assert result.code != 0
    assert result.err.endswith("At least 3 registered meshes are needed to learn from; there are 2.\n")
    assert ("1000 of 1002 meshes are copies" in result.err) is bool(copies)
    assert not (learning / "weights.npz").exists()


@pytest.mark.slow
def test_registrations_of_other_weights_are_made_again(rodin, meshes, learning, tmp_path):
    path = learning / "registrations" / "sword11_rodin.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "weights": "0" * 64}))
    rodin("learn", meshes, "--out", learning, "--workers", 1).done()
    assert json.loads(path.read_text())["weights"] == load_weights(SHIPPED / "sword").sha256


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="Only here a file's size can be limited.")
def test_a_full_disk_leaves_the_weights_that_were_there(rodin, meshes, learning):
    rodin("learn", meshes, "--out", learning, "--workers", 1).done()
    before = {path: path.read_bytes() for path in learning.iterdir() if path.is_file()}
    words = ["learn", str(meshes), "--style", "other", "--out", str(learning), "--workers", "1"]
    done = subprocess.run([sys.executable, "-c", FULL, *words], env=ENVIRONMENT, capture_output=True, text=True)
    assert done.returncode not in (0, -25), done.stderr
    assert "Traceback" not in done.stderr and "File too large" in done.stderr
    assert {path: path.read_bytes() for path in learning.iterdir() if path.is_file()} == before


def test_other_weights_are_not_replaced(rodin, meshes, tmp_path):
    shutil.copytree(SHIPPED / "sword", tmp_path / "own")
    before = {path.name: path.read_bytes() for path in (tmp_path / "own").iterdir()}
    result = rodin("learn", meshes, "--out", tmp_path / "own")
    assert "contains other weights" in result.refused()
    assert {path.name: path.read_bytes() for path in (tmp_path / "own").iterdir()} == before


@pytest.mark.parametrize(
    "content", ["", "{}", '{"assets": 3}', '{"assets": [{"kind": "sword"}]}', "[]"], ids=lambda text: text or "empty"
)
@pytest.mark.parametrize("command", ["register", "learn"])
def test_a_broken_list_of_assets_is_refused(rodin, tmp_path, command, content):
    (tmp_path / "dataset.json").write_text(content)
    result = rodin(command, tmp_path, "--out", tmp_path / "out")
    assert result.refused() == f"{tmp_path / 'dataset.json'} is not the list of a prepared set; prepare the set again."


@pytest.mark.parametrize("command", ["register", "learn"])
def test_a_folder_without_meshes_is_refused(rodin, tmp_path, command):
    (tmp_path / "picture.png").write_bytes(b"")
    result = rodin(command, tmp_path, "--out", tmp_path / "out")
    assert result.refused() == f"The folder {tmp_path} contains no mesh of the kind sword."
    assert rodin(command, tmp_path / "none", "--out", tmp_path / "out").refused().startswith("There is no folder")

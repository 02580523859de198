"""From a folder of strangers' files to a set: what is done with each is said, kept, and not done twice."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys

import numpy as np
import pytest
import trimesh

from model_core.kinds import named_kind
from model_core.surface.mesh import TriangleMesh
from rodin_cli.meshes.reading import read_mesh
from rodin_cli.meshes.writing import write_ply

from .conftest import until

SWORD = named_kind("sword")


def sword(style: str, seed: int) -> TriangleMesh:
    return TriangleMesh.of_charts(SWORD.forge.make(style, np.random.default_rng(seed), 10), SWORD.layout)


def turned(mesh: TriangleMesh, seed: int, scale: float = 1.0) -> TriangleMesh:
    turn = trimesh.transformations.random_rotation_matrix(np.random.default_rng(seed).random(3))[:3, :3]
    return TriangleMesh(scale * mesh.vertices @ turn.T + seed, mesh.triangles)


@pytest.fixture
def folder(tmp_path):
    """Files of two sources: a sword and its mirrored copy; a pack with a floor and a collision shape."""
    ours, pack = tmp_path / "set" / "ours", tmp_path / "set" / "pack"
    ours.mkdir(parents=True)
    pack.mkdir()
    falchion = sword("falchion", 1)
    write_ply(ours / "falchion.ply", turned(falchion, 1))
    write_ply(ours / "copy.ply", turned(TriangleMesh(falchion.vertices * (-1, 1, 1), falchion.triangles), 2, 40.0))
    scene = trimesh.Scene()
    for name, mesh, x in (
        ("katana", sword("katana", 2), 0),
        ("UCX_katana", sword("katana", 2), 0),
        ("toy", sword("toy", 3), 1),
    ):
        scene.add_geometry(
            trimesh.Trimesh(mesh.vertices + np.array([x, 0, 0]), mesh.triangles), node_name=name, geom_name=name
        )
    floor = trimesh.creation.box((9, 9, 1e-4)).apply_translation((0, 0, -2))
    scene.add_geometry(floor, node_name="floor", geom_name="floor")
    scene.export(pack / "pack.glb")
    (pack / "License.txt").write_text("CC0")
    return tmp_path / "set"


def index(out) -> dict:
    return json.loads((out / "dataset.json").read_text(encoding="utf-8"))


@pytest.fixture
def prepare(rodin, folder, tmp_path):
    def run(*words):
        return rodin("prepare", folder, "--kind", "sword", "--workers", 1, "--out", tmp_path / "out", *words)

    return run


def test_each_asset_stands_upright_in_a_file_of_its_own(prepare, tmp_path):
    printed = prepare().done()
    rows = {row["file"]: row for row in index(tmp_path / "out")["assets"]}
    assert sorted(rows) == ["ours__copy.ply", "ours__falchion.ply", "pack__pack.001.ply", "pack__pack.002.ply"]
    for name, made, scale in (("ours__falchion", sword("falchion", 1), 1), ("pack__pack.001", sword("katana", 2), 1)):
        mesh = read_mesh(tmp_path / "out" / "meshes" / f"{name}.ply")
        np.testing.assert_allclose(np.ptp(mesh.vertices[:, 2]), scale * np.ptp(made.vertices[:, 2]), rtol=0.02)
        np.testing.assert_allclose(mesh.vertices[:, 2].max(), made.vertices[:, 2].max(), atol=0.03)
        assert f"{name}.ply" in printed
    assert rows["ours__copy.ply"]["size"] == pytest.approx(40 * rows["ours__falchion.ply"]["size"], rel=0.01)
    assert rows["pack__pack.001.ply"]["part"] == "katana"
    assert "4 assets of 3 files" in printed


def test_duplicates_licences_and_what_was_left_out_are_told(prepare, tmp_path):
    printed = prepare().done()
    found = index(tmp_path / "out")
    rows = {row["file"]: row for row in found["assets"]}
    assert rows["ours__falchion.ply"]["duplicate_of"] == "ours__copy"
    assert [row["duplicate_of"] for row in rows.values()].count(None) == 3
    assert rows["pack__pack.001.ply"]["licence"] == "pack/License.txt"
    assert rows["ours__copy.ply"]["licence"] is None
    left_out = {(row["part"], row["why"]) for row in found["left_out"]}
    assert left_out == {("UCX_katana", "collision"), ("floor", "ground")}
    assert "floor left out: the ground" in printed
    assert "UCX_katana left out: collision" in printed


def test_only_new_and_changed_files_are_looked_at_again(prepare, folder, tmp_path):
    prepare().done()
    made = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out" / "meshes").iterdir()}
    write_ply(folder / "ours" / "copy.ply", turned(sword("sabre", 4), 4))
    write_ply(folder / "ours" / "new.ply", turned(sword("rapier", 5), 5))
    prepare().done()
    again = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out" / "meshes").iterdir()}
    assert {name for name in again if again[name] != made.get(name)} == {"ours__copy.ply", "ours__new.ply"}
    assert all(row["duplicate_of"] is None for row in index(tmp_path / "out")["assets"])


def test_a_run_that_was_killed_goes_on(prepare, start, folder, tmp_path):
    out = tmp_path / "out"
    process = start("prepare", folder, "--kind", "sword", "--workers", 1, "--out", out)
    until(lambda: list((out / "records").glob("*.json")), process)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    done = {path.name: path.stat().st_mtime_ns for path in (out / "records").iterdir() if path.suffix == ".json"}
    assert not (out / "dataset.json").exists()
    prepare().done()
    assert len(index(out)["assets"]) == 4
    for name, when in done.items():
        assert (out / "records" / name).stat().st_mtime_ns == when


def test_two_workers_find_what_one_finds(prepare, rodin, folder, tmp_path):
    prepare().done()
    rodin("prepare", folder, "--kind", "sword", "--workers", 2, "--out", tmp_path / "two").done()
    assert index(tmp_path / "two") == index(tmp_path / "out")


def test_what_cannot_be_used_is_refused_in_a_sentence_and_the_rest_goes_on(prepare, folder, tmp_path):
    (folder / "ours" / "broken.obj").write_text("nonsense")
    (folder / "ours" / "cut.glb").write_bytes((folder / "pack" / "pack.glb").read_bytes()[:200])
    (folder / "ours" / "more.zip").write_bytes(b"PK")
    write_ply(folder / "ours" / "flat.ply", TriangleMesh(np.zeros((3, 3)), np.array([[0, 1, 2]])))
    answer = prepare()
    assert answer.code == 1
    lines = answer.err.strip().splitlines()
    assert len(lines) == 4
    assert all(line.endswith(".") for line in lines)
    found = index(tmp_path / "out")
    assert len(found["assets"]) == 4
    assert {row["source"] for row in found["refused"]} == {
        f"ours/{name}" for name in ("broken.obj", "cut.glb", "flat.ply", "more.zip")
    }


def test_what_is_of_no_kind_is_refused_where_no_kind_is_named(rodin, tmp_path, toy_weights):
    ring = trimesh.creation.torus(1.0, 0.25)
    (tmp_path / "set").mkdir()
    write_ply(tmp_path / "set" / "ring.ply", TriangleMesh(np.asarray(ring.vertices), np.asarray(ring.faces)))
    answer = rodin("prepare", tmp_path / "set", "--weights", toy_weights, "--out", tmp_path / "out")
    assert answer.code == 1
    assert "looks like none of the kinds" in answer.err


def test_a_set_may_lie_in_its_own_folder(rodin, folder):
    for _ in range(2):
        rodin("prepare", folder, "--kind", "sword", "--workers", 1, "--out", folder / "prepared").done()
    assert len(index(folder / "prepared")["assets"]) == 4


def test_no_folder_no_meshes_and_a_folder_of_something_else(rodin, folder, tmp_path):
    assert "There is no folder" in rodin("prepare", tmp_path / "gone", "--out", tmp_path / "out").refused()
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    (pictures / "sword.png").write_bytes(b"\x89PNG")
    assert "contains no mesh" in rodin("prepare", pictures, "--out", tmp_path / "out").refused()
    assert not (tmp_path / "out").exists()
    assert "something else" in rodin("prepare", folder, "--out", pictures).refused()
    assert [path.name for path in pictures.iterdir()] == ["sword.png"]
    assert (
        "no model of the kind spoon" in rodin("prepare", folder, "--kind", "spoon", "--out", tmp_path / "out").refused()
    )


def test_a_damaged_record_is_made_again(prepare, tmp_path):
    prepare().done()
    before = index(tmp_path / "out")
    for path in (tmp_path / "out" / "records").glob("*.json"):
        path.write_text('{"assets": [{}]}')
    prepare().done()
    assert index(tmp_path / "out") == before
    shutil.rmtree(tmp_path / "out" / "meshes")
    prepare().done()
    assert len(list((tmp_path / "out" / "meshes").iterdir())) == 4


BLEND = """import os, sys
import bpy

bpy.ops.wm.read_factory_settings(use_empty=True)
bpy.ops.wm.ply_import(filepath=sys.argv[1])
bpy.context.object.name = "Katana_LOD0"
bpy.ops.mesh.primitive_cube_add(location=(9, 0, 0))
bpy.context.object.name = "Katana_LOD1"
bpy.ops.wm.save_as_mainfile(filepath=sys.argv[2])
os._exit(0)
"""


def test_files_that_only_blender_reads(rodin, tmp_path):
    files = tmp_path / "set"
    files.mkdir()
    write_ply(tmp_path / "katana.ply", turned(sword("katana", 2), 1))
    subprocess.run(
        [sys.executable, "-c", BLEND, tmp_path / "katana.ply", files / "katana.blend"], timeout=120, check=True
    )
    (files / "broken.fbx").write_bytes(b"nothing of the sort")
    answer = rodin("prepare", files, "--kind", "sword", "--workers", 1, "--out", tmp_path / "out")
    assert "broken.fbx" in answer.err
    assert len(answer.err.strip().splitlines()) == 1
    assert "Katana_LOD1 left out: a coarser level of detail" in answer.out
    (row,) = index(tmp_path / "out")["assets"]
    assert row["part"] == "Katana_LOD0"
    mesh = read_mesh(tmp_path / "out" / "meshes" / row["file"])
    np.testing.assert_allclose(np.ptp(mesh.vertices[:, 2]), np.ptp(sword("katana", 2).vertices[:, 2]), rtol=0.02)

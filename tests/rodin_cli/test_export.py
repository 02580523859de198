"""FBX through a real Blender, read back by its own importer."""

from __future__ import annotations

import json
import subprocess
import sys

import numpy as np
import pytest
import trimesh

from rodin_cli.sources import gather

MEASURE = """
import json, os, sys
import bpy
bpy.ops.wm.read_factory_settings(use_empty=True)
bpy.ops.import_scene.fbx(filepath=sys.argv[1])
bpy.context.view_layer.update()
points = [item.matrix_world @ vertex.co for item in bpy.data.objects if item.type == "MESH"
          for vertex in item.data.vertices]
print("MEASURED", json.dumps([[f(p[axis] for p in points) for axis in range(3)] for f in (min, max)]))
sys.stdout.flush()
os._exit(0)
"""


def measure(path) -> np.ndarray:
    """(2, 3): lowest and highest coordinates of a re-imported FBX, metres."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, timeout=120, check=True
    )
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("MEASURED"))
    return np.array(json.loads(line.removeprefix("MEASURED")))


@pytest.mark.slow
def test_one_fbx_a_sword_in_metres(rodin, swords, tmp_path):
    printed = rodin("export", swords, "--resolution", 6, "--out", tmp_path / "fbx").done()
    stems = {path.stem for path in swords.glob("*.ply")}
    assert {path.name for path in (tmp_path / "fbx").iterdir()} == {f"{stem}.fbx" for stem in stems}
    for stem in stems:
        ply = trimesh.load_mesh(swords / f"{stem}.ply", process=False)
        np.testing.assert_allclose(measure(tmp_path / "fbx" / f"{stem}.fbx"), ply.bounds, atol=2e-3)
        assert f"{stem}.fbx" in printed


@pytest.mark.slow
def test_meshes_and_single_recipes(rodin, swords, primitives, tmp_path):
    glb = tmp_path / "glb_too.glb"
    trimesh.load_mesh(primitives, process=False).export(glb)
    rodin("export", primitives, glb, swords / "recipes.json:1", "--out", tmp_path / "fbx").done()
    assert len(list((tmp_path / "fbx").iterdir())) == 3
    bounds = trimesh.load_mesh(primitives, process=False).bounds
    size = np.ptp(measure(tmp_path / "fbx" / "primitives.fbx"), axis=0)
    np.testing.assert_allclose(size, np.ptp(bounds, axis=0), atol=2e-3)


@pytest.mark.slow
def test_names_with_slashes_and_unicode(rodin, swords, tmp_path):
    listed = json.loads((swords / "recipes.json").read_text(encoding="utf-8"))
    for sword, name in zip(listed["swords"], ["../../up", "Größe 剣", "up"], strict=True):
        sword["name"] = name
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "recipes.json").write_text(json.dumps(listed), encoding="utf-8")
    rodin("export", tmp_path / "odd", "--resolution", 4, "--out", tmp_path / "fbx").done()
    assert len(list((tmp_path / "fbx").iterdir())) == 3
    assert {path.name for path in tmp_path.iterdir()} == {"odd", "fbx"}


@pytest.mark.slow
def test_recipes_of_other_weights_are_refused_whole(rodin, swords, tmp_path):
    sword = json.loads((swords / "recipes.json").read_text(encoding="utf-8"))["swords"][0]
    sword["recipe"]["weights"] = "0" * 64
    (tmp_path / "foreign.json").write_text(json.dumps(sword))
    result = rodin("export", tmp_path / "foreign.json", "--out", tmp_path / "fbx")
    assert "other weights" in result.refused()
    assert not (tmp_path / "fbx").exists()


def test_a_python_without_blender(rodin, swords, tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    for words in (
        ["export", swords, "--out", tmp_path / "x"],
        ["preview", swords, "--out", tmp_path / "x.png"],
    ):
        assert "pip install bpy" in rodin(*words).refused()
    assert not list(tmp_path.iterdir())


def test_a_job_over_its_time_is_stopped(rodin, swords, tmp_path, monkeypatch):
    monkeypatch.setattr("rodin_cli.commands.export.SECONDS", 0)
    monkeypatch.setattr("rodin_cli.commands.export.SECONDS_EACH", 0.01)
    assert "took longer" in rodin("export", swords, "--out", tmp_path / "fbx").refused()
    assert not (tmp_path / "fbx").exists()


def test_a_folder_stands_for_its_recipes_and_else_for_its_meshes(swords, primitives):
    assert [entry.file for entry in gather([str(swords)]).entries] == [
        sword["file"] for sword in json.loads((swords / "recipes.json").read_text())["swords"]
    ]
    assert gather([str(primitives.parent)]).meshes == (primitives,)
    twice = gather([str(swords), str(swords)])
    assert len({entry.name for entry in twice.entries}) == 6

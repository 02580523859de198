from __future__ import annotations

import json
import os
import subprocess
import sys

import numpy as np
import pytest
import trimesh

from model_core.recipe import Recipe


def report(path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def test_a_ply_in_the_inputs_place_and_a_json_with_the_distances(rodin, primitives, tmp_path):
    printed = rodin("reconstruct", primitives, "--out", tmp_path).done()
    source, likeness = (
        trimesh.load_mesh(path, process=False) for path in (primitives, tmp_path / "primitives_rodin.ply")
    )
    assert likeness.is_watertight
    np.testing.assert_allclose(likeness.bounds, source.bounds, atol=0.1)
    measured = report(tmp_path / "primitives_rodin.json")
    assert 0 < measured["rms_distance"] < 0.1
    assert 0 < measured["chamfer_l2_sq"] < 0.1
    assert measured["closeness"].endswith("mm of the result")
    assert measured["closeness"] in printed
    assert measured["source"] == "primitives.ply"
    placement = np.array(measured["placement"])
    np.testing.assert_allclose(placement[:3, :3] @ placement[:3, :3].T, np.eye(3), atol=1e-9)
    assert Recipe.from_dict(measured["recipe"]).origin == "reconstructed"


@pytest.mark.parametrize("refine", ["none", "latent"])
def test_what_is_no_sword_is_said_to_be_none(rodin, primitives, refine, tmp_path):
    for name, shape in (("ring", trimesh.creation.torus(1.0, 0.25)), ("cube", trimesh.creation.box())):
        shape.export(tmp_path / f"{name}.ply")
        result = rodin("reconstruct", tmp_path / f"{name}.ply", "--refine", refine, "--out", tmp_path)
        assert result.code == 0, "its likeness is written all the same"
        assert "does not look like a sword" in result.err
        assert (tmp_path / f"{name}_rodin.ply").is_file()
        share = report(tmp_path / f"{name}_rodin.json")["share_of_size"]
        assert f"{share:.1%}" in result.err
        assert share > 0.02
    sword = rodin("reconstruct", primitives, "--refine", refine, "--out", tmp_path)
    assert "does not look" not in sword.err


def test_refining_comes_closer(rodin, primitives, tmp_path):
    distances = []
    for refine in ("none", "latent"):
        rodin("reconstruct", primitives, "--refine", refine, "--out", tmp_path).done()
        distances.append(report(tmp_path / "primitives_rodin.json")["chamfer_l2_sq"])
    assert distances[1] < distances[0]


@pytest.mark.parametrize("kind", ["ply", "obj", "stl", "glb", "off"])
def test_each_kind_of_file(rodin, primitives, kind, tmp_path):
    source = tmp_path / f"sword.{kind}"
    trimesh.load_mesh(primitives, process=False).export(source)
    rodin("reconstruct", source, "--resolution", 4, "--out", tmp_path / "out").done()
    assert report(tmp_path / "out" / "sword_rodin.json")["rms_distance"] < 0.1


def test_a_scene_of_several_moved_parts_is_one_soup(rodin, primitives, tmp_path):
    scene = trimesh.Scene()
    for number, part in enumerate(trimesh.load_mesh(primitives).split(only_watertight=False)):
        back = trimesh.transformations.translation_matrix([number, 0, 0])
        part.apply_transform(np.linalg.inv(back))
        scene.add_geometry(part, transform=back)
    assert len(scene.geometry) == 4
    scene.export(tmp_path / "scene.glb")
    rodin("reconstruct", tmp_path / "scene.glb", "--resolution", 4, "--out", tmp_path / "out").done()
    assert report(tmp_path / "out" / "scene_rodin.json")["rms_distance"] < 0.1


def test_a_bad_file_gets_a_sentence_and_the_others_go_on(rodin, primitives, tmp_path):
    other = tmp_path / "other.ply"
    other.write_bytes(primitives.read_bytes())
    result = rodin("reconstruct", primitives, tmp_path / "no.ply", other, "--resolution", 4, "--out", tmp_path / "o")
    assert result.code == 1
    assert result.err.splitlines() == [
        f"There is no file {tmp_path / 'no.ply'}.",
        "1 of 3 files could not be reconstructed.",
    ]
    assert {path.name for path in (tmp_path / "o").iterdir()} == {
        f"{stem}_rodin.{kind}" for stem in ("primitives", "other") for kind in ("ply", "json")
    }


def test_files_of_one_name_do_not_meet(rodin, primitives, tmp_path):
    rodin("reconstruct", primitives, primitives, "--resolution", 4, "--out", tmp_path).done()
    assert len(list(tmp_path.glob("*.ply"))) == len(list(tmp_path.glob("*.json"))) == 2


def test_results_beside_the_source_leave_it_alone(rodin, primitives, tmp_path):
    source = tmp_path / "sword.ply"
    source.write_bytes(primitives.read_bytes())
    rodin("reconstruct", source, "--resolution", 4, "--out", tmp_path).done()
    assert source.read_bytes() == primitives.read_bytes()


@pytest.mark.parametrize("name", ["größe 剣.ply", "a b\tc.ply", "-dash.ply", "dot.dot.ply", "[bold]red.ply"])
def test_odd_names(rodin, primitives, name, tmp_path):
    source = tmp_path / name
    source.write_bytes(primitives.read_bytes())
    printed = rodin("reconstruct", "--resolution", 4, "--out", tmp_path / "out", "--", source).done()
    assert name in printed
    assert len(list((tmp_path / "out").glob("*_rodin.ply"))) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only here may a name be any bytes")
def test_a_name_that_is_no_unicode(primitives, tmp_path):
    source = os.fsencode(tmp_path) + b"/sw\xffrd.ply"
    with open(source, "wb") as file:
        file.write(primitives.read_bytes())
    program = [sys.executable, "-m", "rodin_cli", "reconstruct", source, "--out", "out"]
    done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == f"Cannot read {tmp_path}/sw?rd.ply as a PLY mesh.\n"
    assert not (tmp_path / "out").exists()

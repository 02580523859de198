from __future__ import annotations

import json
import os
import subprocess
import sys

import numpy as np
import pytest
import trimesh

from model_core.recipe import Recipe
from rodin_cli.meshes.reading import read_mesh

from .conftest import ended


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
    words = ("--kind", "sword", "--refine", refine, "--overwrite", "--out", tmp_path)
    for name, shape in (("ring", trimesh.creation.torus(1.0, 0.25)), ("cube", trimesh.creation.box())):
        shape.export(tmp_path / f"{name}.ply")
        result = rodin("reconstruct", tmp_path / f"{name}.ply", *words)
        assert result.code == 0, "its likeness is written all the same"
        assert "does not look like any sword" in result.err
        assert (tmp_path / f"{name}_rodin.ply").is_file()
        share = report(tmp_path / f"{name}_rodin.json")["share_of_size"]
        assert f"{share:.1%}" in result.err
        assert share > 0.02
    sword = rodin("reconstruct", primitives, *words)
    assert "does not look" not in sword.err


def test_refining_comes_closer(rodin, primitives, tmp_path):
    distances = []
    for refine in ("none", "latent"):
        rodin("reconstruct", primitives, "--refine", refine, "--overwrite", "--out", tmp_path).done()
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
    assert (done.returncode, done.stderr) == (0, "")
    assert report(tmp_path / "out" / "sw_rd_rodin.json")["source"] == "sw\N{REPLACEMENT CHARACTER}rd.ply"


@pytest.mark.parametrize("scale", [1e-6, 1e7])
def test_what_is_written_of_small_and_huge_things_is_read_again(rodin, primitives, scale, tmp_path):
    source = trimesh.load_mesh(primitives, process=False)
    source.apply_scale(scale)
    source.export(tmp_path / "s.ply")
    rodin("reconstruct", tmp_path / "s.ply", "--resolution", 6, "--out", tmp_path / "out").done()
    likeness = trimesh.load_mesh(tmp_path / "out" / "s_rodin.ply", process=False)
    np.testing.assert_allclose(likeness.bounds / scale, source.bounds / scale, atol=0.1)
    measured = report(tmp_path / "out" / "s_rodin.json")
    assert Recipe.from_dict(measured["recipe"]).length in (1e-4, 1e5)
    rodin("measure", tmp_path / "out" / "s_rodin.json").done()


@pytest.mark.parametrize("shape", ["ball", "cube"])
def test_no_part_of_what_is_written_is_inside_out(rodin, shape, tmp_path):
    mesh = {"ball": trimesh.creation.icosphere(subdivisions=3), "cube": trimesh.creation.box()}[shape]
    mesh.export(tmp_path / "s.ply")
    words = ("--kind", "sword", "--overwrite", "--out", tmp_path)
    for refine in ("none", "latent", "surface"):
        result = rodin("reconstruct", tmp_path / "s.ply", *words, "--refine", refine)
        assert result.code == 0
        parts = trimesh.load_mesh(tmp_path / "s_rodin.ply", process=False).split()
        assert len(parts) == 4
        assert all(part.volume > 0 for part in parts), refine


def test_far_from_the_origin_the_file_holds_what_was_measured(rodin, primitives, tmp_path):
    """At 900 km float32 tells places 6 cm apart."""
    near, far = (trimesh.load_mesh(primitives, process=False) for _ in range(2))
    shift = np.array([9e5, -4e5, 7e5])
    far.vertices += shift
    source = tmp_path / "far.obj"
    source.write_text(trimesh.exchange.obj.export_obj(far, digits=12), encoding="ascii")
    near.export(tmp_path / "near.ply")
    words = ("--kind", "sword", "--refine", "latent", "--out", tmp_path)
    printed = [
        rodin("reconstruct", path, *words).done().split(": ")[1].split(" ->")[0]
        for path in (source, tmp_path / "near.ply")
    ]
    assert printed[0] == printed[1]
    found, other = (trimesh.load_mesh(tmp_path / f"{name}_rodin.ply", process=False) for name in ("far", "near"))
    assert b"property double x" in (tmp_path / "far_rodin.ply").read_bytes()
    assert b"property float x" in (tmp_path / "near_rodin.ply").read_bytes()
    np.testing.assert_allclose(found.vertices - shift, other.vertices, atol=0.01)
    again = read_mesh(tmp_path / "far_rodin.ply")
    assert len(np.unique(again.vertices, axis=0)) == len(again.vertices)


@pytest.mark.parametrize("value", [np.inf, -np.inf, np.nan, 1e38, 1e300, 1e-300])
def test_numbers_that_cannot_be_worked_with_are_refused_without_a_warning(start, value, tmp_path):
    places = [(0, 0, 0), (value, 0, 0), (0, value, value)]
    lines = ["ply", "format ascii 1.0", "element vertex 3", *(f"property double {axis}" for axis in "xyz")]
    lines += ["element face 1", "property list uchar int vertex_indices", "end_header"]
    lines += [" ".join(map(str, place)) for place in places] + ["3 0 1 2"]
    (tmp_path / "bad.ply").write_text("\n".join(lines) + "\n", encoding="ascii")
    result = ended(start("reconstruct", "bad.ply", "--out", "out"))
    assert result.refused().startswith("bad.ply: The mesh ")


def test_unused_vertices_may_be_anything(start, tmp_path):
    lines = ["v 0 0 0", "v 1 0 0", "v 0 1 5", "v nan inf 1e300", "f 1 2 3"]
    (tmp_path / "s.obj").write_text("\n".join(lines) + "\n", encoding="ascii")
    result = ended(start("reconstruct", "s.obj", "--out", "out"))
    assert result.code == 0
    assert "Warning" not in result.err

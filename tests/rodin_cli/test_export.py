"""Assets through real Blenders into files, and what happens when something is in the way."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import trimesh

from model_core.export.choices import preset_of
from rodin_cli.sources import gather

from .conftest import ENVIRONMENT, ended, geometry, names, told, until

MEASURE = """
import json, os, sys
import bpy
bpy.ops.wm.read_factory_settings(use_empty=True)
bpy.ops.import_scene.fbx(filepath=sys.argv[1])
bpy.context.view_layer.update()
points = [item.matrix_world @ vertex.co for item in bpy.data.objects
          if item.type == "MESH" and "Collision" not in item.name for vertex in item.data.vertices]
print("MEASURED", json.dumps([[f(p[axis] for p in points) for axis in range(3)] for f in (min, max)]))
sys.stdout.flush()
os._exit(0)
"""
QUICK = ("--lods", "6,4")


def measure(path) -> np.ndarray:
    """(2, 3): lowest and highest coordinates of a re-imported FBX, metres."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, timeout=120, check=True
    )
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("MEASURED"))
    return np.array(json.loads(line.removeprefix("MEASURED")))


@pytest.fixture(scope="module")
def exported(swords, tmp_path_factory) -> Path:
    """Three assets for no engine, in levels of 6 and 4 points, by one Blender."""
    from rodin_cli.app import main

    out = tmp_path_factory.mktemp("export") / "out"
    assert main(["export", str(swords), *QUICK, "--workers", "1", "--out", str(out)]) == 0
    return out


@pytest.mark.slow
def test_one_file_a_sword_in_metres_and_a_manifest(swords, exported):
    record = told(exported)
    stems = {path.stem for path in swords.glob("*.ply")}
    assert {sword["base"] for sword in record["assets"]} == stems
    assert {path.name for path in exported.iterdir()} == {
        *(f"{stem}.fbx" for stem in stems),
        *("manifest.json", "contact_sheet.png"),
    }
    (making,) = record["makings"]
    assert making["choices"] == {**preset_of("GENERIC").to_dict(), "resolutions": [6, 4]}
    for sword in record["assets"]:
        assert [level["resolution"] for level in sword["levels"]] == [6, 4]
        ply = trimesh.load_mesh(swords / f"{sword['base']}.ply", process=False)
        np.testing.assert_allclose(measure(exported / f"{sword['base']}.fbx"), ply.bounds, atol=2e-3)


@pytest.mark.slow
def test_two_blenders_make_what_one_makes(rodin, swords, exported, tmp_path):
    printed = rodin("export", swords, *QUICK, "--workers", 2, "--out", tmp_path).done()
    record = told(tmp_path)
    assert geometry(record) == geometry(told(exported))
    assert record["contact_sheets"] == ["contact_sheet_0001.png", "contact_sheet_0002.png"]
    assert not list(tmp_path.glob(".*"))
    assert printed.splitlines()[-1] == f"Wrote 3 assets to {tmp_path}."


@pytest.mark.slow
def test_every_choice_of_the_command_line(rodin, swords, tmp_path):
    words = (
        *("--for", "unreal", "--format", "gltf", "--lods", "6,4", "--lod-form", "first", "--collision", "boxes"),
        *("--top-axis", "-x", "--materials", "one", "--budget", 100_000, "--no-sockets", "--anyway"),
    )
    rodin("export", swords / "recipes.json:0", *words, "--out", tmp_path).done()
    record = told(tmp_path)
    (making,) = record["makings"]
    assert making["choices"] == {
        **preset_of("UNREAL").to_dict(),
        **{"format": "GLTF", "resolutions": [6, 4], "lods": "FIRST", "collision": "BOXES"},
        **{"top_axis": "-X", "materials": "ONE", "budget": 100_000, "sockets": False, "anyway": True},
    }
    (sword,) = record["assets"]
    assert sword["base"].startswith("SM_")
    assert [file["name"] for file in sword["files"]] == [f"{sword['base']}.glb"]
    assert len(sword["levels"]) == 1


@pytest.mark.slow
def test_the_same_manifest_gives_the_same_geometry(rodin, exported, tmp_path):
    """In the folder's own choices, and in other ones that leave the shape alone."""
    rodin("export", exported, "--out", tmp_path / "again").done()
    again = told(tmp_path / "again")
    assert geometry(again) == geometry(told(exported))
    assert again["makings"] == told(exported)["makings"]
    rodin("export", tmp_path / "again" / "manifest.json", "--format", "obj", "--out", tmp_path / "obj").done()
    assert geometry(told(tmp_path / "obj")) == geometry(again)
    assert len(list((tmp_path / "obj").glob("*.obj"))) == 3


@pytest.mark.slow
def test_a_manifest_of_rodin_0_1_0(rodin, exported, tmp_path):
    """It calls the top's axis the blade's; a word of the command line counts more."""
    record = json.loads((exported / "manifest.json").read_text(encoding="utf-8"))
    choices = record["makings"][0]["choices"]
    del choices["top_axis"]
    choices["blade_axis"] = "-X"
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    for words, axis in (((), "-X"), (("--top-axis", "y"), "Y")):
        rodin("export", path, *words, "--out", tmp_path / axis).done()
        (making,) = told(tmp_path / axis)["makings"]
        assert making["choices"]["top_axis"] == axis
        assert "blade_axis" not in making["choices"]


@pytest.mark.slow
def test_each_sword_of_a_manifest_keeps_its_own_choices_and_its_scale(rodin, swords, tmp_path):
    """Also in a folder where one export came after another."""
    for sword, words in (("0", ("--for", "godot")), ("1", ("--for", "unity"))):
        rodin("export", swords / f"recipes.json:{sword}", *words, *QUICK, "--out", tmp_path / "first").done()
    path = tmp_path / "first" / "manifest.json"
    record = told(path.parent)
    record["assets"][1]["scale"] = [[2, 0, 0], [0, 2, 0], [0, 0, 2]]
    path.write_text(json.dumps(record), encoding="utf-8")
    rodin("export", path, "--out", tmp_path / "second").done()
    again = told(tmp_path / "second")
    engines = [again["makings"][sword["making"]]["choices"]["engine"] for sword in again["assets"]]
    assert engines == ["GODOT", "UNITY"]
    assert {path.suffix for path in (tmp_path / "second").iterdir()} == {".glb", ".fbx", ".json", ".png"}
    for sword, before, scale in zip(again["assets"], record["assets"], (1, 2), strict=True):
        np.testing.assert_allclose(sword["size_m"], scale * np.array(before["size_m"]), rtol=1e-5)


def test_a_sword_without_a_recipe_is_left_out_and_said(rodin, tmp_path, capsys):
    record = {"manifest": 2, "makings": [], "assets": [], "refused": [], "missing": [], "contact_sheets": []}
    by_hand = {"name": "Bent", "base": "Bent", "recipe": None, "morphs": [], "scale": [], "making": 0, "files": []}
    record |= {"makings": [{"choices": {}}], "assets": [by_hand]}
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(record))
    result = rodin("export", path, "--out", tmp_path / "out")
    assert result.code == 1
    assert result.err.splitlines() == [
        f"Skipped Bent in {path}: it was exported without a recipe.",
        f"{path} contains no recipes.",
    ]
    for bad in ({"making": 7}, {"making": None}):
        path.write_text(json.dumps({**record, "assets": [{**by_hand, **bad}]}))
        assert rodin("export", path, "--out", tmp_path / "out").refused() == (
            f'"{path}" is not a complete manifest: entry 0 of "assets" is damaged.'
        )
    path.write_text(json.dumps({**record, "manifest": 3}))
    assert "not a manifest of version 2" in rodin("export", path, "--out", tmp_path / "out").refused()
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_one_sword_that_morphs_into_the_others(rodin, swords, tmp_path):
    rodin("export", swords, "--morph", "--format", "gltf", *QUICK, "--out", tmp_path).done()
    record = told(tmp_path)
    (sword,) = record["assets"]
    first, *others = gather([str(swords)]).entries
    assert sword["name"] == first.name
    assert [morph["name"] for morph in sword["morphs"]] == [entry.name for entry in others]
    content = (tmp_path / sword["files"][0]["name"]).read_bytes()
    scene = json.loads(content[20 : 20 + int.from_bytes(content[12:16], "little")])
    finest = next(mesh for mesh in scene["meshes"] if mesh["extras"]["targetNames"])
    assert finest["extras"]["targetNames"] == [entry.name for entry in others]
    rodin("export", tmp_path, "--out", tmp_path / "again").done()
    assert told(tmp_path / "again")["assets"][0]["morphs"] == sword["morphs"]


@pytest.mark.slow
def test_meshes_and_single_recipes(rodin, swords, primitives, tmp_path):
    glb = tmp_path / "glb_too.glb"
    trimesh.load_mesh(primitives, process=False).export(glb)
    rodin("export", primitives, glb, swords / "recipes.json:1", *QUICK, "--out", tmp_path / "fbx").done()
    bounds = trimesh.load_mesh(primitives, process=False).bounds
    record = told(tmp_path / "fbx")
    assert [sword["recipe"] is None for sword in record["assets"]] == [False, True, True]
    for name in ("primitives", "glb_too"):
        size = np.ptp(measure(tmp_path / "fbx" / f"{name}.fbx"), axis=0)
        np.testing.assert_allclose(np.sort(size), np.sort(np.ptp(bounds, axis=0)), atol=2e-3)


@pytest.mark.slow
def test_names_with_slashes_and_unicode(rodin, swords, tmp_path):
    """None leaves the folder, and those that an engine writes alike do not meet."""
    listed = json.loads((swords / "recipes.json").read_text(encoding="utf-8"))
    for sword, name in zip(listed["assets"], ["../../up", "Größe 剣", "Up"], strict=True):
        sword["name"] = name
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "recipes.json").write_text(json.dumps(listed), encoding="utf-8")
    words = ("--for", "unity", *QUICK, "--workers", 2)
    rodin("export", tmp_path / "odd", *words, "--out", tmp_path / "fbx").done()
    assert [sword["base"] for sword in told(tmp_path / "fbx")["assets"]] == ["Up", "Größe_剣", "Up_2"]
    assert {path.name for path in tmp_path.iterdir()} == {"odd", "fbx"}


@pytest.mark.slow
def test_what_is_refused_has_its_reason_and_the_rest_goes_on(rodin, swords, tmp_path):
    listed = json.loads((swords / "recipes.json").read_text(encoding="utf-8"))
    listed["assets"][1]["recipe"]["weights"] = "0" * 64
    foreign = listed["assets"][1]["name"]
    (tmp_path / "mixed").mkdir()
    (tmp_path / "mixed" / "recipes.json").write_text(json.dumps(listed))
    result = rodin("export", tmp_path / "mixed", *QUICK, "--out", tmp_path / "out")
    assert result.refused().startswith(f"{foreign} was refused: ")
    assert "not here (000000000000)" in result.err
    record = told(tmp_path / "out")
    assert names(record["refused"]) == [foreign]
    assert len(record["assets"]) == 2
    everything = rodin("export", swords, *QUICK, "--budget", 10, "--out", tmp_path / "none")
    assert everything.code == 1
    assert len(everything.err.splitlines()) == 3
    assert told(tmp_path / "none")["assets"] == []


@pytest.mark.slow
def test_what_was_exported_before_stays_in_the_manifest_while_its_files_do(rodin, swords, exported, tmp_path):
    out = shutil.copytree(exported, tmp_path / "out")
    first, second, third = names(told(out)["assets"])
    (out / f"{third}.fbx").unlink()
    rodin("export", swords / "recipes.json:0", "--lods", "4", "--overwrite", "--out", out).done()
    record = told(out)
    assert names(record["assets"]) == [second, first]
    assert [len(sword["levels"]) for sword in record["assets"]] == [2, 1]
    (out / "manifest.json").write_text("mine")
    assert "manifest.json" in rodin("export", swords, "--out", out).refused()
    assert (out / "manifest.json").read_text() == "mine"


def test_a_python_without_blender(rodin, swords, tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    for words in (
        ["export", swords, "--out", tmp_path / "x"],
        ["batch", "--count", 1, "--out", tmp_path / "x"],
        ["preview", swords, "--out", tmp_path / "x.png"],
    ):
        assert "pip install bpy" in rodin(*words).refused()
    assert not list(tmp_path.iterdir())


def test_a_job_over_its_time_is_stopped(rodin, swords, tmp_path, monkeypatch):
    monkeypatch.setattr("rodin_cli.export.shards.SECONDS", 0)
    monkeypatch.setattr("rodin_cli.export.shards.SECONDS_EACH", 0.01)
    result = rodin("export", swords, "--out", tmp_path / "fbx")
    assert result.code == 1
    assert "took longer" in result.err.splitlines()[0]
    assert len(told(tmp_path / "fbx")["missing"]) == 3


@pytest.mark.slow
@pytest.mark.parametrize("group", [False, True], ids=["the program alone", "as a terminal does"])
def test_ctrl_c_leaves_whole_files_and_says_what_is_missing(rodin, start, recipes, group, tmp_path):
    out = tmp_path / "out"
    program = start("export", recipes, *QUICK, "--workers", 2, "--out", out)
    until(lambda: len(list(out.glob(".rodin-*/0*/*.fbx"))) > 2, program)
    if group:
        os.killpg(program.pid, signal.SIGINT)
    else:
        program.send_signal(signal.SIGINT)
    result = ended(program)
    assert (result.code, result.refused()) == (130, "Stopped.")
    record = told(out)
    assert record["assets"]  # what was whole is kept
    assert len(record["assets"]) + len(record["missing"]) == 24
    assert not list(out.glob(".*"))
    checked = rodin("check", out)
    assert checked.code == 1
    assert checked.err.splitlines() == [f"The asset {name} is missing." for name in names(record["missing"])]
    rodin("export", recipes, *QUICK, "--out", out).done()
    assert len(told(out)["assets"]) == 24


def blenders(folder: Path) -> list[int]:
    """Process ids of jobs whose programs were started in this folder."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            words, where = (place / "cmdline").read_bytes(), os.readlink(place / "cwd")
        except OSError:  # it has ended
            continue
        if b"headless/__main__.py" in words and where == str(folder):
            found.append(int(place.name))
    return found


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
def test_a_blender_that_is_killed_costs_only_its_own_shard(rodin, start, recipes, tmp_path):
    out = tmp_path / "out"
    program = start("export", recipes, *QUICK, "--workers", 2, "--out", out)
    until(lambda: list(out.glob(".rodin-*/0*/*.fbx")) and len(blenders(tmp_path)) == 2, program)
    os.killpg(blenders(tmp_path)[0], signal.SIGKILL)
    result = ended(program)
    assert result.code == 1
    sentence, missing = result.err.splitlines()
    assert sentence == "Blender quit unexpectedly: signal SIGKILL."
    record = told(out)
    assert (len(record["assets"]), len(record["missing"])) == (12, 12)
    assert missing == f"Missing: {', '.join(names(record['missing']))}."
    rodin("export", recipes, *QUICK, "--out", out).done()
    assert not told(out)["missing"]


@pytest.mark.slow
def test_a_program_that_is_killed_leaves_nothing_half_written(rodin, start, recipes, tmp_path):
    out = tmp_path / "out"
    program = start("export", recipes, *QUICK, "--workers", 2, "--out", out)
    until(lambda: list(out.glob(".rodin-*/0*/*.fbx")), program)
    program.kill()
    ended(program)
    assert len(told(out)["missing"]) == 24
    rodin("export", recipes, *QUICK, "--out", out).done()
    assert len(told(out)["assets"]) == 24
    assert not list(out.glob(".*"))


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a limit stands for a full disk")
@pytest.mark.parametrize("kind", ["fbx", "gltf", "usd", "obj"])
def test_a_full_disk_gets_one_sentence(start, swords, kind, tmp_path):
    out, limit = tmp_path / "out", (20_000, 20_000)  # bytes of a file: enough for the manifest, not for an asset
    words = ("export", swords, *QUICK, "--format", kind, "--out", out)
    result = ended(start(*words, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit)))
    assert result.code == 1
    sentence, missing = result.err.splitlines()
    stem = gather([str(swords)]).entries[0].name
    assert f"{stem}." in sentence
    assert sentence.endswith(".") or sentence.endswith("?")
    assert ".rodin-" not in sentence
    record = told(out)
    assert not record["assets"]
    assert missing == f"Missing: {', '.join(names(record['missing']))}."


def test_a_folder_that_must_not_be_written(swords, tmp_path):
    """Also not by root, which may all that no power is taken from."""
    out = tmp_path / "out"
    out.mkdir(mode=0o555)
    program = [sys.executable, "-m", "rodin_cli", "export", str(swords), "--out", str(out)]
    if os.geteuid() == 0:
        powers = ("--inh-caps=-dac_override", "--bounding-set=-dac_override")
        if not shutil.which("setpriv"):
            pytest.skip("root may write everywhere, and there is no setpriv")
        program = ["setpriv", *powers, *program]
    done = subprocess.run(program, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == f"Cannot write to the folder {out}: Permission denied.\n"
    assert not list(out.iterdir())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--for", "doom"], "engine must be one of UNREAL, UNITY, GODOT, GENERIC, not DOOM"),
        (["--format", "blend"], "format must be one of FBX, GLTF, USD, OBJ, not BLEND"),
        (["--lods", "4,8"], "fewer points than the one before"),
        (["--lods", "32;16"], "such as 32,16,8,4, not '32;16'"),
        (["--top-axis", "w"], "top axis must be one of X, Y, Z, -X, -Y, -Z, not W"),
        (["--collision", "spheres"], "collision must be one of CONVEX, BOXES, NONE, not SPHERES"),
    ],
)
def test_choices_that_cannot_be(rodin, swords, words, sentence, tmp_path):
    assert sentence in rodin("export", swords, *words, "--out", tmp_path / "out").refused()
    assert not (tmp_path / "out").exists()


def test_what_cannot_morph(rodin, swords, primitives, tmp_path):
    for sources in ([swords / "recipes.json:0"], [swords, primitives]):
        sentence = rodin("export", *sources, "--morph", "--out", tmp_path / "out").refused()
        assert "two or more recipes" in sentence
    assert not (tmp_path / "out").exists()


def test_a_folder_stands_for_its_recipes_and_else_for_its_meshes(swords, primitives):
    assert [entry.file for entry in gather([str(swords)]).entries] == [
        sword["file"] for sword in json.loads((swords / "recipes.json").read_text())["assets"]
    ]
    assert gather([str(primitives.parent)]).meshes == (primitives,)
    twice = gather([str(swords), str(swords)])
    assert len({entry.name for entry in twice.entries}) == 6

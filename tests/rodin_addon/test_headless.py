"""The jobs that the command line runs, in every Blender."""

from __future__ import annotations

import json
import struct
import subprocess
import sys

import numpy as np
import pytest
from blenders import ROOT, Blender

JOBS = ROOT / "rodin_addon" / "headless"
TETRAHEDRON = """ply
format ascii 1.0
element vertex 4
property float x
property float y
property float z
element face 4
property list uchar int vertex_indices
end_header
0 0 0
2 0 0
0 1 0
0 0 3
3 0 2 1
3 0 1 3
3 1 2 3
3 0 3 2
"""


@pytest.fixture(scope="module")
def recipe() -> dict:
    code = """from model_core.library import Library
from model_core.model import Model
print(Model.open(Library().first().folder, engine="numpy").sample("katana", 3).to_json())"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    return json.loads(done.stdout)


def job(blender: Blender, folder, name: str, request: dict) -> dict:
    asked, answered = folder / "request.json", folder / "response.json"
    asked.write_text(json.dumps(request), encoding="utf-8")
    done = blender.run(JOBS, name, asked, answered, seconds=180)
    answer = json.loads(answered.read_text(encoding="utf-8"))
    assert done.returncode == (0 if answer["ok"] else 1), done.stderr
    return answer


def written(folder) -> list[str]:
    return sorted(path.name for path in (folder / "fbx").iterdir())


def test_export(blender, tmp_path, recipe):
    (tmp_path / "corner.ply").write_text(TETRAHEDRON, encoding="ascii")
    (tmp_path / "broken.ply").write_text("ply\nnothing", encoding="ascii")
    answer = job(
        blender,
        tmp_path,
        "export",
        {
            "recipes": [{"name": "Ka/tana", "recipe": recipe}],
            "meshes": [
                str(tmp_path / "corner.ply"),
                str(tmp_path / "broken.ply"),
                str(tmp_path / "none.ply"),
            ],
            "out": str(tmp_path / "fbx"),
            "choices": {"resolutions": [8, 4]},
        },
    )
    assert written(tmp_path) == ["Ka_tana.fbx", "contact_sheet.png", "corner.fbx", "manifest.json"]
    record = answer["manifest"]
    sizes = {entry["name"]: entry["size_m"] for entry in record["assets"]}
    assert sizes["corner"] == pytest.approx([2, 1, 3], rel=1e-6)
    assert sizes["Ka/tana"][2] == pytest.approx(recipe["length"], rel=0.1)
    assert [entry["name"] for entry in record["refused"]] == ["broken", "none"]


def test_export_of_nothing(blender, tmp_path):
    answer = job(blender, tmp_path, "export", {"out": str(tmp_path / "fbx")})
    assert answer == {"ok": False, "error": "There is nothing to export."}


def test_a_foreign_recipe(blender, tmp_path, recipe):
    request = {
        "recipes": [{"name": "x", "recipe": recipe | {"weights": "0" * 64}}],
        "out": str(tmp_path / "fbx"),
    }
    (refused,) = job(blender, tmp_path, "export", request)["manifest"]["refused"]
    (reason,) = refused["reasons"]
    assert "is not here" in reason
    assert written(tmp_path) == ["manifest.json"]


def test_sheet(blender, tmp_path, recipe):
    (tmp_path / "corner.ply").write_text(TETRAHEDRON, encoding="ascii")
    sword = {"label": "katana", "recipe": recipe, "resolution": 8}
    mesh = {"label": "Ecke ünïcode", "ply": str(tmp_path / "corner.ply")}
    out = tmp_path / "sheets" / "sheet.png"
    answer = job(blender, tmp_path, "sheet", {"rows": [[sword, mesh]], "out": str(out), "width": 96, "samples": 1})
    assert answer["ok"], answer
    header = out.read_bytes()[:24]
    assert header[:8] == b"\x89PNG\r\n\x1a\n"
    assert list(struct.unpack(">II", header[16:])) == answer["pixels"]
    assert answer["pixels"][0] == 96
    assert [path.name for path in out.parent.iterdir()] == ["sheet.png"]


def test_a_pair_shares_a_cell(blender, tmp_path, recipe):
    """One cell of a sheet is higher than it is wide; with two assets in it, less so."""
    sword = {"label": "katana", "recipe": recipe, "resolution": 8}
    heights = []
    for item in (sword, {"label": "pair", "pair": [sword, sword]}):
        request = {"rows": [[item] * 3], "out": str(tmp_path / "sheet.png"), "width": 96, "samples": 1}
        answer = job(blender, tmp_path, "sheet", request)
        assert answer["ok"], answer
        heights.append(answer["pixels"][1])
    assert heights[1] < 0.9 * heights[0]


def test_a_part_up_close(blender, tmp_path, recipe):
    """A katana is many times as high as wide; the frame of its guard is square, and the guard fills 4/5 of it."""
    item = {"label": "katana", "recipe": recipe, "resolution": 8, "parts": ["guard"]}
    request = {"rows": [[item] * 3], "out": str(tmp_path / "sheet.png"), "width": 96, "samples": 1}
    answer = job(blender, tmp_path, "sheet", request)
    width, height = answer["pixels"]
    assert height == pytest.approx(width * 1.28 / (3 * (0.8 + 0.06) + 0.06), rel=0.05)
    request["rows"] = [[item | {"parts": ["wings"]}]]
    answer = job(blender, tmp_path, "sheet", request)
    assert answer["error"] == "There is no part wings; choose from blade, guard, grip, pommel."


def test_an_unknown_job(blender, tmp_path):
    answer = job(blender, tmp_path, "dance", {})
    assert "no job" in answer["error"]


@pytest.mark.slow  # in the fast Blender rodin bench has it run as well
def test_bench(blender, tmp_path):
    answer = job(blender, tmp_path, "bench", {"updates": 20, "resolution": 4})
    assert answer["ok"]
    assert answer["blender"].startswith(blender.version)
    assert 0 < answer["decode_ms"]["p50"] < answer["atlasnet_ms"]["p50"]
    assert answer["patches_ms"]["worst"] >= answer["patches_ms"]["p95"] > 0


PACK = """import os, sys
import bpy

folder = sys.argv[1]
bpy.ops.wm.read_factory_settings(use_empty=True)
bpy.ops.mesh.primitive_cube_add(size=2, location=(5, 0, 0), rotation=(0, 0, 0.5), scale=(1, 2, 3))
bpy.context.object.name = "Seen"
bpy.ops.object.modifier_add(type="BEVEL")
for name, hide in (("In View", "hide_viewport"), ("In Renders", "hide_render")):
    bpy.ops.mesh.primitive_cube_add()
    bpy.context.object.name = name
    setattr(bpy.context.object, hide, True)
bpy.ops.object.armature_add()
text = bpy.data.texts.new("run.py")
text.write(f"open({folder!r} + '/was_run', 'w')")
text.use_module = True
bpy.ops.wm.save_as_mainfile(filepath=folder + "/pack.blend")
for name in ("In View", "In Renders"):
    bpy.data.objects.remove(bpy.data.objects[name])
bpy.ops.export_scene.fbx(filepath=folder + "/pack.fbx", use_mesh_modifiers=True)
bpy.ops.wm.usd_export(filepath=folder + "/pack.usdc")
os._exit(0)
"""


@pytest.mark.parametrize("suffix", ["blend", "fbx", "usdc"])
def test_unpack(blender, tmp_path, suffix):
    """What is seen, where it is, with its modifiers; and no script of a stranger's file is run."""
    blender.run("-c", PACK, tmp_path, seconds=120)
    answer = job(blender, tmp_path, "unpack", {"file": str(tmp_path / f"pack.{suffix}"), "out": str(tmp_path)})
    assert len(answer["parts"]) == 1, answer
    with np.load(tmp_path / answer["parts"][0]["file"], allow_pickle=False) as arrays:
        vertices, triangles = arrays["vertices"], arrays["triangles"]
    assert len(triangles) > 12
    np.testing.assert_allclose(vertices.mean(axis=0), [5, 0, 0], atol=1e-3)
    assert np.ptp(vertices[:, 2]) == pytest.approx(6, rel=1e-3)
    assert not (tmp_path / "was_run").exists()


@pytest.mark.parametrize("suffix", ["blend", "fbx", "usdc"])
def test_unpack_of_what_is_damaged(blender, tmp_path, suffix):
    path = tmp_path / f"broken.{suffix}"
    path.write_bytes(b"nothing of the sort")
    answer = job(blender, tmp_path, "unpack", {"file": str(path), "out": str(tmp_path)})
    assert not answer["ok"]
    assert "broken" in answer["error"]
    assert len(answer["error"].splitlines()) == 1

from __future__ import annotations

import resource
import shutil
import sys
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
import trimesh
from PIL import Image

from model_core.surface.mesh import TriangleMesh
from rodin_cli.commands.preview import _pairs
from rodin_cli.meshes.writing import write_ply
from rodin_cli.sheets import columns, rows

from .conftest import ended


@pytest.mark.slow
def test_a_picture_of_recipes_and_of_meshes(rodin, swords, primitives, tmp_path):
    (tmp_path / "meshes").mkdir()
    shutil.copy(primitives, tmp_path / "meshes" / "größe.ply")
    sheet = tmp_path / "out" / "sheet.png"
    rodin("preview", swords, tmp_path / "meshes", "--width", 240, "--resolution", 6, "--out", sheet).done()
    assert [path.name for path in sheet.parent.iterdir()] == ["sheet.png"]
    with Image.open(sheet) as picture:
        assert picture.width == 240
        pixels = np.asarray(picture.convert("L"), dtype=float)
    assert pixels.std() > 5  # something stands before the backdrop


@pytest.mark.slow
def test_a_picture_of_one_asset_is_no_wider_than_it_needs(rodin, primitives, tmp_path):
    """At the full width of a sheet it would be three times as tall as wide, and take minutes."""
    (tmp_path / "one").mkdir()
    shutil.copy(primitives, tmp_path / "one")
    rodin("preview", tmp_path / "one", "--width", 1600, "--out", tmp_path / "sheet.png").done()
    with Image.open(tmp_path / "sheet.png") as picture:
        assert 300 <= picture.width <= 800
        assert picture.height == pytest.approx(1280, abs=3)  # an asset of 1,000, its label and the margins


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a limit stands for a full disk")
def test_a_full_disk_keeps_the_picture_from_before(start, primitives, tmp_path):
    (tmp_path / "one").mkdir()
    shutil.copy(primitives, tmp_path / "one")
    (tmp_path / "sheet.png").write_bytes(b"an older picture")
    limit = (10_000, 10_000)  # bytes of a file: enough to ask Blender, not for the picture
    words = ("preview", tmp_path / "one", "--width", 400, "--out", tmp_path / "sheet.png")
    result = ended(start(*words, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit)))
    assert (result.code, result.err) == (1, '"sheet.png" was only partly written; is the disk full?\n')
    assert (tmp_path / "sheet.png").read_bytes() == b"an older picture"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "sheet.png"]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ((12,), [6, 6]),
        ((12, 6, 2), [12, 6, 2]),
        ((1,), [1]),
        ((2,), [2]),
        ((48,), [16, 16, 16]),
        ((5, 5), [5, 5]),
    ],
)
def test_rows(sizes, expected):
    groups = [[{"label": f"{group}.{n}"} for n in range(size)] for group, size in enumerate(sizes)]
    laid = rows(groups, columns(sum(sizes), 1))
    assert [len(row) for row in laid] == expected
    assert list(chain(*laid)) == list(chain(*groups))


def test_pairs_take_the_room_of_two():
    assert (columns(48, 1), columns(48, 2)) == (20, 10)


@pytest.mark.parametrize(
    ("words", "height"), [(["--columns", 1], 3), (["--columns", 2], 2), ([], 1), (["--part", "guard"], 1)]
)
def test_columns(rodin, swords, monkeypatch, tmp_path, words, height):
    asked = []

    def render(job: str, request: dict, seconds: float) -> None:
        asked.append(request)
        Path(request["out"]).touch()

    monkeypatch.setattr("rodin_cli.sheets.run_job", render)
    rodin("preview", swords, *words, "--out", tmp_path / "sheet.png").done()
    assert len(asked[0]["rows"]) == height
    assert {"guard" in item.get("parts", []) for row in asked[0]["rows"] for item in row} == {"--part" in words}


def items(*labels: str) -> list[dict]:
    return [{"label": label, "ply": f"{label}.ply"} for label in labels]


def test_pairs_go_by_name():
    """In the order of the sources: likenesses sort otherwise, as here."""
    sources, likenesses = items("a", "a_b"), items("a_b_rodin", "a_rodin", "other_rodin")
    pairs = _pairs(sources, likenesses, "likenesses")
    assert [pair["label"] for pair in pairs] == ["a", "a_b"]
    assert [[item["label"] for item in pair["pair"]] for pair in pairs] == [["a", "a_rodin"], ["a_b", "a_b_rodin"]]


def test_a_source_without_a_likeness(rodin, primitives, tmp_path):
    for name in ("sources/a", "sources/b", "likenesses/a_rodin"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(primitives, tmp_path / f"{name}.ply")
    words = ("--beside", tmp_path / "likenesses", "--out", tmp_path / "x" / "sheet.png")
    sentence = rodin("preview", tmp_path / "sources", *words).refused()
    assert sentence == f"{tmp_path / 'likenesses'} has no b_rodin to show beside b."
    assert not (tmp_path / "x").exists()


def test_a_part_of_a_mesh_that_has_none(rodin, primitives, tmp_path):
    (tmp_path / "meshes").mkdir()
    shutil.copy(primitives, tmp_path / "meshes")
    sentence = rodin("preview", tmp_path / "meshes", "--part", "guard", "--out", tmp_path / "x" / "sheet.png").refused()
    assert sentence == "Only the parts of assets with a recipe can be shown, not those of other meshes."
    assert not (tmp_path / "x").exists()


def test_a_folder_of_likenesses_that_is_not_there(rodin, swords, tmp_path):
    words = ("--beside", tmp_path / "none", "--out", tmp_path / "x" / "sheet.png")
    assert rodin("preview", swords, *words).refused() == f"There is no folder {tmp_path / 'none'}."


@pytest.mark.slow
@pytest.mark.parametrize("shift", [0.0, 9e5])
def test_a_likeness_stands_beside_its_source_to_the_same_scale(rodin, primitives, shift, tmp_path):
    """One of half the length is seen half as high, to the right; far away too, where float32 is coarse."""
    mesh = trimesh.load_mesh(primitives, process=False)
    for name, length in {"sources/a": 1.0, "likenesses/a_rodin": 0.5}.items():
        (tmp_path / name).parent.mkdir()
        middle = mesh.bounds.mean(axis=0)
        shorter = (mesh.vertices - middle) * [length, 1, 1] + middle + shift
        write_ply(tmp_path / f"{name}.ply", TriangleMesh(shorter, np.array(mesh.faces)))
    sheet = tmp_path / "sheet.png"
    rodin("preview", tmp_path / "sources", "--beside", tmp_path / "likenesses", "--width", 240, "--out", sheet).done()
    with Image.open(sheet) as picture:
        pixels = np.asarray(picture.convert("L"), dtype=float)[: int(0.85 * picture.height)]  # without the label
    halves = [np.abs(half - pixels[0, 0]) > 15 for half in np.split(pixels, 2, axis=1)]
    left, right = (np.ptp(np.flatnonzero(half.any(axis=1))) for half in halves)
    assert right == pytest.approx(0.5 * left, abs=4)


def test_too_many_for_one_sheet(rodin, primitives, tmp_path):
    (tmp_path / "many").mkdir()
    for number in range(201):
        (tmp_path / "many" / f"{number}.ply").symlink_to(primitives)
    assert "at most 200" in rodin("preview", tmp_path / "many", "--out", tmp_path / "x" / "sheet.png").refused()
    assert not (tmp_path / "x").exists()

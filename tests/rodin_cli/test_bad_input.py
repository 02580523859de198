"""What the issue of bad input asks for: a sentence each, a non-zero exit, nothing half-written."""

from __future__ import annotations

import hashlib
import json

import numpy as np
import pytest
import trimesh

TRIANGLE = [[0, 0, 0], [1, 0, 0], [0, 1, 0]]

BAD_MESHES = {
    "no faces": (TRIANGLE, [], "no faces"),
    "one vertex": ([[0, 0, 0]], [], "no faces"),
    "one vertex thrice": ([[1, 2, 3]], [[0, 0, 0]], "no area"),
    "zero area": ([[0, 0, 0], [1, 1, 1], [2, 2, 2]], [[0, 1, 2]], "no area"),
    "NaN": ([[0, 0, np.nan], [1, 0, 0], [0, 1, 0]], [[0, 1, 2]], "NaN or infinite"),
    "infinity": ([[0, 0, np.inf], [1, 0, 0], [0, 1, 0]], [[0, 1, 2]], "NaN or infinite"),
    "coordinates of 1e9": ([[1e9, 0, 0], [1e9 + 1000, 0, 0], [1e9, 1000, 0]], [[0, 1, 2]], "beyond"),
    "an index too high": (TRIANGLE, [[0, 1, 9]], "missing vertices"),
}


@pytest.mark.parametrize(("vertices", "triangles", "words"), BAD_MESHES.values(), ids=BAD_MESHES)
@pytest.mark.parametrize("command", ["reconstruct", "interpolate", "export", "preview"])
def test_meshes_without_a_usable_surface(rodin, write_ply, vertices, triangles, words, command, tmp_path):
    bad = write_ply(vertices, triangles)
    out = tmp_path / "out"
    arguments = {
        "reconstruct": [bad, "--out", out],
        "interpolate": [bad, bad, "--out", out],
        "export": [bad, "--out", out],
        "preview": [tmp_path, "--out", out / "sheet.png"],
    }[command]
    sentence = rodin(command, *arguments).refused()
    assert words in sentence
    assert "bad.ply" in sentence
    assert not out.exists()


BAD_FILES = {
    "text.ply": b"Dear reader,\nthis is a letter.\n",
    "empty.ply": b"",
    "truncated.ply": b"ply\nformat binary_little_endian 1.0\nelement vertex 9\n"
    b"property float x\nproperty float y\nproperty float z\n"
    b"element face 9\nproperty list uchar int vertex_indices\nend_header\n"
    b"12",
    "text.obj": b"Dear reader",
    "text.stl": b"Dear reader",
    "text.glb": b"Dear reader",
    "text.off": b"Dear reader",
    "sword.blend": b"BLENDER",
    "sword": b"",
}


@pytest.mark.parametrize(("name", "content"), BAD_FILES.items(), ids=BAD_FILES)
def test_files_that_are_no_meshes(rodin, name, content, tmp_path):
    (tmp_path / name).write_bytes(content)
    assert name in rodin("reconstruct", tmp_path / name, "--out", tmp_path / "out").refused()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["missing.ply", "folder.ply", "a/b/c.obj", "剣.ply"])
def test_files_that_are_not_there(rodin, name, tmp_path):
    (tmp_path / "folder.ply").mkdir()
    sentence = rodin("reconstruct", tmp_path / name, "--out", tmp_path / "out").refused()
    assert sentence == f"There is no file {tmp_path / name}."
    assert not (tmp_path / "out").exists()


def test_a_folder_without_swords(rodin, tmp_path):
    (tmp_path / "empty").mkdir()
    for words in (["export", "--out", "x"], ["preview", "--out", "x.png"]):
        assert "neither" in rodin(words[0], tmp_path / "empty", *words[1:]).refused()


@pytest.mark.slow
def test_two_million_faces(rodin, tmp_path):
    side = 1001
    x, y = np.meshgrid(np.linspace(0, 1, side), np.linspace(0, 0.1, side))
    z = 0.02 * np.sin(20 * x) * np.sin(90 * y)
    first = (np.arange(side - 1)[:, None] * side + np.arange(side - 1)).reshape(-1, 1)
    faces = np.concatenate([first + np.array(corners) for corners in ([0, 1, side + 1], [0, side + 1, side])])
    assert len(faces) == 2_000_000
    vertices = np.stack([x, y, z], axis=-1).reshape(-1, 3)
    trimesh.Trimesh(vertices, faces, process=False).export(tmp_path / "large.ply")
    rodin("reconstruct", tmp_path / "large.ply", "--out", tmp_path / "out").done()
    assert (tmp_path / "out" / "large_rodin.ply").is_file()


def spoil_missing_folder(folder):
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


def spoil_missing_arrays(folder):
    (folder / "weights.npz").unlink()


def spoil_missing_card(folder):
    (folder / "weights.json").unlink()


def spoil_truncated(folder):
    content = (folder / "weights.npz").read_bytes()
    (folder / "weights.npz").write_bytes(content[: len(content) // 2])


def spoil_tampered(folder):
    content = bytearray((folder / "weights.npz").read_bytes())
    content[len(content) // 2] ^= 1
    (folder / "weights.npz").write_bytes(content)


def spoil_card(folder):
    (folder / "weights.json").write_text("{")


def _vouch(folder):
    """A card that agrees with whatever the arrays are now."""
    card = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
    card["sha256"] = hashlib.sha256((folder / "weights.npz").read_bytes()).hexdigest()
    (folder / "weights.json").write_text(json.dumps(card), encoding="utf-8")


def spoil_foreign_arrays(folder):
    np.savez(folder / "weights.npz", weight=np.zeros((3, 3)))
    _vouch(folder)


def spoil_pickled_arrays(folder):
    np.savez(folder / "weights.npz", weight=np.array([{"a": 1}], dtype=object), allow_pickle=True)
    _vouch(folder)


def spoil_single_array(folder):
    with (folder / "weights.npz").open("wb") as file:
        np.save(file, np.zeros(3))
    _vouch(folder)


def spoil_text_arrays(folder):
    (folder / "weights.npz").write_text("Dear reader")
    _vouch(folder)


SPOILERS = [
    *(spoil_missing_folder, spoil_missing_arrays, spoil_missing_card, spoil_truncated, spoil_tampered),
    *(spoil_card, spoil_foreign_arrays, spoil_pickled_arrays, spoil_text_arrays),
    spoil_single_array,
]


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda spoil: spoil.__name__.removeprefix("spoil_"))
@pytest.mark.parametrize("command", ["generate", "reconstruct", "interpolate", "evaluate"])
def test_weights_that_cannot_be_trusted(rodin, weights, spoil, command, primitives, tmp_path):
    spoil(weights)
    out = tmp_path / "out"
    arguments = {
        "generate": ["--out", out],
        "reconstruct": [primitives, "--out", out],
        "interpolate": [primitives, primitives, "--out", out],
        "evaluate": ["--json", out / "figures.json"],
    }[command]
    assert str(weights) in rodin(command, *arguments, "--weights", weights).refused()
    assert not out.exists()


@pytest.mark.parametrize(
    "command", ["generate", "reconstruct", "interpolate", "export", "preview", "evaluate", "ablate", "zip"]
)
def test_a_folder_that_cannot_be_made(rodin, command, swords, primitives, tmp_path):
    """Below a file: what even root cannot write."""
    (tmp_path / "file").write_text("kept")
    out = tmp_path / "file" / "out"
    arguments = {
        "generate": ["--out", out],
        "reconstruct": [primitives, "--out", out],
        "interpolate": [swords / "recipes.json:0", swords / "recipes.json:1", "--out", out],
        "export": [swords, "--out", out],
        "preview": [swords, "--out", out / "sheet.png"],
        "evaluate": ["--json", out / "figures.json"],
        "ablate": ["--out", out / "ablations.md"],
        "zip": ["--out", out],
    }[command]
    assert rodin(command, *arguments).refused() == (f"Cannot create the folder {out}: Not a directory.")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text() == "kept"


def test_a_result_whose_place_is_taken_by_a_folder(rodin, tmp_path):
    (tmp_path / "recipes.json").mkdir()
    rodin("generate", "--style", "katana", "--resolution", 4, "--out", tmp_path).refused()
    assert [path.name for path in tmp_path.iterdir()] == ["recipes.json"]


def test_a_list_of_recipes_that_cannot_be_read_is_not_lost(rodin, tmp_path):
    (tmp_path / "recipes.json").write_text("mine")
    assert "recipes.json" in rodin("generate", "--resolution", 4, "--out", tmp_path).refused()
    assert [path.name for path in tmp_path.iterdir()] == ["recipes.json"]
    assert (tmp_path / "recipes.json").read_text() == "mine"


def test_a_recipe_of_another_size_names_its_file(rodin, swords, tmp_path):
    data = json.loads((swords / "recipes.json").read_text(encoding="utf-8"))
    data["assets"][0]["recipe"]["latent"].pop()
    path = tmp_path / "recipes.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert rodin("measure", f"{path}:0").refused().startswith(f"{path}:0: The recipe has 127 latent numbers")

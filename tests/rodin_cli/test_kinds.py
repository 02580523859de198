"""Kinds that Rodin does not bring: a folder of one's own, and what is said of those that are unknown or broken."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import trimesh

from model_core.kinds import named_kind

SWORD = named_kind("sword")
KIND = """
name = "club"
singular = "club"
plural = "clubs"
judged = "head"

[[part]]
name = "handle"
low = "cap"
high = "cap"
material = { name = "Club Wood", colour = [0.25, 0.13, 0.06], metallic = 0.0, roughness = 0.7, finish = "wrapped" }

[[part]]
name = "head"
low = "cap"
high = "pole"
material = { name = "Club Head", colour = [0.3, 0.2, 0.1], metallic = 0.0, roughness = 0.6 }

[pose]
pivot = "handle"
bottom = ["handle", "low"]
top = ["head", "high"]

[[joint]]
part = "head"
on = ["handle", "high"]

[[dimension]]
name = "overall_length"
of = "head"
measure = "height"
start = ["handle", "low"]
end = ["head", "high"]
meaning = "From end to end"
"""
FORGE = """
import numpy as np

from model_core.forge.tube import high_cap, low_cap, ring

FAMILIES = ("short", "long")
_LENGTHS = {"short": (0.1, 0.2), "long": (0.4, 0.6)}


def draw(family, rng):
    return {
        "length": rng.uniform(*_LENGTHS[family]),
        **{part: (rng.uniform(0.015, 0.05), rng.uniform(0, 1), rng.uniform(-0.3, 0.3)) for part in ("handle", "head")},
    }


def forge(parameters, resolution):
    along = np.linspace(0, 1, resolution)
    handle = _sides(*parameters["handle"], along, np.ones(resolution), -0.15 + 0.3 * along)
    head = _sides(*parameters["head"], along, np.sqrt(1 - along), 0.14 + parameters["length"] * along)
    charts = [*handle, low_cap(handle), high_cap(handle), *head, low_cap(head)]
    return np.stack(charts).astype(np.float32)


def _sides(radius, squareness, bulge, along, shape, height):
    radii = radius * shape * (1 + bulge * np.sin(np.pi * along))
    section = ring(np.linspace(0, 1, len(along)), squareness)[:, None] * radii[None, :, None, None]
    z = np.broadcast_to(height[None, :, None, None], (*section.shape[:3], 1))
    return np.concatenate([section, z], axis=-1)
"""


@pytest.fixture
def club(tmp_path: Path) -> Path:
    """The folder of a kind that is none of ours."""
    folder = tmp_path / "club"
    folder.mkdir()
    (folder / "kind.toml").write_text(KIND, encoding="utf-8")
    (folder / "forge.py").write_text(FORGE, encoding="utf-8")
    return folder


def test_a_folder_s_forge_makes_closed_meshes(rodin, club, tmp_path):
    out = tmp_path / "out"
    words = ("--count", 3, "--resolution", 6, "--out", out)
    assert rodin("forge", "--kind", club, *words).done() == f"3 clubs in {out}.\n"
    assert sorted(path.name for path in out.iterdir()) == [
        *("0_000000_short.ply", "0_000001_long.ply", "0_000002_short.ply"),
    ]
    for path in out.iterdir():
        mesh = trimesh.load_mesh(path, process=False)
        assert mesh.is_watertight
        assert mesh.extents[2] > 0.35


@pytest.mark.slow
def test_a_model_of_a_folder_s_kind_is_whole_without_the_folder(rodin, club, swords, tmp_path):
    """It is trained, and then draws and says its dimensions by what its card carries."""
    weights, run = tmp_path / "weights", tmp_path / "run"
    rodin("train", "--kind", club, "--preset", "smoke", "--run", run, "--out", weights).done()
    card = json.loads((weights / "weights.json").read_text(encoding="utf-8"))
    assert card["kind"]["name"] == "club"
    assert card["training"]["command"] == "rodin train --kind club --preset smoke"
    shutil.rmtree(club)
    words = ("--weights", weights, "--resolution", 6, "--out", tmp_path / "out")
    assert "2 clubs in " in rodin("generate", "--count", 2, *words).done()
    listed = json.loads((tmp_path / "out" / "recipes.json").read_text(encoding="utf-8"))["swords"]
    assert {item["recipe"]["kind"] for item in listed} == {"club"}
    middle = [0.0] * len(listed[0]["recipe"]["latent"])  # the mean shape: so short a training draws wild codes
    first, sword = changed(tmp_path / "out", tmp_path, latent=middle), swords / "recipes.json:0"
    assert "overall_length, m" in rodin("measure", first, "--weights", weights).done()
    for command in (
        ["interpolate", first, sword, "--out", tmp_path / "none"],
        ["mix", "--take", f"handle={first}", "--rest", sword, "--out", tmp_path / "none"],
    ):
        said = rodin(*command, "--weights", weights).refused()
        assert "cannot be combined: they are of different kinds." in said
    assert not (tmp_path / "none").exists()
    assert rodin("measure", first).refused().startswith("The model that this was made with is not here")


@pytest.mark.parametrize("command", [["forge"], ["train", "--preset", "smoke"], ["atlas"]], ids=" ".join)
@pytest.mark.parametrize("kind", ["lance", "no/such folder"])
def test_a_kind_that_is_not_there(rodin, command, kind, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    named = [kind] if command == ["atlas"] else ["--kind", kind, "--out", "out"]
    assert rodin(*command, *named).refused() == f"There is no kind {kind}; there are sword."
    assert not list(tmp_path.iterdir())


def test_no_model_of_a_kind(rodin, tmp_path):
    out = tmp_path / "out"
    assert rodin("generate", "--kind", "lance", "--out", out).refused() == "There is no model of the kind lance."
    assert not out.exists()


def spoil_toml(folder: Path) -> None:
    (folder / "kind.toml").write_text("name =")


def spoil_part(folder: Path) -> None:
    text = KIND.replace('on = ["handle", "high"]', 'on = ["shaft", "high"]')
    (folder / "kind.toml").write_text(text, encoding="utf-8")


def spoil_key(folder: Path) -> None:
    (folder / "kind.toml").write_text("colour = 3\n" + KIND, encoding="utf-8")


def spoil_no_forge(folder: Path) -> None:
    (folder / "forge.py").unlink()


def spoil_forge(folder: Path) -> None:
    (folder / "forge.py").write_text("FAMILIES = (")


def spoil_charts(folder: Path) -> None:
    (folder / "forge.py").write_text(FORGE.replace(", low_cap(head)]", "]"), encoding="utf-8")


BROKEN = {
    spoil_toml: "kind.toml is not TOML",
    spoil_part: 'on of joint 1 must be a part and "low" or "high".',
    spoil_key: "The kind has no colour.",
    spoil_no_forge: "there is no",
    spoil_forge: "does not work",
    spoil_charts: "makes grids of shape (10, 3, 3, 3), not 11 charts.",
}


@pytest.mark.parametrize(("spoil", "words"), BROKEN.items(), ids=lambda one: getattr(one, "__name__", ""))
@pytest.mark.parametrize("command", ["forge", "train"])
def test_a_broken_folder_gets_one_sentence(rodin, club, spoil, words, command, tmp_path):
    spoil(club)
    more = ["--preset", "smoke", "--run", tmp_path / "run"] if command == "train" else []
    said = rodin(command, "--kind", club, *more, "--out", tmp_path / "out").refused()
    assert words in said
    assert str(club) in said
    assert [path.name for path in tmp_path.iterdir()] == ["club"]


def changed(made: Path, folder: Path, **values: object) -> Path:
    """The first recipe of a folder with other values, in a file of its own."""
    item = json.loads((made / "recipes.json").read_text(encoding="utf-8"))["swords"][0]
    item["recipe"] |= values
    path = folder / "other.json"
    path.write_text(json.dumps(item), encoding="utf-8")
    return path


def test_a_recipe_of_a_kind_that_is_not_here(rodin, swords, tmp_path):
    lance = changed(swords, tmp_path, kind="lance", weights="f" * 64)
    said = "The model that this was made with is not here (ffffffffffff)."
    assert rodin("measure", lance).refused() == said
    assert rodin("vary", lance, "--strength", 0.5, "--out", tmp_path / "out").refused() == said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", ["interpolate", "mix"])
@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"kind": "lance"}, "cannot be combined: they are of different kinds."),
        ({"weights": "f" * 64}, "These were made with different models; update them to one model first."),
    ],
    ids=["kinds", "models"],
)
def test_recipes_that_do_not_go_together(rodin, swords, command, values, said, tmp_path):
    other, sword = changed(swords, tmp_path, **values), swords / "recipes.json:1"
    words = {"interpolate": [sword, other], "mix": ["--take", f"blade={sword}", "--rest", other]}[command]
    assert said in rodin(command, *words, "--out", tmp_path / "out").refused()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("word", ["blade", "=a.json", "blade="])
def test_what_takes_no_part(rodin, swords, word, tmp_path):
    words = ("--take", word, "--rest", swords / "recipes.json:0", "--out", tmp_path / "out")
    said = rodin("mix", *words).refused()
    assert said == f"A part is taken as in --take PART=recipes.json:0, not as in {word}."


def test_a_part_that_a_kind_lacks(rodin, swords, tmp_path):
    sword, out = swords / "recipes.json:0", tmp_path / "out"
    assert "tassel" in rodin("mix", "--take", f"tassel={sword}", "--rest", sword, "--out", out).refused()
    assert not out.exists()


def test_a_folder_without_a_model(rodin, swords, tmp_path):
    (tmp_path / "empty").mkdir()
    for folder, said in (("empty", "holds no model."), ("none", "There is no folder")):
        for command in (
            ["generate", "--out", tmp_path / "out"],
            ["export", swords, "--out", tmp_path / "out"],
            ["preview", swords, "--out", tmp_path / "out" / "sheet.png"],
            ["bench", "--updates", 20, "--json", tmp_path / "out" / "bench.json"],
        ):
            assert said in rodin(*command, "--weights", tmp_path / folder).refused()
            assert not (tmp_path / "out").exists()


def test_weights_under_the_names_of_rodin_0_1_0(rodin, weights, tmp_path):
    for ending in ("npz", "json"):
        (weights / f"weights.{ending}").rename(weights / f"swords.{ending}")
    words = ("--style", "katana", "--resolution", 4)
    rodin("generate", *words, "--weights", weights, "--out", tmp_path / "old").done()
    rodin("generate", *words, "--out", tmp_path / "new").done()
    old, new = ((tmp_path / name / "recipes.json").read_text(encoding="utf-8") for name in ("old", "new"))
    assert old == new


@pytest.mark.slow
def test_the_atlas_of_a_kind_s_folder(rodin, tmp_path):
    """Of a copy of the asset's it is the one that Rodin brings."""
    folder = shutil.copytree(SWORD.folder, tmp_path / "sword")
    shipped = json.loads((folder / "atlas.json").read_text(encoding="utf-8"))
    (folder / "atlas.json").unlink()
    assert rodin("atlas", folder).done().startswith(f"{folder / 'atlas.json'}: charts cover ")
    assert json.loads((folder / "atlas.json").read_text(encoding="utf-8")) == shipped

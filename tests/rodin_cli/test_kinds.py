"""Kinds that Rodin does not bring: a folder of one's own, and what is said of those that are unknown or broken."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import trimesh

from model_core.evaluation import reconstruction
from model_core.export.manifest import read_manifest
from model_core.kinds import builtin_kinds, named_kind

from .conftest import SHIPPED

SWORD = named_kind("sword")
TOY = Path(__file__).resolve().parents[1] / "toy_kind"
KIND, FORGE = ((TOY / name).read_text(encoding="utf-8") for name in ("kind.toml", "forge.py"))


@pytest.fixture
def club(tmp_path: Path) -> Path:
    """The folder of a kind that is none of ours, to be spoilt."""
    return Path(shutil.copytree(TOY, tmp_path / "club", ignore=shutil.ignore_patterns("__pycache__")))


def test_a_folder_s_forge_makes_closed_meshes(rodin, club, tmp_path):
    out = tmp_path / "out"
    words = ("--count", 3, "--resolution", 6, "--out", out)
    assert rodin("forge", "--kind", club, *words).done() == f"Wrote 3 clubs to {out}.\n"
    assert sorted(path.name for path in out.iterdir()) == [
        *("0_000000_short.ply", "0_000001_long.ply", "0_000002_short.ply"),
    ]
    for path in out.iterdir():
        mesh = trimesh.load_mesh(path, process=False)
        assert mesh.is_watertight
        assert mesh.extents[2] > 0.3


@pytest.mark.slow
def test_a_model_of_a_folder_s_kind_is_whole_without_the_folder(rodin, club, swords, tmp_path, monkeypatch):
    """It is trained and measured, and then draws and says its dimensions by what its card carries."""
    monkeypatch.setattr(reconstruction, "NEIGHBOURS", 32)
    weights, run = tmp_path / "weights", tmp_path / "run"
    rodin("train", "--kind", club, "--preset", "smoke", "--run", run, "--out", weights).done()
    card = json.loads((weights / "weights.json").read_text(encoding="utf-8"))
    assert card["kind"]["name"] == "club"
    assert card["licence"] == "not stated"
    assert card["training"]["command"] == "rodin train --kind club --preset smoke"
    rodin("evaluate", "--weights", weights, "--kind", club, "--count", 2, "--card").done()
    text = (weights / "README.md").read_text(encoding="utf-8")
    assert text.startswith("# Rodin clubs\n\nLicence not stated. Made from this card ")
    assert "2 forged clubs of seed" in text
    shutil.rmtree(club)
    words = ("--weights", weights, "--resolution", 6, "--out", tmp_path / "out")
    assert "Wrote 2 clubs to " in rodin("generate", "--count", 2, *words).done()
    listed = json.loads((tmp_path / "out" / "recipes.json").read_text(encoding="utf-8"))["assets"]
    assert {item["recipe"]["kind"] for item in listed} == {"club"}
    shown = tmp_path / "shown"
    words = ("--weights", weights, "--format", "gltf", "--lods", "4", "--workers", 1, "--out", shown)
    rodin("export", tmp_path / "out", *words).done()
    assert [sword["recipe"]["kind"] for sword in read_manifest(shown / "manifest.json")["assets"]] == ["club", "club"]
    assert len(list(shown.glob("*.glb"))) == 2
    assert "the folder of the kind club with --kind." in rodin("evaluate", "--weights", weights).refused()
    first, sword = tmp_path / "out" / "recipes.json:0", swords / "recipes.json:0"
    assert "reach, m" in rodin("measure", first, "--weights", weights).done()
    for command in (
        ["interpolate", first, sword, "--out", tmp_path / "none"],
        ["mix", "--take", f"handle={first}", "--rest", sword, "--out", tmp_path / "none"],
    ):
        said = rodin(*command, "--weights", weights).refused()
        assert "Assets of the kinds " in said
        assert " cannot be combined." in said
    assert not (tmp_path / "none").exists()
    assert rodin("measure", first).refused().endswith("; pass its folder with --weights.")


@pytest.mark.parametrize("command", [["forge"], ["train", "--preset", "smoke"], ["atlas"]], ids=" ".join)
@pytest.mark.parametrize("kind", ["lance", "no/such folder"])
def test_a_kind_that_is_not_there(rodin, command, kind, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    named = [kind] if command == ["atlas"] else ["--kind", kind, "--out", "out"]
    names = ", ".join(builtin_kinds())
    said = f"There is no kind {kind}; choose from {names}, or give the folder of a kind."
    assert rodin(*command, *named).refused() == said
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
    (folder / "forge.py").write_text(FORGE.replace(", high_cap(end)]", "]"), encoding="utf-8")


BROKEN = {
    spoil_toml: "kind.toml cannot be read: ",
    spoil_part: '"on" of joint 1 must be a part and "low" or "high".',
    spoil_key: "The kind has an unknown key, colour.",
    spoil_no_forge: "There is no forge.py in",
    spoil_forge: "failed in forge.py, line 1",
    spoil_charts: "It makes 15 charts; kind.toml has 16 (head 5, handle 6, knob 5).",
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
    item = json.loads((made / "recipes.json").read_text(encoding="utf-8"))["assets"][0]
    item["recipe"] |= values
    path = folder / "other.json"
    path.write_text(json.dumps(item), encoding="utf-8")
    return path


def test_a_recipe_of_a_kind_that_is_not_here(rodin, swords, tmp_path):
    lance = changed(swords, tmp_path, kind="lance", weights="f" * 64)
    said = "The model that this was made with is not here (ffffffffffff); pass its folder with --weights."
    out = tmp_path / "out"
    for command in (
        ["measure", lance],
        ["vary", lance, "--strength", 0.5, "--out", out],
        ["mix", "--take", f"blade={lance}", "--rest", lance, "--out", out],
        ["interpolate", lance, lance, "--out", out],
    ):
        result = rodin(*command)
        assert (result.refused(), result.code) == (f"{lance}: {said}", 1)
        assert not out.exists()


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["lance", "sword"])
def test_blender_says_the_same_of_a_model_that_is_not_here(rodin, swords, kind, tmp_path):
    lance, out = changed(swords, tmp_path, kind=kind, weights="f" * 64), tmp_path / "out"
    said = "model that this was made with is not here (ffffffffffff); pass its folder with --weights."
    result = rodin("export", lance, "--lods", "4", "--out", out)
    assert result.code == 1
    assert result.refused().endswith(f" was refused: The {said}")
    (tmp_path / "shown").mkdir()
    shutil.move(lance, tmp_path / "shown" / "recipes.json")
    assert rodin("preview", tmp_path / "shown", "--out", tmp_path / "sheet.png").refused() == f"The {said}"


@pytest.mark.parametrize("command", ["interpolate", "mix"])
@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"kind": "lance"}, "This recipe is for the kind lance, but the model is for swords."),
        (
            {"weights": "f" * 64},
            "The model that this was made with is not here (ffffffffffff); pass its folder with --weights.",
        ),
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
    assert said == f"--take needs PART=ASSET, such as --take PART=recipes.json:0, not {word}."


def test_a_part_that_a_kind_lacks(rodin, swords, tmp_path):
    sword, out = swords / "recipes.json:0", tmp_path / "out"
    assert "tassel" in rodin("mix", "--take", f"tassel={sword}", "--rest", sword, "--out", out).refused()
    assert not out.exists()


def test_a_folder_without_a_model(rodin, swords, tmp_path):
    (tmp_path / "empty").mkdir()
    for folder, said in (("empty", "contains no model."), ("none", "There is no folder")):
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
    """Of a copy of the sword's it is the one that Rodin brings."""
    folder = shutil.copytree(SWORD.folder, tmp_path / "sword")
    shipped = json.loads((folder / "atlas.json").read_text(encoding="utf-8"))
    (folder / "atlas.json").unlink()
    assert rodin("atlas", folder).done().startswith(f"{folder / 'atlas.json'}: patches cover ")
    assert json.loads((folder / "atlas.json").read_text(encoding="utf-8")) == shipped
    assert "exists and is different" in rodin("atlas", folder, "--count", 4).refused()
    assert json.loads((folder / "atlas.json").read_text(encoding="utf-8")) == shipped


def test_a_folder_of_another_kind_than_the_model_s_is_refused(rodin, club, tmp_path):
    """By name where no weights are named, and else by its parts."""
    assert rodin("evaluate", "--kind", club).refused() == "There is no model of the kind club."
    said = rodin("evaluate", "--kind", club, "--weights", SHIPPED).refused()
    assert said == f"The kind in {club} has other parts or dimensions than the model, which makes swords."

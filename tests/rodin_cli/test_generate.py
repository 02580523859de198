from __future__ import annotations

import json

import numpy as np
import pytest
import trimesh

from model_core.charts.weld import weld
from model_core.errors import NoShapeError
from model_core.kinds import named_kind
from model_core.model import Model
from model_core.recipe import Recipe

from .conftest import SHIPPED

SWORD = named_kind("sword")


def test_one_closed_mesh_a_sword_and_the_recipes(swords):
    listed = json.loads((swords / "recipes.json").read_text(encoding="utf-8"))["assets"]
    assert len(listed) == 3
    assert {path.name for path in swords.iterdir()} == {"recipes.json", *(sword["file"] for sword in listed)}
    for seed, sword in enumerate(listed, start=5):
        assert sword["recipe"]["seed"] == seed
        mesh = trimesh.load_mesh(swords / sword["file"], process=False)
        assert mesh.is_watertight
        assert len(mesh.faces) == len(weld(SWORD.layout, 6).triangles)
        assert np.ptp(mesh.vertices[:, 2]) == pytest.approx(sword["recipe"]["length"], rel=0.2)


def test_the_files_are_what_the_recipes_make(swords):
    sword = json.loads((swords / "recipes.json").read_text(encoding="utf-8"))["assets"][1]
    grids = Model.open(SHIPPED).shape(Recipe.from_dict(sword["recipe"]), 6)
    mesh = trimesh.load_mesh(swords / sword["file"], process=False)
    np.testing.assert_allclose(mesh.vertices, weld(SWORD.layout, 6).vertices(grids), atol=1e-6)


def test_the_same_seed_gives_the_same_sword(rodin, swords, tmp_path):
    rodin("generate", "--seed", 6, "--resolution", 6, "--out", tmp_path).done()
    (made,) = tmp_path.glob("*.ply")
    assert made.read_bytes() == (swords / made.name).read_bytes()


@pytest.mark.parametrize("style", Model.open(SHIPPED).styles)
def test_each_style(rodin, style, tmp_path):
    rodin("generate", "--style", style, "--resolution", 4, "--out", tmp_path).done()
    assert (tmp_path / f"{style}_0.ply").is_file()


def test_between_two_styles(rodin, tmp_path):
    words = ("generate", "--style", "katana", "--toward", "claymore", "--resolution", 4, "--out", tmp_path)
    for share in ([], ["--share", 0], ["--share", 0.25], ["--share", 1]):
        rodin(*words, "--seed", 7, *share).done()
    model = Model.open(SHIPPED)
    listed = json.loads((tmp_path / "recipes.json").read_text(encoding="utf-8"))["assets"]
    assert [sword["name"] for sword in listed] == [f"katana_to_claymore_{share}_7" for share in ("0.5", 0, 0.25, 1)]
    for sword, share in zip(listed, (0.5, 0, 0.25, 1), strict=True):
        assert Recipe.from_dict(sword["recipe"]) == model.sample_between("katana", "claymore", share, 7)
        assert (tmp_path / sword["file"]).is_file()


def test_between_two_styles_with_a_dimension(rodin, tmp_path):
    words = ("--style", "katana", "--toward", "claymore", "--set", "guard_width=0.15", "--resolution", 4)
    rodin("generate", *words, "--out", tmp_path).done()
    (sword,) = json.loads((tmp_path / "recipes.json").read_text(encoding="utf-8"))["assets"]
    model = Model.open(SHIPPED)
    assert model.dimensions(Recipe.from_dict(sword["recipe"]))["guard_width"] == pytest.approx(0.15, rel=0.01)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--toward", "katana"], "--toward needs --style"),
        (["--share", "0.5"], "--share needs --toward"),
        (["--style", "katana", "--share", "0"], "--share needs --toward"),
        (["--style", "katana", "--toward", "halberd"], "There is no style halberd; choose from arming"),
        (["--style", "halberd", "--toward", "katana"], "There is no style halberd; choose from arming"),
    ],
)
def test_styles_that_do_not_go_together(rodin, words, sentence, tmp_path):
    assert sentence in rodin("generate", *words, "--out", tmp_path / "out").refused()
    assert not (tmp_path / "out").exists()


def test_variety_zero_is_the_centre(rodin, tmp_path):
    for seed in (0, 1):
        rodin("generate", "--style", "katana", "--variety", 0, "--seed", seed, "--out", tmp_path, "--count", 8).done()
    listed = json.loads((tmp_path / "recipes.json").read_text(encoding="utf-8"))["assets"]
    latents = {tuple(sword["recipe"]["latent"]) for sword in listed}
    assert len(listed) == 9
    assert len(latents) < 9  # one a component of the style


def test_swords_made_before_stay_in_the_list(rodin, swords, tmp_path):
    for seed in (1, 2, 1):
        rodin("generate", "--style", "rapier", "--seed", seed, "--resolution", 4, "--out", tmp_path).done()
    listed = json.loads((tmp_path / "recipes.json").read_text(encoding="utf-8"))["assets"]
    assert [sword["name"] for sword in listed] == ["rapier_1", "rapier_2"]


def test_the_engine_is_said(rodin, tmp_path):
    for engine, name in (("numpy", "NumPy"), ("torch", "PyTorch")):
        words = ("--engine", engine, "--device", "cpu", "--resolution", 4, "--overwrite", "--out", tmp_path)
        said = f"Wrote 1 sword to {tmp_path}, computed with {name} on the CPU.\n"
        assert rodin("generate", *words).done() == said


def test_a_model_that_makes_nothing_sound_is_named(rodin, monkeypatch, weights, tmp_path):
    """As one whose numbers were made up: none of its assets has all its parts the right way out."""

    def fail(*_: object) -> None:
        raise NoShapeError("There is none.")

    monkeypatch.setattr("model_core.editing.draw.Sampler.sample", fail)
    said = rodin("generate", "--seed", 3, "--weights", weights, "--out", tmp_path / "out").refused()
    assert said == f"Seed 3 gives no asset with the model in {weights}: There is none."

from __future__ import annotations

import json

import pytest
import trimesh


def swords_of(folder) -> list[dict]:
    return json.loads((folder / "recipes.json").read_text(encoding="utf-8"))["assets"]


def test_generated_to_a_dimension_in_metres(rodin, tmp_path):
    words = ("--style", "arming", "--seed", 4, "--resolution", 24, "--out", tmp_path)
    rodin("generate", "--set", "overall_length=1.1", "--set", "guard_width=0.2", *words).done()
    mesh = trimesh.load_mesh(next(tmp_path.glob("*.ply")), process=False)
    assert mesh.is_watertight
    assert mesh.extents[2] == pytest.approx(1.1, rel=0.01)
    assert mesh.extents[0] == pytest.approx(0.2, rel=0.02)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--set", "sharpness=3"), "no dimension sharpness"),
        (("--set", "blade_width=wide"), "--set needs NAME=NUMBER, not blade_width=wide."),
        (("--set", "blade_width"), "--set needs NAME=NUMBER"),
        (("--set", "blade_width=7"), "Blade Width cannot be 7 m"),
        (("--set", "blade_width=nan"), "Blade Width cannot be nan m"),
    ],
)
def test_dimensions_that_cannot_be_had(rodin, tmp_path, words, sentence):
    out = tmp_path / "out"
    assert sentence in rodin("generate", *words, "--out", out).refused()
    assert not out.exists()


def test_sizes_that_no_near_shape_has(rodin, swords, tmp_path):
    """Generate says of which asset, for others may do; vary has one asset alone, which the user named."""
    wanted, out = ("--set", "overall_length=0.3", "--set", "blade_length=1.2"), tmp_path / "out"
    said = rodin("generate", "--style", "arming", "--seed", 4, *wanted, "--out", out).refused()
    assert said.startswith("arming_4: No shape near this one has Overall Length 0.3 m, Blade Length 1.2 m; try values ")
    assert said.endswith(" m. Another seed may also do.")
    said = rodin("vary", swords / "recipes.json:0", *wanted, "--out", out).refused()
    assert "try values closer to its own: Overall Length " in said
    assert "seed" not in said
    assert not out.exists()


def test_variations_keep_a_locked_part(rodin, swords, tmp_path):
    sword = f"{swords / 'recipes.json'}:0"
    rodin("vary", sword, "--lock", "blade", "--count", 3, "--seed", 5, "--resolution", 6, "--out", tmp_path).done()
    recipes = [entry["recipe"] for entry in swords_of(tmp_path)]
    assert len({tuple(recipe["latent"]) for recipe in recipes}) == 3


def test_another_size_of_the_same_sword(rodin, swords, tmp_path):
    sword = f"{swords / 'recipes.json'}:0"
    length = swords_of(swords)[0]["recipe"]["length"]
    rodin("vary", sword, "--set", f"overall_length={1.1 * length}", "--out", tmp_path).done()
    assert swords_of(tmp_path)[0]["recipe"]["length"] == pytest.approx(1.1 * length, rel=0.01)


def test_strength_is_how_far_they_go(rodin, swords, tmp_path):
    sword = f"{swords / 'recipes.json'}:0"
    rodin("vary", sword, "--strength", 0, "--count", 2, "--resolution", 6, "--out", tmp_path).done()
    parent = swords_of(swords)[0]["recipe"]["latent"]
    assert [entry["recipe"]["latent"] for entry in swords_of(tmp_path)] == [pytest.approx(parent, abs=1e-5)] * 2


def test_nothing_kept_and_nothing_changed_is_refused(rodin, swords, tmp_path):
    sword = f"{swords / 'recipes.json'}:0"
    assert "--lock PART" in rodin("vary", sword, "--out", tmp_path / "out").refused()
    words = ("vary", sword, "--set", "blade_length=0.8", "--count", 3, "--out", tmp_path / "out")
    assert "for more" in rodin(*words).refused()


def test_an_unknown_part_is_refused(rodin, swords, tmp_path):
    sword = f"{swords / 'recipes.json'}:0"
    out = tmp_path / "out"
    assert "no part tassel" in rodin("vary", sword, "--lock", "tassel", "--out", out).refused()
    assert not out.exists()


def test_a_blade_on_another_s_hilt(rodin, swords, tmp_path):
    a, b = (f"{swords / 'recipes.json'}:{number}" for number in (0, 2))
    rodin("mix", "--take", f"blade={a}", "--rest", b, "--resolution", 8, "--out", tmp_path).done()
    (mixed,) = swords_of(tmp_path)
    assert mixed["name"] == "_on_".join(swords_of(swords)[number]["name"] for number in (0, 2))
    assert trimesh.load_mesh(tmp_path / mixed["file"], process=False).is_watertight


def test_dimensions_and_novelty_are_said(rodin, swords):
    printed = rodin("measure", f"{swords / 'recipes.json'}:0").done()
    assert "blade_length, m" in printed
    assert "novelty" in printed

from __future__ import annotations

import json

import numpy as np
import pytest
import trimesh


def swords_of(folder) -> list[dict]:
    return json.loads((folder / "recipes.json").read_text(encoding="utf-8"))["assets"]


def test_the_ends_are_the_swords_themselves(rodin, swords, tmp_path):
    a, b = (swords / f"recipes.json:{number}" for number in (0, 2))
    rodin("interpolate", a, b, "--steps", 5, "--resolution", 6, "--out", tmp_path).done()
    steps, ends = swords_of(tmp_path), swords_of(swords)
    assert len(steps) == 5
    for step, end in ((steps[0], ends[0]), (steps[-1], ends[2])):
        made, first = (
            trimesh.load_mesh(folder / sword["file"], process=False)
            for folder, sword in ((tmp_path, step), (swords, end))
        )
        np.testing.assert_allclose(made.vertices, first.vertices, atol=1e-6)
    lengths = [step["recipe"]["length"] for step in steps]
    assert lengths == sorted(lengths) or lengths == sorted(lengths, reverse=True)


def test_by_name_by_file_and_from_a_mesh(rodin, swords, primitives, tmp_path):
    rodin("reconstruct", primitives, "--resolution", 4, "--out", tmp_path / "likeness").done()
    name = swords_of(swords)[1]["name"]
    for number, (a, b) in enumerate(
        [
            (swords / f"recipes.json:{name}", tmp_path / "likeness" / "primitives_rodin.json"),
            (primitives, swords / "recipes.json:0"),
        ]
    ):
        out = tmp_path / str(number)
        rodin("interpolate", a, b, "--steps", 2, "--resolution", 4, "--out", out).done()
        assert len(swords_of(out)) == 2


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("recipes.json", "contains 3 assets; choose one"),
        ("recipes.json:3", "has no asset '3'; it contains 3, counting from 0."),
        ("recipes.json:-1", "has no asset '-1'"),
        ("recipes.json:nobody", "has no asset 'nobody'"),
        ("other.json:0", "There is no file"),
        ("folder", "There is no file"),
    ],
)
def test_addresses_that_lead_nowhere(rodin, swords, tmp_path, address, sentence):
    out = tmp_path / "out"
    result = rodin("interpolate", swords / "recipes.json:0", swords / address, "--out", out)
    assert sentence in result.refused()
    assert not out.exists()


def test_recipes_of_the_first_version(rodin, swords, tmp_path):
    """Rodin 0.1.0 called the assets swords."""
    old = tmp_path / "recipes.json"
    old.write_text(json.dumps({"swords": swords_of(swords)[:2]}))
    rodin("interpolate", f"{old}:0", f"{old}:1", "--steps", 2, "--resolution", 4, "--out", tmp_path / "out").done()
    for made, end in zip(swords_of(tmp_path / "out"), swords_of(swords)[:2], strict=True):
        assert made["recipe"]["latent"] == end["recipe"]["latent"]


RECIPE = b"""{"recipe": {"latent": [%b], "length": 1, "style": null, "seed": 0,
                          "origin": "generated", "weights": ""}}"""
BAD_JSON = {
    "empty": b"",
    "text": b"sword",
    "binary": b"\xff\xfe\x00",
    "number": b"7",
    "list": b"[]",
    "no assets": b'{"assets": []}',
    "assets of a wrong kind": b'{"assets": 3}',
    "an asset of a wrong kind": b'{"assets": [3]}',
    "no recipe": b'{"recipe": {}}',
    "recipe of a wrong kind": b'{"recipe": [1, 2]}',
    "NaN": RECIPE % b"NaN",
    "huge": RECIPE % b"1e99",
}


@pytest.mark.parametrize("content", BAD_JSON.values(), ids=BAD_JSON)
def test_json_that_is_no_recipe(rodin, swords, content, tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_bytes(content)
    assert "bad.json" in rodin("interpolate", bad, swords / "recipes.json:0", "--out", tmp_path / "out").refused()
    assert not (tmp_path / "out").exists()


def test_recipes_of_two_models(rodin, swords, tmp_path):
    sword = swords_of(swords)[0]
    sword["recipe"]["weights"] = "0" * 64
    (tmp_path / "foreign.json").write_text(json.dumps(sword))
    result = rodin("interpolate", tmp_path / "foreign.json", swords / "recipes.json:0", "--out", tmp_path / "out")
    assert result.refused() == (
        f"{tmp_path / 'foreign.json'}: The model that this was made with is not here (000000000000); "
        "pass its folder with --weights."
    )
    assert not (tmp_path / "out").exists()

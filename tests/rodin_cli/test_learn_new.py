"""A kind out of a folder of meshes, for which nobody wrote a forge."""

from __future__ import annotations

import numpy as np
import pytest
import trimesh

from model_core.model import Model
from model_core.weights import SHIPPED


def bottle(seed: int) -> trimesh.Trimesh:
    """Turned on a lathe, metres, +Z up."""
    rng = np.random.default_rng(seed)
    height, radius, neck = rng.uniform(0.2, 0.35), rng.uniform(0.03, 0.06), rng.uniform(0.01, 0.015)
    shoulder = rng.uniform(0.5, 0.7) * height
    outline = [
        *((0, 0), (radius, 0), (radius, shoulder), (neck, 1.2 * shoulder), (neck, height), (0, height)),
    ]
    return trimesh.creation.revolve(outline, sections=16)


@pytest.fixture(scope="module")
def bottles(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bottles")
    for seed in range(5):
        bottle(seed).export(folder / f"bottle{seed}.ply")
    return folder


@pytest.fixture(scope="module")
def learnt(bottles, tmp_path_factory):
    from rodin_cli.app import main

    out = tmp_path_factory.mktemp("learnt") / "bottle"
    words = ["learn", bottles, "--kind", "new", "--name", "bottle", "--layout", "tube", "--workers", 1, "--out", out]
    assert main([str(word) for word in words]) == 0
    return out


@pytest.mark.slow
def test_a_kind_is_learnt_and_its_weights_do_what_others_do(rodin, learnt, bottles, tmp_path):
    model = Model.open(learnt)
    assert model.kind.name == "bottle"
    assert model.styles == ("bottle",)
    assert model.card["metrics"]["learnt"]["held_out"] == 1
    assert model.card["training"]["command"] == "rodin learn SET --kind new --name bottle --layout tube --style bottle"
    low, high = model.dimension_ranges["height"]
    assert 0.19 < low < high < 0.36
    rodin("generate", "--weights", learnt, "--count", 2, "--resolution", 8, "--out", tmp_path / "made").done()
    for path in (tmp_path / "made").glob("*.ply"):
        assert trimesh.load_mesh(path).is_watertight
    rodin(
        *("reconstruct", bottles / "bottle0.ply", "--weights", learnt, "--kind", "bottle", "--refine", "latent"),
        *("--out", tmp_path / "again"),
    ).done()
    rodin("export", tmp_path / "made", "--weights", learnt, "--lods", "6,4", "--out", tmp_path / "game").done()
    assert list((tmp_path / "game").rglob("*.fbx")) or list((tmp_path / "game").rglob("*.glb"))


@pytest.mark.slow
def test_a_second_run_registers_nothing_again_and_says_what_it_is_good_for(rodin, learnt, bottles):
    rows = {path: path.stat().st_mtime_ns for path in (learnt / "registrations").rglob("bottle*.json")}
    assert len(rows) >= 5
    words = ("--kind", "new", "--name", "bottle", "--layout", "tube", "--workers", 1)
    out = rodin("learn", bottles, *words, "--out", learnt).done()
    assert "What it makes is good enough for blockouts, not for finished assets." in out
    assert "held out (1)" in out
    assert {path: path.stat().st_mtime_ns for path in rows} == rows
    other = rodin("learn", bottles, "--kind", "new", "--name", "jar", "--layout", "tube", "--out", learnt)
    assert "contains other weights" in other.refused()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--kind", "new"), "A new kind needs a name; give one with --name, such as --name bottle."),
        (
            ("--kind", "new", "--name", "sword"),
            "sword is a kind that Rodin brings; give the new kind another name.",
        ),
        (("--kind", "new", "--name", "any"), "A kind cannot be called any: commands mean something else by it."),
        (
            ("--kind", "new", "--name", "Bottle"),
            "The name of a kind must be lower-case letters, digits and underscores, not 'Bottle'.",
        ),
        (
            ("--kind", "new", "--name", "bottle", "--layout", "ball"),
            "There is no layout ball; choose from tube, slab, block, tubes.",
        ),
        (
            ("--kind", "new", "--name", "bottle", "--weights", str(SHIPPED / "sword")),
            "A new kind begins without weights; leave out --weights.",
        ),
        *(
            (words, "--name, --layout and --up are for new kinds; add --kind new, or leave them out.")
            for words in (("--name", "bottle"), ("--layout", "tube"), ("--up", "y"))
        ),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)
def test_what_no_kind_can_be_learnt_from_is_refused(rodin, bottles, tmp_path, words, sentence):
    assert rodin("learn", bottles, *words, "--out", tmp_path / "out").refused() == sentence
    assert not (tmp_path / "out").exists()


def test_two_meshes_are_too_few(rodin, tmp_path):
    for seed in range(2):
        bottle(seed).export(tmp_path / f"bottle{seed}.ply")
    result = rodin("learn", tmp_path, "--kind", "new", "--name", "bottle", "--out", tmp_path / "out")
    assert result.refused() == f"At least 3 different meshes are needed to learn a kind from; {tmp_path} has 2."


def test_files_of_gltf_are_stood_up_and_others_stand(tmp_path):
    from rodin_cli.learning.sets import members, mesh_of, standing

    tall = bottle(0)
    tall.export(tmp_path / "a.ply")
    lying = tall.copy()
    lying.vertices = lying.vertices[:, [0, 2, 1]] * [1, 1, -1]
    lying.export(tmp_path / "b.glb")
    found = members(tmp_path, "bottle")
    heights = [np.ptp(mesh_of(one).vertices[:, 2]) for one in standing(found, None)]
    np.testing.assert_allclose(heights, np.ptp(tall.vertices[:, 2]), rtol=1e-5)
    assert [one.up_is_y for one in standing(found, "y")] == [True, True]
    assert [one.up_is_y for one in standing(found, "z")] == [False, False]

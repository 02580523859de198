"""Several runs, at once or one after the other, that write to one folder: they add up, and nothing is lost."""

from __future__ import annotations

import json
import shutil
import time

import pytest

from model_core.files import alone_in
from rodin_cli.recipes import read_entries

from .conftest import ended, names, told, until


def hidden(folder) -> list[str]:
    return [path.name for path in folder.rglob(".*")]


def test_two_runs_at_once_add_up(start, tmp_path):
    out = tmp_path / "out"
    runs = [start("generate", "--count", 30, "--seed", seed, "--resolution", 4, "--out", out) for seed in (0, 100)]
    for run in runs:
        ended(run).done()
    entries = read_entries(out / "recipes.json")
    assert len(entries) == 60
    assert {path.name for path in out.glob("*.ply")} == {entry.file for entry in entries}
    assert not hidden(out)


def test_a_run_waits_for_another_and_says_so(start, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    with alone_in(out):
        run = start("generate", "--count", 2, "--resolution", 4, "--out", out)
        until(lambda: list(out.glob(".rodin-*/*.ply")), run)
        time.sleep(1)
        assert not list(out.glob("*.ply"))
    result = ended(run)
    result.done()
    assert result.err == f"Waiting for another run in {out} to end.\n"
    assert len(list(out.glob("*.ply"))) == 2


@pytest.mark.slow
def test_two_exports_at_once_add_up(start, rodin, recipes, tmp_path):
    out = tmp_path / "out"
    runs = [
        start("export", f"{recipes}/recipes.json:{number}", "--lods", 4, "--workers", 1, "--out", out)
        for number in range(2)
    ]
    for run in runs:
        ended(run).done()
    assert len(told(out)["assets"]) == 2
    assert not hidden(out)


@pytest.mark.slow
def test_a_batch_that_runs_twice_at_once_is_done_once(start, tmp_path):
    out, words = tmp_path / "out", ("--count", 3, "--style", "katana", "--lods", 4, "--workers", 1)
    runs = [start("batch", *words, "--out", out) for _ in range(2)]
    results = [ended(run) for run in runs]
    for result in results:
        result.done()
    assert len(told(out)["assets"]) == 3
    assert any("Waiting for another run" in result.err for result in results)
    assert hidden(out) == [".shards"]


def test_a_folder_of_ours_that_a_killed_run_left_is_removed_and_others_are_not(start, rodin, tmp_path):
    out = tmp_path / "out"
    (out / ".rodin-mine").mkdir(parents=True)
    run = start("generate", "--count", 3000, "--resolution", 4, "--out", out)
    until(lambda: list(out.glob(".rodin-*/*.ply")), run)
    run.kill()
    ended(run)
    assert len(hidden(out)) > 1
    rodin("generate", "--resolution", 4, "--out", out).done()
    assert hidden(out) == [".rodin-mine"]


@pytest.fixture
def made(rodin, tmp_path):
    out = tmp_path / "made"
    rodin("generate", "--style", "katana", "--resolution", 4, "--out", out).done()
    return out


def contents(folder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_command_may_replace_its_own(rodin, made):
    before = contents(made)
    rodin("generate", "--style", "katana", "--resolution", 4, "--out", made).done()
    assert contents(made) == before


def test_another_asset_of_that_name_is_refused_unless_it_may_be_replaced(rodin, made):
    before, words = (
        contents(made),
        ("generate", "--style", "katana", "--variety", 0.5, "--resolution", 4, "--out", made),
    )
    assert "katana_0.ply exists and is different" in rodin(*words).refused()
    assert contents(made) == before
    rodin(*words, "--overwrite").done()
    assert set(contents(made)) == set(before) and contents(made) != before


def test_another_recipe_is_refused_even_where_its_file_has_gone(rodin, made):
    (made / "katana_0.ply").unlink()
    before = contents(made)
    words = ("generate", "--style", "katana", "--variety", 0.5, "--resolution", 4, "--out", made)
    assert "recipes.json has a different katana_0" in rodin(*words).refused()
    assert contents(made) == before


def test_assets_of_one_name_in_a_recipes_file_all_stay(rodin, made):
    path = made / "recipes.json"
    (asset,) = json.loads(path.read_text())["assets"]
    path.write_text(json.dumps({"assets": [asset, asset]}))
    rodin("generate", "--style", "kris", "--resolution", 4, "--out", made).done()
    assert [entry.name for entry in read_entries(path)] == ["katana_0", "katana_0", "kris_0"]


def test_a_file_of_the_users_own_stays(rodin, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "katana_0.ply").write_text("mine")
    rodin("generate", "--style", "katana", "--count", 3, "--out", out).refused()
    assert contents(out) == {"katana_0.ply": b"mine"}


def test_a_folder_in_place_of_a_file_keeps_out_all(rodin, tmp_path):
    out = tmp_path / "out"
    (out / "katana_1.ply").mkdir(parents=True)
    words = ("generate", "--style", "katana", "--count", 3, "--resolution", 4, "--overwrite", "--out", out)
    assert "katana_1.ply: it is a folder" in rodin(*words).refused()
    assert [path.name for path in out.iterdir()] == ["katana_1.ply"]


def test_the_likeness_of_another_mesh_of_that_name_is_refused(rodin, swords, primitives, tmp_path):
    for name, mesh in (("a", primitives), ("b", next(swords.glob("*.ply")))):
        (tmp_path / name).mkdir()
        shutil.copy(mesh, tmp_path / name / "s.ply")
    words = ("reconstruct", "--resolution", 6, "--out", tmp_path / "out")
    for _ in range(2):
        rodin(*words, tmp_path / "a" / "s.ply").done()
    before = contents(tmp_path / "out")
    assert "exists and is different" in rodin(*words, tmp_path / "b" / "s.ply").refused()
    assert contents(tmp_path / "out") == before


@pytest.mark.slow
def test_an_export_replaces_its_own_and_nothing_else(rodin, made, tmp_path):
    out, words = tmp_path / "out", ("--lods", 4, "--workers", 1, "--out", tmp_path / "out")
    for _ in range(2):
        rodin("export", made, *words).done()
    before = contents(out)
    assert "exists and is different" in rodin("export", made, *words, "--collision", "none").refused()
    rodin("generate", "--style", "katana", "--variety", 0, "--resolution", 4, "--out", tmp_path / "b").done()
    assert "exists and is different" in rodin("export", tmp_path / "b", *words).refused()
    assert contents(out) == before
    (file,) = out.glob("*.fbx")
    file.write_bytes(b"painted")
    assert "exists and is different" in rodin("export", made, *words).refused()
    assert file.read_bytes() == b"painted"
    rodin("export", tmp_path / "b", *words, "--overwrite").done()
    assert names(told(out)["assets"]) == ["katana_0"]


@pytest.mark.slow
def test_a_file_that_no_manifest_names_is_not_exported_over(rodin, made, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    for name in ("katana_0.fbx", "contact_sheet.png"):
        (out / name).write_text("mine")
        assert "exists and is different" in rodin("export", made, "--lods", 4, "--out", out).refused()
        assert contents(out) == {name: b"mine"}
        (out / name).unlink()


@pytest.mark.slow
def test_a_batch_keeps_out_of_folders_of_others_and_they_of_its_own(rodin, made, tmp_path):
    out, words = tmp_path / "out", ("--count", 1, "--style", "katana", "--lods", 4, "--workers", 1)
    out.mkdir()
    (out / "katana_0.fbx").write_text("mine")
    assert "katana_0.fbx exists" in rodin("batch", *words, "--out", out).refused()
    assert (out / "katana_0.fbx").read_text() == "mine"
    (out / "katana_0.fbx").unlink()
    rodin("batch", *words, "--out", out).done()
    assert "contains a batch" in rodin("export", made, "--out", out).refused()
    told(out)


def test_a_training_is_alone_in_its_folder(rodin, tmp_path):
    pytest.importorskip("torch")
    run = tmp_path / "run"
    run.mkdir()
    from model_core.locks import lock

    with lock(run / ".rodin-training.lock"):
        words = ("train", "--preset", "smoke", "--run", run, "--out", tmp_path / "model")
        assert "Another training is using the folder" in rodin(*words).refused()


def test_other_weights_are_not_trained_over(rodin, weights, tmp_path):
    pytest.importorskip("torch")
    before = contents(weights)
    words = ("train", "--preset", "smoke", "--run", tmp_path / "run", "--out", weights)
    assert "contains other weights" in rodin(*words).refused()
    assert contents(weights) == before
    (weights / "weights.json").write_text(json.dumps({"training": []}))
    assert "contains other weights" in rodin(*words).refused()

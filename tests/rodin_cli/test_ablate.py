from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest

from model_core.kinds import named_kind
from model_core.training.ablations import ABLATIONS
from model_core.training.config import presets
from model_core.weights import load_weights
from rodin_cli.app import main

SMOKE = presets(named_kind("sword"))["smoke"]
TINY = replace(
    SMOKE,
    model=replace(SMOKE.model, latent=16, code_widths=(32,), patch_widths=(16, 16)),
    shapes=32,
    decoder_steps=3,
    shapes_encoded=32,
    steps=3,
    code_steps=3,
)
COUNT = 2


@pytest.fixture(scope="module", autouse=True)
def tiny():
    """Every ablation here changes a run of seconds, and few assets are drawn."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("model_core.training.ablations.base_of", lambda kind: TINY)
        patch.setattr("model_core.evaluation.report.GENERATED", 3)
        yield


def words(folder, *names, count=COUNT):
    return [
        *("ablate", *names, "--count", str(count), "--run", str(folder / "run")),
        *("--out", str(folder / "docs" / "report.md")),
    ]


@pytest.fixture(scope="module")
def made(tmp_path_factory, tiny):
    """A folder of base and of a prior over its network, for which alone was asked."""
    folder = tmp_path_factory.mktemp("ablate")
    assert main(words(folder, "prior-one-gaussian")) == 0
    return folder


@pytest.fixture
def folder(made, tmp_path):
    """A copy of it."""
    return shutil.copytree(made, tmp_path / "copy")


def figures(folder, name):
    return json.loads((folder / "run" / name / "figures.json").read_text(encoding="utf-8"))


def report(folder):
    return (folder / "docs" / "report.md").read_text(encoding="utf-8")


def stamps(folder):
    return {path: path.stat().st_mtime_ns for path in (folder / "run").rglob("*") if path.is_file()}


@pytest.mark.slow
def test_each_leaves_weights_and_figures_and_all_a_report(made):
    base, prior = (load_weights(made / "run" / name / "weights") for name in ("base", "prior-one-gaussian"))
    assert base.card["training"]["settings"] == TINY.to_dict()
    assert (prior.parameters["axis_scale"] == base.parameters["axis_scale"]).all()
    assert (prior.prior["means"] == prior.prior["means"][0]).all()
    assert figures(made, "base")["seconds"] == base.card["training"]["seconds"]
    assert [row["name"] for row in figures(made, "base")["reconstruction"]] == ["refine none", "refine latent"]
    assert "reconstruction" not in figures(made, "prior-one-gaussian")
    lines = report(made).splitlines()
    assert [line.split("|")[1].strip() for line in lines if line.startswith("|")][2:] == ["base", "prior-one-gaussian"]
    assert f"`rodin ablate --count {COUNT}`" in report(made)
    assert [path.name for path in (made / "docs").iterdir()] == ["report.md"]


@pytest.mark.slow
def test_what_is_measured_is_not_measured_again(rodin, folder):
    before, text = stamps(folder), report(folder)
    result = rodin(*words(folder, "prior-one-gaussian"))
    assert "on base, prior-one-gaussian to " in result.done()
    assert result.err.splitlines() == ["base: already measured.", "prior-one-gaussian: already measured."]
    assert stamps(folder) == before
    assert report(folder) == text


@pytest.mark.slow
def test_another_count_is_measured_but_not_trained(rodin, folder):
    before = stamps(folder)
    result = rodin(*words(folder, "base", count=COUNT + 1))
    assert "on base to " in result.done()
    assert "Left out, as they were measured with other settings: prior-one-gaussian." in result.err
    changed = [path for path, stamp in stamps(folder).items() if before[path] != stamp]
    assert changed == [folder / "run" / "base" / "figures.json"]
    assert figures(folder, "base")["count"] == COUNT + 1
    assert "| prior-one-gaussian |" not in report(folder)


@pytest.mark.slow
def test_meshes_of_others_are_measured_too(rodin, folder, primitives):
    result = rodin(*words(folder, "base"), "--real", primitives.parent)
    result.done()
    assert figures(folder, "base")["meshes"] == [primitives.name]
    assert len(figures(folder, "base")["real"]) == 2
    assert "median, other meshes refined" in report(folder)
    assert str(primitives.parent) not in report(folder)


@pytest.mark.slow
def test_an_interrupted_training_starts_anew(rodin, folder):
    other = folder / "run" / "no-edge"
    other.mkdir()
    (other / "checkpoint.pt").write_bytes(b"half")
    (folder / "run" / "base" / "figures.json").write_text("{")  # which leaves two rows to the report
    assert "on no-edge, prior-one-gaussian to " in rodin(*words(folder, "no-edge")).done()
    assert load_weights(other / "weights").card["training"]["settings"]["edge_weight"] == 0
    assert "| no-edge |" in report(folder)


def test_an_unknown_name_is_answered_with_those_there_are(rodin, tmp_path):
    sentence = rodin(*words(tmp_path, "base", "no-sword")).refused()
    assert "'no-sword'" in sentence
    assert all(name in sentence for name in ABLATIONS)
    assert not list(tmp_path.iterdir())


def test_ablations_without_their_packages(rodin, tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert "[train]" in rodin(*words(tmp_path, "base")).refused()
    assert not list(tmp_path.iterdir())


def test_ablations_on_a_device_that_is_not_there(rodin, tmp_path):
    from model_core.engine.torch_engine import pick_device

    absent = "mps" if pick_device().type != "mps" else "cuda"
    assert absent in rodin(*words(tmp_path, "base"), "--device", absent).refused()
    assert not list(tmp_path.iterdir())


def test_a_folder_of_meshes_that_is_not_there(rodin, tmp_path):
    rodin(*words(tmp_path, "base"), "--real", tmp_path / "nowhere").refused()
    assert not list(tmp_path.iterdir())

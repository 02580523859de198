from __future__ import annotations

import json
import shutil

import pytest

from model_core.evaluation import reconstruction
from rodin_cli.app import main

from .conftest import SHIPPED


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """The folder of a run of the smallest preset."""
    folder = tmp_path_factory.mktemp("train")
    assert main(["train", "--preset", "smoke", "--run", str(folder / "run"), "--out", str(folder / "weights")]) == 0
    return folder


@pytest.fixture
def few_neighbours(monkeypatch):
    """The nearest training shape is sought among few: forging 2,000 takes half a minute."""
    monkeypatch.setattr(reconstruction, "NEIGHBOURS", 32)


@pytest.mark.slow
def test_training_leaves_weights_curves_and_a_checkpoint(trained):
    card = json.loads((trained / "weights" / "weights.json").read_text(encoding="utf-8"))
    assert card["training"]["command"] == "rodin train --kind sword --preset smoke"
    assert (trained / "weights" / "weights.npz").stat().st_size <= 10_000_000
    assert list((trained / "run" / "curves").glob("events.out.tfevents.*"))
    assert (trained / "run" / "checkpoint.pt").is_file()


@pytest.mark.slow
def test_the_curves_hold_the_objective(trained):
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    curves = EventAccumulator(str(trained / "run" / "curves")).Reload()
    tags = set(curves.Tags()["tensors"])
    assert {"decoder/objective", "encoder/chart_l2_sq", "codes/objective", "codes/kl"} <= tags


@pytest.mark.slow
def test_trained_weights_generate(rodin, trained, tmp_path):
    rodin("generate", "--weights", trained / "weights", "--resolution", 4, "--out", tmp_path / "out").done()
    assert len(list((tmp_path / "out").glob("*.ply"))) == 1


@pytest.mark.slow
def test_a_second_call_goes_on_from_the_checkpoint(rodin, trained, tmp_path):
    from model_core.training.loop import STAGES

    result = rodin("train", "--preset", "smoke", "--run", trained / "run", "--out", tmp_path / "weights")
    result.done()
    reported = {line.split(":")[0].split()[-1] for line in result.err.splitlines()}
    assert "forge" in reported
    assert result.err.startswith("stage 3 of 6, forge: 0/")
    assert reported.isdisjoint(STAGES), "no stage is trained twice"
    first, second = ((folder / "weights" / "weights.npz").read_bytes() for folder in (trained, tmp_path))
    assert first == second


@pytest.mark.slow
def test_a_run_of_another_configuration_is_kept(rodin, trained, tmp_path):
    words = ("--run", trained / "run", "--out", tmp_path / "weights")
    result = rodin("train", "--preset", "smoke", "--seed", 9, *words)
    assert result.code == 1
    assert "another configuration" in result.err.splitlines()[-1]
    assert not (tmp_path / "weights").exists()


def test_a_run_folder_that_cannot_be_made(rodin, tmp_path):
    (tmp_path / "file").write_text("kept")
    rodin("train", "--preset", "smoke", "--run", tmp_path / "file" / "run", "--out", tmp_path / "w").refused()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_device_that_is_not_there(rodin, tmp_path):
    from model_core.training.trainer import pick_device

    absent = "mps" if pick_device().type != "mps" else "cuda"
    words = ("--run", tmp_path / "run", "--out", tmp_path / "w", "--device", absent)
    assert absent in rodin("train", "--preset", "smoke", *words).refused()
    assert not list(tmp_path.iterdir())


def test_training_without_its_packages(rodin, tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert "[train]" in rodin("train", "--run", tmp_path / "run").refused()
    assert not list(tmp_path.iterdir())


def test_figures_go_into_the_card_and_the_weights_still_open(rodin, few_neighbours, tmp_path):
    from model_core.weights import load_weights

    own = tmp_path / "own"
    shutil.copytree(SHIPPED, own)
    before = load_weights(own)
    rodin("evaluate", "--count", 1, "--card", "--weights", own).done()
    after = load_weights(own)
    assert after.sha256 == before.sha256
    assert after.card["metrics"]["evaluation"]["count"] == 1
    others = {name: value for name, value in after.card["metrics"].items() if name != "evaluation"}
    text = (own / "README.md").read_text(encoding="utf-8")
    assert "| refine latent |" in text
    assert after.card["training"]["command"] in text
    assert others == {name: value for name, value in before.card["metrics"].items() if name != "evaluation"}


def test_evaluation_says_and_writes_the_figures(rodin, few_neighbours, tmp_path):
    printed = rodin("evaluate", "--count", 2, "--json", tmp_path / "out" / "figures.json").done()
    figures = json.loads((tmp_path / "out" / "figures.json").read_text(encoding="utf-8"))
    assert figures["count"] == 2
    assert figures["watertight"] == 2
    assert f"{figures['reconstruction'][1]['ratio_mean']:.3f}" in printed
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["figures.json"]

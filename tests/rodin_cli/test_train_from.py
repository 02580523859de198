"""``rodin train --from``: what is said of the weights that a training begins with."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .conftest import ROOT

torch = pytest.importorskip("torch")


class Code:
    """Makes a folder when it is unpickled."""

    def __init__(self, folder: Path):
        self.folder = folder

    def __reduce__(self):
        return os.mkdir, (str(self.folder),)


@pytest.fixture
def train(rodin, tmp_path):
    """(words) -> the sentence with which training was refused before it began."""

    def run(*words: object) -> str:
        sentence = rodin("train", "--preset", "smoke", "--run", tmp_path / "run", *words).refused()
        assert not (tmp_path / "run").exists()
        return sentence

    return run


def test_code_is_refused_and_not_run(train, tmp_path):
    torch.save({"encoder.mean.weight": Code(tmp_path / "made")}, tmp_path / "evil.pth")
    assert "evil.pth contains code" in train("--from", tmp_path / "evil.pth")
    assert not (tmp_path / "made").exists()


def test_a_damaged_checkpoint(train, tmp_path):
    (tmp_path / "text.pth").write_text("Dear reader,\n")
    assert "text.pth is damaged" in train("--from", tmp_path / "text.pth")


def test_damaged_weights(train, weights):
    (weights / "weights.npz").write_bytes(b"Dear reader,\n")
    assert "is damaged or was changed" in train("--from", weights)


def test_weights_of_another_kind(train):
    assert "a model of axes; training of swords cannot begin with it" in train("--from", ROOT / "weights" / "axe")


def test_weights_that_are_not_there(train, tmp_path):
    assert "nowhere" in train("--from", tmp_path / "nowhere")


def test_what_cannot_be_frozen(train):
    assert "hilt cannot be frozen; choose from encoder, decoder, trunk, refiner" in train("--freeze", "hilt")
    assert "name the weights with --from" in train("--freeze", "encoder")


def test_a_report_says_how_many_were_loaded_which_are_new_and_why_others_were_skipped(capsys):
    from model_core.training.beginning import Fit
    from rodin_cli.beginning import show_fit

    show_fit(
        Fit(
            {"encoder.mean.weight": torch.ones(1), "encoder.mean.bias": torch.ones(1)},
            ("decoder.out.weight",),
            {"[red]odd": "has no place here", "decoder.out.weight": "25 x 2 x 3 here, 1 x 2 x 3 there"},
        )
    )
    shown = capsys.readouterr().err
    assert "2 loaded, 1 new, 2 skipped" in shown
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in shown.splitlines() if "│" in line]
    assert ["encoder.mean", "loaded, 2"] in rows
    assert ["decoder.out.weight", "new"] in rows
    assert ["[red]odd", "skipped: has no place here"] in rows
    assert ["decoder.out.weight", "skipped: 25 x 2 x 3 here, 1 x 2 x 3 there"] in rows


def test_a_training_begins_with_what_was_loaded_and_its_command_says_so(rodin, tmp_path, monkeypatch):
    """Of the shipped weights, all of which fit the network of the smallest preset."""
    from model_core.weights import load_weights
    from rodin_cli import training

    begun = []
    monkeypatch.setattr(training, "train_weights", lambda *arguments: begun.append(arguments))
    shipped = load_weights(ROOT / "weights" / "sword")
    words = ("--from", ROOT / "weights" / "sword", "--freeze", "refiner", "--freeze", "encoder")
    rodin("train", "--preset", "smoke", "--run", tmp_path / "run", *words).done()
    ((_, config, _, _, command, _, begin),) = begun
    assert (config.begun_from, config.frozen) == (shipped.sha256, ("encoder", "refiner"))
    assert command == "rodin train --kind sword --preset smoke --from sword --freeze encoder --freeze refiner"
    assert set(begin.loaded) == set(shipped.parameters)
    assert all((begin.loaded[name].numpy() == array).all() for name, array in shipped.parameters.items())

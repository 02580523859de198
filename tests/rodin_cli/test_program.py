"""The program as a whole: help, bad options, exit codes, what it imports."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from model_core.errors import RodinError
from rodin_cli import app
from rodin_cli.commands import COMMANDS
from rodin_cli.errors import sentence

PROGRAM = Path(sys.executable).with_name("rodin")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}

BAD_OPTIONS = [
    ["nonsense"],
    ["--nonsense"],
    ["generate"],
    ["generate", "--out", "x", "--nonsense"],
    ["generate", "--out", "x", "--count", "0"],
    ["generate", "--out", "x", "--count", "many"],
    ["generate", "--out", "x", "--seed", "-1"],
    ["generate", "--out", "x", "--resolution", "2"],
    ["generate", "--out", "x", "--resolution", "257"],
    ["generate", "--out", "x", "--resolution", "7.5"],
    ["generate", "--out", "x", "--variety", "3"],
    ["generate", "--out", "x", "--variety", "nan"],
    ["generate", "--out", "x", "--style", "no/such style"],
    ["generate", "--out", "x", "--toward", "katana"],
    ["generate", "--out", "x", "--style", "katana", "--share", "0.5"],
    ["generate", "--out", "x", "--style", "katana", "--toward", "rapier", "--share", "1.5"],
    ["generate", "--out", "x", "--style", "katana", "--toward", "rapier", "--share", "nan"],
    ["generate", "--out", "x", "--style", "katana", "--toward", "no/such style"],
    ["generate", "--out", "x", "--engine", "abacus"],
    ["generate", "--out", "x", "--device", "abacus"],
    ["reconstruct", "--out", "x"],
    ["reconstruct", "a.ply"],
    ["reconstruct", "a.ply", "--out", "x", "--refine", "everything"],
    ["interpolate", "a.json", "--out", "x"],
    ["interpolate", "a.json", "b.json", "--out", "x", "--steps", "1"],
    ["export", "--out", "x"],
    ["export", "nowhere", "--out", "x"],
    ["export", ".", "--out", "x", "--resolution", "6"],
    ["export", ".", "--out", "x", "--lods", "many"],
    ["export", ".", "--out", "x", "--workers", "0"],
    ["export", ".", "--out", "x", "--textures", "-1"],
    ["batch", "--out", "x"],
    ["batch", "--out", "x", "--count", "0"],
    ["batch", "--out", "x", "--count", "1", "--for", "doom"],
    ["batch", "--out", "x", "--count", "1", "--style", "no/such style"],
    ["check", "nowhere"],
    ["preview", "nowhere", "--out", "x.png"],
    ["preview", ".", "--out", "x.jpg"],
    ["preview", ".", "--out", "x.png", "--width", "10"],
    ["preview", ".", "--out", "x.png", "--columns", "0"],
    ["forge"],
    ["forge", "--out", "x", "--count", "0"],
    ["forge", "--out", "x", "--seed", "-1"],
    ["forge", "--out", "x", "--style", "no/such style"],
    ["forge", "--out", "x", "--resolution", "2"],
    ["evaluate", "--count", "0"],
    ["train", "--preset", "no such"],
    ["ablate", "no such"],
    ["ablate", "--count", "0"],
    ["zip", "--nonsense"],
]


@pytest.mark.parametrize("words", BAD_OPTIONS, ids=" ".join)
def test_bad_options_get_a_sentence(rodin, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rodin(*words).refused()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", [command.NAME for command in COMMANDS])
def test_help_of_each_command(rodin, name):
    without = ("atlas", "bench", "bench-export", "check", "evaluate", "measure")
    assert "--out" in rodin(name, "--help").done() or name in without


def test_no_command_shows_the_help(rodin):
    listed = rodin().done()
    assert all(command.NAME in listed for command in COMMANDS)


@pytest.mark.parametrize("program", [[str(PROGRAM)], [sys.executable, "-m", "rodin_cli"]], ids=["rodin", "-m"])
def test_the_installed_program(program, tmp_path):
    done = subprocess.run(
        [*program, "reconstruct", "no.ply", "--out", "x"], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr == "There is no file no.ply.\n"
    assert done.stdout == ""
    assert not list(tmp_path.iterdir())


def test_help_needs_neither_torch_nor_blender():
    code = (
        "import sys; from rodin_cli.app import main; main(['--help']); main(['generate', '--count', '0']);"
        "sys.exit(bool({'torch', 'bpy', 'trimesh', 'scipy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (RodinError("no dot"), "no dot."),
        (RodinError("two\n  lines."), "two lines."),
        (RodinError(""), "RodinError."),
        (FileNotFoundError(2, "No such file or directory", "a/b"), "No such file or directory: a/b."),
        (OSError(28, "No space left on device"), "No space left on device."),
        (OSError("odd"), "odd."),
    ],
)
def test_sentence(error, text):
    assert sentence(error) == text


class Mute(Exception):
    def __str__(self) -> str:
        raise ValueError


@pytest.mark.parametrize(
    ("error", "code", "text"),
    [
        (RodinError("told"), 1, "told."),
        (OSError(28, "No space left on device"), 1, "No space left on device."),
        (KeyboardInterrupt(), 130, "Stopped."),
        (KeyError("hole"), 1, "Internal error, KeyError: 'hole'. Set RODIN_TRACEBACK=1 for a traceback."),
        (Mute(), 1, "Internal error, Mute: it cannot say what. Set RODIN_TRACEBACK=1 for a traceback."),
    ],
)
def test_every_error_ends_as_a_sentence(rodin, monkeypatch, error, code, text):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr("rodin_cli.assets.open_library", fail)
    monkeypatch.delenv(app.TRACEBACK_VARIABLE, raising=False)
    result = rodin("generate", "--out", "x")
    assert (result.code, result.err) == (code, f"{text}\n")


SAYING = [
    ["--help"],
    ["generate", "--help"],
    ["generate", "--resolution", "4", "--out", "made"],
    ["measure", "RECIPES"],
]
"""What is printed by typer, by rich's help, by print and as a table of rich."""


@pytest.fixture(params=SAYING, ids=" ".join)
def said(request, swords) -> list[str]:
    """The program's own words and those of a command that says something."""
    words = [str(swords / "recipes.json:0") if word == "RECIPES" else word for word in request.param]
    return [sys.executable, "-m", "rodin_cli", *words]


def _shell(script: str, words: list[str], folder: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["bash", "-c", script, "bash", *words], cwd=folder, capture_output=True, text=True, env=ENVIRONMENT
    )


def test_a_reader_that_has_gone_is_no_fault(said, tmp_path):
    done = _shell('"$@" | true; exit ${PIPESTATUS[0]}', said, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "made" / "recipes.json").is_file() == ("made" in said)


@pytest.mark.parametrize("closed", ["1>&-", "1>&- 2>&-", "0<&- 1>&- 2>&-", "2>&-"])
def test_outputs_that_are_closed_are_no_fault(said, closed, tmp_path):
    done = _shell(f'"$@" {closed}', said, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "made" / "recipes.json").is_file() == ("made" in said)


def test_a_sentence_for_a_reader_that_has_gone_is_no_fault(tmp_path):
    words = [sys.executable, "-m", "rodin_cli", "measure", "no.json"]
    done = _shell('"$@" 2>&1 | true; exit ${PIPESTATUS[0]}', words, tmp_path)
    assert (done.returncode, done.stderr) == (1, "")


def test_progress_for_a_terminal_that_has_gone_is_no_fault(tmp_path):
    ours, its = os.openpty()
    words = [sys.executable, "-m", "rodin_cli", "generate", "--count", "20", "--resolution", "4", "--out", "made"]
    process = subprocess.Popen(words, cwd=tmp_path, env=ENVIRONMENT, stdout=its, stderr=its, start_new_session=True)
    os.close(its)
    os.close(ours)
    assert process.wait(60) == 0
    assert len(list((tmp_path / "made").glob("*.ply"))) == 20


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_words_that_find_no_room_get_a_sentence(said, tmp_path):
    done = _shell('"$@" >/dev/full', said, tmp_path)
    assert (done.returncode, done.stderr) == (1, "No space left on device: standard output.\n")

"""What is refused at the program's edge, whatever the command."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from rodin_cli.blender import ROOT

COMMANDS = [
    ["generate", "--out"],
    ["preview", "x", "--out"],
    ["evaluate", "--json"],
    ["generate", "--weights"],
    ["zip", "--out"],
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_an_empty_option(rodin, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert rodin(*words, "").refused() == f"Invalid value: {words[-1]} must not be empty."
    assert rodin(*words[:-1], f"{words[-1]}=").refused() == f"Invalid value: {words[-1]} must not be empty."
    assert not list(tmp_path.iterdir())


def test_an_empty_argument(rodin):
    assert rodin("measure", "").refused() == "Invalid value: An argument must not be empty."


@pytest.mark.skipif(os.name != "posix", reason="a folder in use cannot be removed")
@pytest.mark.parametrize("words", [["generate", "--out", "x"], ["check", "."], ["measure", "x.ply"]])
def test_a_removed_working_folder(rodin, words, tmp_path, monkeypatch):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert rodin(*words).refused() == "The working folder is gone; go to another folder and try again."


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere names are UTF-8 in any locale")
def test_names_in_a_c_locale(tmp_path):
    (tmp_path / "剣.obj").write_bytes("o 剣\nv 0 0 0\nv 0 0 1\nv 0 0.1 0\nf 1 2 3\n".encode())
    plain = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    words = [sys.executable, "-m", "rodin_cli", "reconstruct", "剣.obj", "--out", "out"]
    done = subprocess.run(words, cwd=tmp_path, env=plain, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"剣_rodin.ply", "剣_rodin.json"}


def test_a_size_that_is_not_a_number_names_the_range(rodin, tmp_path):
    for value in ("nan", "inf", "-inf"):
        text = rodin("generate", "--set", f"blade_length={value}", "--out", tmp_path / "out").refused()
        assert "the range is" in text
    assert not (tmp_path / "out").exists()

"""The zip is built once; every scenario runs once in each Blender, whatever the number of its checks."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))  # pytest's importlib mode finds no neighbours by itself

from blenders import BLENDERS, ROOT, Blender, extension_tool  # noqa: E402 - only after the line above

RUNNER = HERE / "scenarios" / "runner.py"
SECONDS = 600  # a busy machine; a quiet one needs 20
NEED_TOY = {"another_kind", "all_kinds"}
FAST = "4.5"  # the Blender of make test-fast


@pytest.fixture(scope="session")
def extension_zip(tmp_path_factory) -> Path:
    """The extension, built by Blender's own tool."""
    out = tmp_path_factory.mktemp("zip")
    words = [sys.executable, extension_tool(), "build", "--source-dir", ROOT, "--output-dir", out]
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = out.glob("*.zip")
    return built


@pytest.fixture(scope="session")
def scenario_results(request, extension_zip, tmp_path_factory):
    """A function (Blender, scenario) -> {check: traceback or ""}; runs each pair once."""
    results = {}

    def results_of(blender: Blender, scenario: str) -> dict[str, str]:
        key = blender.version, scenario
        if key not in results:
            folder = tmp_path_factory.mktemp(f"{scenario}-{blender.version}")
            if scenario in NEED_TOY:
                shutil.copytree(request.getfixturevalue("toy_weights"), folder / "toy")
            results[key] = _run(blender, scenario, extension_zip, folder)
        return results[key]

    return results_of


def _run(blender: Blender, scenario: str, extension_zip: Path, folder: Path) -> dict[str, str]:
    answer = folder / "results.json"
    done = blender.run(RUNNER, scenario, extension_zip, folder, answer, seconds=SECONDS)
    assert answer.is_file(), f"Blender {blender.version} stopped in {scenario}:\n{done.stdout}{done.stderr}"
    assert done.returncode == 0, f"Blender {blender.version} ended with {done.returncode}:\n{done.stderr}"
    return json.loads(answer.read_text(encoding="utf-8"))


def _params():
    """Every Blender; all but one count as slow, so that ``-m "not slow"`` is a run in one Blender."""
    for blender in BLENDERS:
        marks = () if blender.version == FAST else pytest.mark.slow
        yield pytest.param(blender, id=f"blender-{blender.version}", marks=marks)


@pytest.fixture(params=_params())
def blender(request) -> Blender:
    """Each Blender in turn; one that is not installed is skipped and says so."""
    if not request.param.installed:
        pytest.skip(f"Blender {request.param.version} is not installed at {request.param.python}.")
    return request.param

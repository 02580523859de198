"""What all tests share."""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))  # pytest's importlib mode finds no neighbours by itself

# Two threads of small matrices are slower than one, by much on a busy machine. Set before numpy is imported.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")


_BEGUN = time.monotonic()
_MINUTES = float(os.environ.get("RODIN_TEST_MINUTES", "inf"))
"""After so many minutes slow tests that have not begun are skipped, and say so: CI has an end, and machines differ."""

_BLENDER = re.compile(r"(?<=\[)blender-[\d.]+(-\w+(?=-))?")  # and the scenario
_TOY = re.compile(
    r"test_toy_kind|test_automatic|test_sets|-another_kind-|-all_kinds-"
)  # all that needs the toy's weights, which take long to train


@pytest.fixture(scope="session")
def toy_weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model of a kind that is none of ours."""
    from toy_model import train_toy

    return train_toy(tmp_path_factory.mktemp("toy"))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("slow") and time.monotonic() - _BEGUN > 60 * _MINUTES:
        pytest.skip(f"the machine is slow: it did not begin within {_MINUTES:g} minutes")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log):
    """Keep a file's tests in one worker, which then sets up its fixtures once.

    A file whose tests are run in every Blender is divided by Blender, and further by scenario.
    Tests that share the toy's weights stay together whatever their file.
    """
    from xdist.scheduler import LoadScopeScheduling

    class ByFileAndBlender(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            if _TOY.search(nodeid):
                return "toy"
            file, _, test = nodeid.partition("::")
            found = _BLENDER.search(test)
            return f"{file} {found[0]}" if found else file

    return ByFileAndBlender(config, log)

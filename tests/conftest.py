"""What all tests share."""

from __future__ import annotations

import os
import re

import pytest

# Two threads of small matrices are slower than one, by much on a busy machine. Set before numpy is imported.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")


_BLENDER = re.compile(r"(?<=\[)blender-[\d.]+(-\w+(?=-))?")  # and the scenario


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log):
    """Keep a file's tests in one worker, which then sets up its fixtures once.

    A file whose tests are run in every Blender is divided by Blender, and further by scenario.
    """
    from xdist.scheduler import LoadScopeScheduling

    class ByFileAndBlender(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file, _, test = nodeid.partition("::")
            found = _BLENDER.search(test)
            return f"{file} {found[0]}" if found else file

    return ByFileAndBlender(config, log)

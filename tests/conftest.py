"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

# Two threads of small matrices are slower than one, by much on a busy machine. Set before numpy is imported.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Keep a file's tests in one worker of pytest-xdist, which then sets up its fixtures once.

    A file whose tests are run in every Blender is divided by Blender, and further by scenario.
    """
    if item.config.pluginmanager.hasplugin("xdist"):
        item.add_marker(pytest.mark.xdist_group(_group(item)))


def _group(item: pytest.Item) -> str:
    values = item.callspec.params if hasattr(item, "callspec") else {}
    blender = values.get("blender")
    words = (Path(item.path).stem, values.get("scenario"), blender and blender.version)
    return "-".join(word for word in words if word)

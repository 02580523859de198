"""Every check of every scenario, in every Blender, from the built zip."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SCENARIOS = Path(__file__).resolve().parent / "scenarios"
SLOW = {"two_million_faces", "exporting", "comparing", "interrupting", "baking", "learning"}  # half a minute and more


def _checks():
    for path in sorted(SCENARIOS.glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("check_"):
                marks = [pytest.mark.slow] if path.stem in SLOW else []
                yield pytest.param(path.stem, node.name, id=f"{path.stem}-{node.name[6:]}", marks=marks)


@pytest.mark.parametrize(("scenario", "check"), list(_checks()))
def test_check(scenario_results, blender, scenario, check):
    failure = scenario_results(blender, scenario)[check]
    assert not failure, failure

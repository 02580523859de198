"""What an artist does, in a real window with a real mouse; pictures of every stage stay in build/window."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))  # pytest's importlib mode finds no neighbours by itself

import stage  # noqa: E402 - only after the line above

LATER = ("third_day", "fourth_day", "fifth_day", "sixth_day")
STORIES = ("first_press", "first_day", "next_day", *LATER, "seventh_day")
WHY_NOT = stage.why_not()
pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)]


def stages(story: str) -> list[tuple[str, str]]:
    tree = ast.parse((HERE / "inside" / f"{story}.py").read_text(encoding="utf-8"))
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    return [(story, name) for name in names if name.startswith("stage_")]


@pytest.fixture(scope="module")
def played() -> dict[tuple[str, str], str]:
    """{(story, stage): traceback or ""} of the stages that were reached."""
    stage.begin()
    first = stage.play("first_day")
    following = stage.play("next_day", "sword.blend") if (stage.RESULTS / "sword.blend").is_file() else {}
    later = {story: stage.play(story) if not first["stage_install"] else {} for story in LATER}
    learnt = stage.play("seventh_day", "learnt.blend") if (stage.RESULTS / "learnt.blend").is_file() else {}
    press = {"first_press": stage.play("first_press")}
    outcomes = press | {"first_day": first, "next_day": following, **later, "seventh_day": learnt}
    return {(story, name): failure for story, outcome in outcomes.items() for name, failure in outcome.items()}


@pytest.mark.parametrize(("story", "name"), [found for story in STORIES for found in stages(story)])
def test_stage(played, story, name):
    failure = played.get((story, name), "An earlier stage failed, so this one was not reached.")
    assert not failure, failure

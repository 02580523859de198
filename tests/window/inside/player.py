"""Play one story in a window: ``blender --enable-event-simulate --python player.py -- STORY RESULTS.json``.

A story is a module whose functions ``stage_*`` are generators, played in their
order, one step a tick of Blender's timer. {stage: traceback or ""} is written for
those that were reached; the first that fails is the last.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

import bpy

HERE = Path(__file__).resolve().parent
sys.path += [str(HERE), str(HERE.parents[1] / "rodin_addon/scenarios")]  # the latter for kit.py
import hand  # noqa: E402 - only after the line above

SECONDS = 0.01  # between ticks; the time to handle events and draw comes on top


def play(story: str, results: Path) -> Iterator[None]:
    """All stages, a picture after each."""
    outcome = {}
    for name, stage in list(vars(importlib.import_module(story)).items()):
        if not name.startswith("stage_"):
            continue
        print(f"{time.strftime('%X')} {name}", flush=True)
        outcome[name] = ""
        try:
            yield from stage()
        except Exception:  # noqa: BLE001 - whatever a stage raises is its result
            outcome[name] = traceback.format_exc()
        hand.picture(f"{story}-{len(outcome)}-{name.removeprefix('stage_')}")
        results.write_text(json.dumps(outcome), encoding="utf-8")
        if outcome[name]:
            return


def main() -> None:
    """Start playing when the window is up, and leave when it is done."""
    preferences = bpy.context.preferences
    preferences.view.show_splash = False
    preferences.system.use_region_overlap = False  # a click beside a button reaches no object below
    story, results = sys.argv[sys.argv.index("--") + 1 :]
    steps = play(story, Path(results))

    def tick() -> float:
        code = 1
        try:
            next(steps)
            return SECONDS
        except StopIteration:
            code = 0
        except BaseException:  # noqa: BLE001 - os._exit shows nothing by itself
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)

    bpy.app.timers.register(tick, first_interval=2.0)


main()

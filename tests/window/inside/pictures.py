"""Pictures of the panel for the guide, and of the viewport with a sword beside it."""

from __future__ import annotations

import bpy
import hand
import kit
from first_day import GENERATE, stage_install, stage_open_the_tab  # noqa: F401 - the first two stages here too


def stage_pictures():
    """A katana, seen from the side."""
    yield from hand.key("A")
    yield from hand.key("DEL")
    kit.settings().style = "katana"
    yield from hand.click(GENERATE)
    yield from hand.wait_for(lambda: bpy.data.objects, "a sword")
    yield from hand.key("NUMPAD_1")
    yield from hand.key("HOME")
    yield from hand.pause(12.0)  # until no message is left on the screen
    area, sidebar = hand.region()
    hand.picture("window", area)
    hand.picture("panel", sidebar)

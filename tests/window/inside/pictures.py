"""Pictures of the panel for the guide: by itself, beside an asset in the viewport, and with a sheet of assets."""

from __future__ import annotations

import bpy
import hand
import kit
from first_day import GENERATE, stage_install, stage_open_the_tab  # noqa: F401 - the first two stages here too
from third_day import CHOSEN, draw_sheet


def stage_pictures():
    """A katana, seen from the side."""
    yield from hand.key("A")
    yield from hand.key("DEL")
    kit.settings().style = "katana"
    yield from hand.click(GENERATE)
    yield from hand.wait_for(lambda: bpy.data.objects, "an asset")
    yield from hand.key("NUMPAD_1")
    yield from hand.key("HOME")
    bpy.ops.object.select_all(action="DESELECT")  # the panel keeps the active asset, whose surface shows
    yield from hand.pause(12.0)  # until no message is left on the screen
    area, sidebar = hand.region()
    hand.picture("window", area)
    hand.picture("panel", sidebar)


def stage_sheet():
    """Assets of all styles in a sidebar of five columns, one of them chosen."""
    kit.settings().style = "ANY"
    kit.settings().sheet_count = 15
    yield from hand.widen(270)
    yield from draw_sheet()
    yield from hand.click(CHOSEN)
    yield from hand.move(hand.middle("WINDOW"))
    yield from hand.pause()
    hand.picture("sheet", hand.region()[1])

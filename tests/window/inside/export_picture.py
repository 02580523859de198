"""A picture of every choice of an export for the guide, after ``pictures`` has installed the add-on."""

from __future__ import annotations

import hand
import kit
from third_day import stage_begin  # noqa: F401 - the first stage here too


def stage_export():
    """All folded panels below Export opened, in a viewport as high as the window."""
    kit.generate(style="katana", resolution=24)
    yield from hand.key("SPACE", ctrl=True)
    yield from hand.find("bpy.ops.rodin.export_batch(")  # the other button is further down than is searched
    yield from hand.unfold("bpy.ops.rodin.mark_asset(", 5)
    _, top = yield from hand.find(".export.folder")
    _, bottom = yield from hand.find(".export.anyway")
    yield from hand.move(hand.middle("WINDOW"))
    yield from hand.pause()
    sidebar, bottom = hand.region()[1], bottom - 13
    hand.picture("export", hand.Box(sidebar.x, bottom, sidebar.width - 24, top + 44 - bottom))

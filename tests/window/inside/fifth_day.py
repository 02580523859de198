"""A fifth day, of other weapons: an axe and a shield are made, edited and exported as a sword is."""

from __future__ import annotations

import bpy
import hand
import kit
import numpy as np
from first_day import GENERATE, the_sword
from fourth_day import EXPORT, export_to, nodes_of
from third_day import stage_begin  # noqa: F401 - the first stage here too


def stage_axe():
    """From the button, which says what it makes, to a file of an engine."""
    yield from _a_day_of("axe", "haft_length", {"socket_grip", "socket_head", "socket_edge"})


def stage_shield():
    """The same again."""
    yield from _a_day_of("shield", "board_width", {"socket_grip", "socket_boss"})


def _a_day_of(kind: str, handle: str, sockets: set[str]):
    yield from hand.key("A")
    yield from hand.key("DEL")
    kit.settings().model = _model_of(kind)
    yield from hand.pause()
    yield from hand.click(GENERATE)
    yield from hand.wait_for(lambda: any(item.rodin.recipe for item in bpy.data.objects), "an asset")
    yield from hand.pause()
    root = the_sword()
    assert kit.recipe_of(root)["kind"] == kind
    yield from hand.key("HOME")
    before, size = kit.sword_coordinates(root), getattr(root.rodin, handle)
    yield from hand.drag(f".rodin.{handle}", 40)
    assert getattr(the_sword().rodin, handle) > size
    assert np.abs(kit.sword_coordinates(the_sword()) - before).max() > 1e-3
    hand.picture(f"fifth_day-{kind}")
    kit.settings().export.engine = "GODOT"
    folder = export_to(kind)
    yield from hand.click(EXPORT)
    yield from hand.wait_for(lambda: not hand.running("RODIN_OT_export_batch"), "the export to end")
    (path,) = folder.glob("*.glb")
    names = nodes_of(path)
    assert sockets <= set(names), names
    assert any(name.endswith("-convcolonly") for name in names), names


def _model_of(kind: str) -> str:
    """What the Model menu calls the model of a kind."""
    models = kit.our("rodin_addon.models")
    return models.identifier(models.library().first(kind))

"""Sliders and A to B follow their keyframes and drivers.

Blender tells properties of add-ons nothing of that, so this looks at each change of frame, in the
viewport and in a render, and after each change of what a driver looks at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import bpy
from bpy.app.handlers import persistent

from . import live
from .find import stamp_of

FOLLOWED = {"sliders", "mix"}
"""Of ``object.rodin``."""


@persistent
def follow_frame(scene: bpy.types.Scene, depsgraph: bpy.types.Depsgraph) -> None:
    """Called by Blender at each new frame."""
    for item in scene.objects:
        if item.animation_data and item.rodin.recipe:
            _follow(item, depsgraph, _animated(item.animation_data))


@persistent
def follow_drivers(_scene: bpy.types.Scene, depsgraph: bpy.types.Depsgraph) -> None:
    """Called by Blender when anything has changed."""
    driven = {}
    for update in depsgraph.updates:
        item = update.id.original
        if isinstance(item, bpy.types.Object) and item.animation_data and item.animation_data.drivers:
            driven[item.name_full] = item
    for item in driven.values():
        if item.rodin.recipe:
            _follow(item, depsgraph, _named(curve.data_path for curve in item.animation_data.drivers))


def _follow(root: bpy.types.Object, depsgraph: bpy.types.Depsgraph, names: set[str]) -> None:
    """Take values over from the evaluated object, which alone has them in a render, and show them."""
    if not names:
        return
    now = root.evaluated_get(depsgraph).rodin
    with live.paused():
        for name in names:
            setattr(root.rodin, name, getattr(now, name))
    live.refresh_unless_paused(root, live.show_mix if "mix" in names and root.rodin.shape_keys else _show)
    if "sliders" in names and root.rodin.shape_keys:
        live.refresh_unless_paused(root, _show)


def _show(root: bpy.types.Object) -> None:
    """Refresh, unless the meshes show these values already."""
    if live.effective_recipe(root).to_json() != stamp_of(root):
        live.refresh(root)


def _animated(animation: bpy.types.AnimData) -> set[str]:
    """Which of the followed settings have keyframes or drivers."""
    actions = [(animation.action, getattr(animation, "action_slot", None))]
    actions += [
        (strip.action, getattr(strip, "action_slot", None)) for track in animation.nla_tracks for strip in track.strips
    ]
    curves = [curve for action, slot in actions if action for curve in _curves(action, slot)]
    return _named(curve.data_path for curve in (*animation.drivers, *curves))


def _curves(action: bpy.types.Action, slot: object) -> Iterator[bpy.types.FCurve]:
    """The curves of an action that move the owner of a slot."""
    if bpy.app.version < (4, 4, 0):  # before actions had slots
        yield from action.fcurves
        return
    for strip in (strip for layer in action.layers for strip in layer.strips):
        bag = strip.channelbag(slot) if slot else None
        yield from bag.fcurves if bag else ()


def _named(paths: Iterable[str]) -> set[str]:
    """The followed settings that paths such as "rodin.sliders" lead to."""
    return {path.removeprefix("rodin.").partition("[")[0] for path in paths} & FOLLOWED


_FOLLOWERS = (
    (bpy.app.handlers.frame_change_post, follow_frame),
    (bpy.app.handlers.depsgraph_update_post, follow_drivers),
)


def register() -> None:
    """Have Blender call this."""
    for handlers, follower in _FOLLOWERS:
        handlers.append(follower)


def unregister() -> None:
    """And no longer."""
    for handlers, follower in _FOLLOWERS:
        handlers.remove(follower)

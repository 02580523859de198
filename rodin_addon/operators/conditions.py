"""When an operator can be pressed, and what the tool-tip says when it cannot.

A message is worded only when it is shown, for Blender asks all the time whether buttons can be pressed.
"""

from __future__ import annotations

from functools import partial

import bpy

from ..assets.find import chosen_objects, root_of, roots_of, source_of
from ..translations import said


def in_object_mode(operator: type, context: bpy.types.Context) -> bool:
    """Whether the viewport is in Object Mode."""
    if context.mode == "OBJECT":
        return True
    operator.poll_message_set(said, "Switch to Object Mode first")
    return False


def has_selection(operator: type, context: bpy.types.Context) -> bool:
    """Whether any object is selected."""
    if chosen_objects(context):
        return True
    operator.poll_message_set(said, "Select at least one object")
    return False


def has_active_asset(operator: type, context: bpy.types.Context) -> bool:
    """Whether the active object belongs to an asset."""
    if root_of(context.active_object):
        return True
    operator.poll_message_set(said, "Select an asset made with Rodin")
    return False


def has_source(operator: type, context: bpy.types.Context) -> bool:
    """Whether the active object belongs to an asset whose source is there."""
    if not has_active_asset(operator, context):
        return False
    if source_of(root_of(context.active_object)):
        return True
    operator.poll_message_set(said, "The asset has no source; rebuild an object, or choose one as its source")
    return False


def has_assets(operator: type, context: bpy.types.Context, at_least: int, at_most: int | None = None) -> bool:
    """Whether so many assets are selected (any object of an asset counts)."""
    count = len(roots_of(chosen_objects(context)))
    if count >= at_least and (at_most is None or count <= at_most):
        return True
    if at_least == 1:
        operator.poll_message_set(said, "Select at least one asset made with Rodin")
    elif at_most is None:
        operator.poll_message_set(
            partial(
                said, "Select at least {least} assets made with Rodin ({count} selected)", least=at_least, count=count
            )
        )
    else:
        operator.poll_message_set(
            partial(said, "Select {least} assets made with Rodin ({count} selected)", least=at_least, count=count)
        )
    return False


def has_sheet(operator: type, context: bpy.types.Context) -> bool:
    """Whether there are assets on the sheet."""
    if context.scene.rodin.sheet:
        return True
    operator.poll_message_set(said, "Press Draw Sheet first")
    return False

"""When an operator can be pressed, and what the tool-tip says when it cannot."""

from __future__ import annotations

import bpy

from ..swords.find import chosen_objects, root_of, roots_of, source_of


def in_object_mode(operator: type, context: bpy.types.Context) -> bool:
    """Whether the viewport is in Object Mode."""
    if context.mode == "OBJECT":
        return True
    operator.poll_message_set("Go back to Object Mode first")
    return False


def has_selection(operator: type, context: bpy.types.Context) -> bool:
    """Whether any object is selected."""
    if chosen_objects(context):
        return True
    operator.poll_message_set("Select at least one object")
    return False


def has_active_sword(operator: type, context: bpy.types.Context) -> bool:
    """Whether the active object belongs to a sword."""
    if root_of(context.active_object):
        return True
    operator.poll_message_set("Select a sword made with Rodin")
    return False


def has_source(operator: type, context: bpy.types.Context) -> bool:
    """Whether the active object belongs to a sword whose source is there."""
    if not has_active_sword(operator, context):
        return False
    if source_of(root_of(context.active_object)):
        return True
    operator.poll_message_set("The sword has no source; rebuild an object, or choose one as its source")
    return False


def has_swords(operator: type, context: bpy.types.Context, at_least: int, at_most: int | None = None) -> bool:
    """Whether so many swords are selected (any object of a sword counts)."""
    count = len(roots_of(chosen_objects(context)))
    if count >= at_least and (at_most is None or count <= at_most):
        return True
    wanted = "one sword" if at_least == 1 else f"{at_least} swords ({count} selected)"
    operator.poll_message_set(f"Select {'at least ' * (at_most is None)}{wanted} made with Rodin")
    return False


def has_sheet(operator: type, context: bpy.types.Context) -> bool:
    """Whether there are swords on the sheet."""
    if context.scene.rodin.sheet:
        return True
    operator.poll_message_set("Press Draw Sheet first")
    return False

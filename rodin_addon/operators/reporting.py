"""How an operator that is done at once ends: finished, or refused with one sentence."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import bpy

from ...model_core.errors import RodinError
from ..translations import said


def reports_errors(execute: Callable[[bpy.types.Operator, bpy.types.Context], set[str] | None]) -> Callable:
    """An ``execute`` that may raise RodinError, which is reported, and may return nothing, which is finished."""

    @wraps(execute)
    def guarded(self: bpy.types.Operator, context: bpy.types.Context) -> set[str]:
        try:
            return execute(self, context) or {"FINISHED"}
        except RodinError as error:
            self.report({"ERROR"}, said(error))
            return {"CANCELLED"}

    return guarded

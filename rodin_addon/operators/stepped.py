"""Long work in short steps, so that Escape really stops it.

An operator gives its work as a generator that yields its progress. Run from a
script it goes through at once; pressed in a window it runs a step at a time on
a timer. Closing the generator undoes what it has made so far.
"""

from __future__ import annotations

from collections.abc import Iterator

import bpy

from ...model_core.errors import RodinError

_PAUSE = 0.01  # seconds between steps, for the window to redraw and Escape to be read


class Stepped:
    """Mixin for operators; subclasses write :meth:`steps`."""

    def steps(self, context: bpy.types.Context) -> Iterator[float]:
        """Do the work, yielding progress on 0..1; undo it on GeneratorExit or any error."""
        raise NotImplementedError

    def execute(self, context: bpy.types.Context) -> set[str]:
        """All steps at once."""
        self._begin(context)
        result = {"RUNNING_MODAL"}
        while result == {"RUNNING_MODAL"}:
            result = self._step(context)
        return result

    def invoke(self, context: bpy.types.Context, _event) -> set[str]:
        """A step at a time, where there is a window to press Escape in."""
        if bpy.app.background:
            return self.execute(context)
        self._begin(context)
        self._timer = context.window_manager.event_timer_add(_PAUSE, window=context.window)
        context.window_manager.modal_handler_add(self)
        context.workspace.status_text_set("Escape: stop")
        return {"RUNNING_MODAL"}

    def modal(self, context: bpy.types.Context, event) -> set[str]:
        """The next step at each tick; no other event reaches the scene meanwhile."""
        if event.type == "ESC":
            self._work.close()
            self._end(context)
            self.report({"WARNING"}, "Stopped; the scene is as it was.")
            return {"CANCELLED"}
        if event.type == "TIMER":
            return self._step(context)
        return {"RUNNING_MODAL"}

    def _begin(self, context: bpy.types.Context) -> None:
        self._timer = None
        self._work = self.steps(context)
        context.window_manager.progress_begin(0.0, 1.0)

    def _step(self, context: bpy.types.Context) -> set[str]:
        try:
            context.window_manager.progress_update(next(self._work))
        except StopIteration:
            self._end(context)
            return {"FINISHED"}
        except RodinError as error:
            self._end(context)
            self.report({"ERROR"}, str(error))
            return {"CANCELLED"}
        except BaseException:
            self._end(context)
            raise
        return {"RUNNING_MODAL"}

    def _end(self, context: bpy.types.Context) -> None:
        context.window_manager.progress_end()
        if self._timer:
            context.window_manager.event_timer_remove(self._timer)
            context.workspace.status_text_set(None)
            self._timer = None

"""Long work in short steps, so that Escape really stops it.

An operator gives its work as a generator that yields its progress. Run from a
script it goes through at once; pressed in a window it runs some steps at each
tick of a timer. Closing the generator undoes what it has made so far.

Between two steps anything may happen: another window switches the scene, a script
deletes what is worked on, a file is opened. So what a step needs it asks for anew,
or makes sure that it is still there; that the scene is, is seen to here.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

import bpy

from ...model_core.errors import RodinError
from ..assets.find import alive
from ..errors import SceneError
from ..translations import said

_PAUSE = 0.01  # seconds between ticks, for the window to redraw and Escape to be read
_WORK = 0.1  # seconds of steps at a tick, after which no further one is begun


class Stepped:
    """Mixin for operators; subclasses write :meth:`steps`.

    Attributes:
        on_escape: what is said then. on_leaving: the same when another scene or file is opened meanwhile.
    """

    on_escape = "Cancelled; the scene is unchanged."
    on_leaving = "Cancelled: another scene or file was opened; all changes were discarded."

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
        """Some steps at a time, where there is a window to press Escape in."""
        if bpy.app.background:
            return self.execute(context)
        self._begin(context)
        self._timer = context.window_manager.event_timer_add(_PAUSE, window=context.window)
        context.window_manager.modal_handler_add(self)
        context.workspace.status_text_set(said("Esc: Cancel"))
        return {"RUNNING_MODAL"}

    def modal(self, context: bpy.types.Context, event) -> set[str]:
        """The next steps at each tick; no other event reaches the scene meanwhile."""
        if event.type == "ESC":
            self._end(context)
            self.report({"WARNING"}, said(self.on_escape))
            return {"CANCELLED"}
        if event.type != "TIMER":
            return {"RUNNING_MODAL"}
        started, result = time.perf_counter(), {"RUNNING_MODAL"}
        while result == {"RUNNING_MODAL"} and time.perf_counter() - started < _WORK:
            result = self._step(context)
        _redraw_sidebar(context)
        return result

    def cancel(self, context: bpy.types.Context) -> None:
        """Blender stops the work: its window is closed, or another file is opened, which leaves no place to report."""
        self._end(context)
        print(" was cancelled.")

    def _begin(self, context: bpy.types.Context) -> None:
        self._timer = None
        self._scene, self._workspace = context.scene, context.workspace
        self._work = self.steps(context)
        context.window_manager.progress_begin(0.0, 1.0)

    def _step(self, context: bpy.types.Context) -> set[str]:
        try:
            if not alive(self._scene) or context.scene != self._scene:
                raise SceneError(self.on_leaving)
            context.window_manager.progress_update(next(self._work))
        except StopIteration:
            self._end(context)
            return {"FINISHED"}
        except (RodinError, ReferenceError) as error:
            self._end(context)
            self.report(
                {"ERROR"},
                said(
                    "Cancelled: an object in use was deleted; all changes were discarded."
                    if isinstance(error, ReferenceError)  # Blender's word for what is no longer there
                    else error
                ),
            )
            return {"CANCELLED"}
        except BaseException:
            self._end(context)
            raise
        return {"RUNNING_MODAL"}

    def _end(self, context: bpy.types.Context) -> None:
        self._work.close()
        context.window_manager.progress_end()
        if self._timer:
            context.window_manager.event_timer_remove(self._timer)
            self._timer = None
            _clear_status(context, self._workspace)


def _redraw_sidebar(context: bpy.types.Context) -> None:
    """Show what has come; by itself Blender draws a sidebar only when the mouse moves over it."""
    for region in context.area.regions if context.area else ():
        if region.type == "UI":
            region.tag_redraw()


def _clear_status(context: bpy.types.Context, workspace: bpy.types.WorkSpace) -> None:
    """Take the text from the bar of the workspace that it was written in, which may not be shown any more."""
    if not alive(workspace):
        return
    if context.workspace == workspace:  # always so while a window closes, when to override the context would crash
        workspace.status_text_set(None)
    else:
        with context.temp_override(workspace=workspace):
            workspace.status_text_set(None)

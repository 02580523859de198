"""Learn from the meshes of a collection, in a Blender of its own, while this one is worked in."""

from __future__ import annotations

import time
from pathlib import Path
from typing import ClassVar

import bpy
from bpy.props import BoolProperty

from ...model_core.errors import RodinError
from .. import models, pictures
from ..errors import SceneError
from ..learning import process, snapshot
from ..learning.progress import DONE, Progress, record_path
from ..settings.learn import folder_here, style_here
from ..translations import said
from .conditions import in_object_mode
from .reporting import reports_errors

_EVERY = 0.5  # seconds between two looks


class RODIN_OT_learn(bpy.types.Operator):
    """Learn a style from the meshes of the collection; you can go on working meanwhile"""

    bl_idname = "rodin.learn"
    bl_label = "Learn"
    bl_options: ClassVar = {"REGISTER"}

    wait: BoolProperty(
        name="Wait", description="Return when learning has ended, for scripts", options={"SKIP_SAVE", "HIDDEN"}
    )

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode, a collection, and nothing else that is learnt."""
        if not in_object_mode(cls, context):
            return False
        if context.scene.rodin.learn.collection is None:
            cls.poll_message_set(said, "Choose a collection of meshes first")
            return False
        return not process.is_running()

    @reports_errors
    def execute(self, context: bpy.types.Context) -> set[str] | None:
        """Write down the meshes and begin, or go on where it was stopped."""
        settings = context.scene.rodin.learn
        base = models.library().first(settings.kind.lower() or None)
        folder, style = folder_here(settings), style_here(settings)
        try:
            members = tuple(
                snapshot.write_mesh(folder, one) for one in snapshot.meshes_of(context, settings.collection)
            )
            snapshot.write(folder, snapshot.Snapshot(str(base.folder), style, members))
        except OSError as error:
            raise SceneError('Cannot write "{path}": {reason}', path=folder, reason=str(error)) from error
        process.start(folder)
        if self.wait or bpy.app.background:
            self._wait()
        elif not bpy.app.timers.is_registered(_tick):
            bpy.app.timers.register(_tick, first_interval=_EVERY, persistent=True)

    def _wait(self) -> None:
        while _tick() is not None:
            time.sleep(_EVERY)
        found = process.look()
        if found.error:
            raise SceneError(found.error[0], **found.error[1])
        for template, values in found.said:
            self.report({"INFO"}, said(template, **values))


class RODIN_OT_learn_pause(bpy.types.Operator):
    """Stop learning for now. Learn goes on from here, also after Blender was closed"""

    bl_idname = "rodin.learn_pause"
    bl_label = "Pause"
    bl_options: ClassVar = {"INTERNAL"}

    @classmethod
    def poll(cls, _context: bpy.types.Context) -> bool:
        """Something is being learnt."""
        return process.is_running()

    def execute(self, _context: bpy.types.Context) -> set[str]:
        """What is registered is kept."""
        process.stop()
        models.redraw_sidebars()
        return {"FINISHED"}


class RODIN_OT_learn_discard(bpy.types.Operator):
    """Remove what was learnt under this name from the disk: registrations, and the model. This cannot be undone"""

    bl_idname = "rodin.learn_discard"
    bl_label = "Discard"
    bl_options: ClassVar = {"INTERNAL"}

    def invoke(self, context: bpy.types.Context, event: bpy.types.Event) -> set[str]:
        """Ask first."""
        return context.window_manager.invoke_confirm(self, event)

    @reports_errors
    def execute(self, context: bpy.types.Context) -> None:
        """Also ends it, if it runs."""
        process.discard(folder_here(context.scene.rodin.learn))
        models.forget()
        models.redraw_sidebars()


class RODIN_OT_learn_use(bpy.types.Operator):
    """Generate new assets with this model, in the style that it has learnt"""

    bl_idname = "rodin.learn_use"
    bl_label = "Use Model"
    bl_options: ClassVar = {"UNDO", "INTERNAL"}

    @reports_errors
    def execute(self, context: bpy.types.Context) -> None:
        """Choose it in the panel."""
        settings = context.scene.rodin
        folder = folder_here(settings.learn)
        found = [entry for entry in models.library().entries if entry.folder == folder]
        if not found:
            raise SceneError("The model is not here any more; press Learn again.")
        settings.model = models.identifier(found[0])
        settings.style = found[0].styles[-1]


def _tick() -> float | None:
    """Look how far it is; seconds to the next look, None when it has ended."""
    folder, before = process.running_folder(), process.progress_of_last()
    found = process.look()
    if found is None:
        return None
    if found != before:
        _draw_new(process.last_folder(), found)
    if folder is None and found.stage == DONE:
        models.forget()  # so that the new one is found
    if folder is None or found != before:  # drawn only then, for some computers draw slowly
        models.redraw_sidebars()
    return _EVERY if folder else None


def _draw_new(folder: Path, found: Progress) -> None:
    """Pictures of what was registered since the last look."""
    from ...model_core.learning.records import read_registered

    for row in found.rows:
        if row.ratio is None or pictures.has(row.file):
            continue
        kept = read_registered(record_path(folder, row.file))
        try:
            model = models.library().open(kept.weights)
            pictures.keep(row.file, model.kind, model.shape(kept.found(), pictures.RESOLUTION))
        except (RodinError, AttributeError):  # its record is gone, and with it the picture
            continue


def unregister() -> None:
    """Nothing goes on learning without Blender."""
    process.stop()
    if bpy.app.timers.is_registered(_tick):
        bpy.app.timers.unregister(_tick)


CLASSES = (RODIN_OT_learn, RODIN_OT_learn_pause, RODIN_OT_learn_discard, RODIN_OT_learn_use)

"""The panel that makes a model out of one's own meshes."""

from __future__ import annotations

from typing import ClassVar

import bpy

from .. import models, pictures
from ..learning import process
from ..learning.progress import DONE, REGISTER, Progress
from ..settings.learn import folder_here, style_here
from ..translations import said
from .tab import Tab, property_column, wrapped

_CELL = 110  # pixels a picture takes at the usual size of the interface
_PICTURE = 3.0  # height of a picture in buttons
_SHOWN = 12  # meshes, the last ones
_EXPLAINED = 4  # of those that are rejected, the last ones
_MEASURING = "Measuring held-out meshes"


class RODIN_PT_learn(Tab, bpy.types.Panel):
    """Learn a style from your own meshes"""

    bl_label = "Learn"
    bl_parent_id = "RODIN_PT_main"
    bl_options: ClassVar = {"DEFAULT_CLOSED"}

    def draw(self, context: bpy.types.Context) -> None:
        """From what, the button, and how far it is."""
        layout, settings = self.layout, context.scene.rodin.learn
        column = property_column(layout)
        column.enabled = not process.is_running()
        column.prop(settings, "collection")
        if len(models.library().one_a_kind()) > 1:
            column.prop(settings, "kind")
        column.prop(settings, "style", placeholder=style_here(settings))
        folder = process.running_folder() or folder_here(settings)
        found = process.progress_of(folder)
        layout.operator("rodin.learn", text=_title(found), icon="OUTLINER_OB_LATTICE")
        if found is None:
            return
        if process.is_running():
            layout.progress(factor=found.share, text=_where(found))
        row = layout.row(align=True)
        if process.is_running():
            row.operator("rodin.learn_pause", icon="PAUSE")
        elif found.stage == DONE:
            row.operator("rodin.learn_use", icon="CHECKMARK")
        row.operator("rodin.learn_discard", text="", icon="TRASH")
        _draw_end(layout, found, context.region.width)
        _draw_rows(layout, found, context)


def _title(found: Progress | None) -> str:
    unfinished = found is not None and found.stage != DONE and found.rows
    return said("Go On Learning") if unfinished else said("Learn")


def _where(found: Progress) -> str:
    what = said("Registering") if found.stage == REGISTER else said(_MEASURING)
    return said("{what}: {done} of {total}", what=what, done=found.done, total=found.total)


def _draw_end(layout: bpy.types.UILayout, found: Progress, width: int) -> None:
    """Why it stopped, or what it came to, the verdict first."""
    if found.error:
        wrapped(layout, said(found.error[0], **found.error[1]), width)
    for template, values in reversed(found.said):
        wrapped(layout, said(template, **values), width, icon="INFO")


def _draw_rows(layout: bpy.types.UILayout, found: Progress, context: bpy.types.Context) -> None:
    """The last registrations: pictures, and how near each lies."""
    width = context.region.width / context.preferences.system.ui_scale
    grid = layout.grid_flow(row_major=True, columns=max(int(width / _CELL), 1), even_columns=True, align=True)
    for row in found.rows[: -_SHOWN - 1 : -1]:
        cell = grid.column(align=True)
        if pictures.has(row.file):
            cell.template_icon(icon_value=pictures.icon(row.file), scale=_PICTURE)
        near = "" if row.ratio is None else f"{row.ratio:.2f} "
        icon = "CANCEL" if row.why_not else "HIDE_OFF" if row.held_out else "CHECKMARK"
        cell.label(text=near + row.name, icon=icon)
    rejected = [row for row in found.rows if row.why_not]
    for row in rejected[: -_EXPLAINED - 1 : -1]:
        why = ", ".join(said(template, **values) for template, values in row.why_not)
        wrapped(layout, said("{name}: {why}", name=row.name, why=why), context.region.width, icon="CANCEL")


CLASSES = (RODIN_PT_learn,)

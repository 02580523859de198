"""Export selected assets for a game engine, one file each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import bpy
from bpy.props import StringProperty

from ...model_core.errors import ExportError
from ..assets.find import alive, chosen_objects, roots_of
from ..errors import SceneError
from ..settings.export import Engine, Exporting, choices_of
from ..translations import said
from .conditions import has_assets, in_object_mode
from .stepped import Stepped

if TYPE_CHECKING:  # the whole export is opened at the first one, not when the add-on is enabled
    from ..export.source import Source


class RODIN_OT_export_batch(Exporting, Engine, Stepped, bpy.types.Operator):
    """Export each selected asset for a game engine, with levels of detail, collision and sockets"""

    bl_idname = "rodin.export_batch"
    bl_label = "Export Assets"
    bl_options: ClassVar = {"REGISTER"}
    on_escape = "Cancelled; files already written are complete, and the manifest lists those that are missing."
    on_leaving = "Cancelled: another scene or file was opened; files already written are complete."

    folder: StringProperty(
        name="Folder",
        description="Folder for the exported files; // is the folder of the .blend file",
        options={"SKIP_SAVE"},
    )

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode and an asset."""
        return in_object_mode(cls, context) and has_assets(cls, context, at_least=1)

    def steps(self, context: bpy.types.Context) -> Iterator[float]:
        """One asset a step."""
        from ..export.batch import Reasons, export_all
        from ..export.files import ready_folder

        settings = context.scene.rodin.export
        choices = choices_of(self, settings)
        folder = ready_folder(self.folder if self.properties.is_property_set("folder") else settings.folder)
        named = [(root.name, partial(_source, context, root)) for root in roots_of(chosen_objects(context))]
        reasons = Reasons()
        record = yield from export_all(context, named, folder, choices, reasons=reasons)
        refused = [(name, line) for name, error in reasons.refused for line in said(error).splitlines()]
        if not record["assets"]:
            lines = (SceneError('"{name}": {reason}', name=name, reason=reason) for name, reason in refused)
            raise SceneError("{reasons}", reasons=tuple(lines))
        for name, reason in refused:
            self.report({"WARNING"}, said('"{name}": {reason}', name=name, reason=reason))
        for name, error in reasons.one_level:
            self.report({"WARNING"}, said('"{name}" has only one level: {reason}', name=name, reason=error))
        names = ", ".join(file["name"] for file in record["assets"][0]["files"])
        count = len(record["assets"])
        self.report(
            {"INFO"},
            said(
                'Wrote {names} to "{folder}".' if count == 1 else 'Wrote {count} assets to "{folder}".',
                names=names,
                count=count,
                folder=folder,
            ),
        )


def _source(context: bpy.types.Context, root: bpy.types.Object) -> Source:
    from ..export.source import source_of

    if not alive(root):
        raise ExportError("It was deleted before it was processed.")
    return source_of(context.scene, root)


CLASSES = (RODIN_OT_export_batch,)

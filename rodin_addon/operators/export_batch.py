"""Export selected swords, one FBX file each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import bpy

from ..errors import SceneError
from ..export.fbx import export_sword
from ..export.file_names import unique_stems
from ..export.folder import ready_folder
from ..swords.find import alive, chosen_objects, roots_of
from ..translations import said
from .conditions import has_swords, in_object_mode
from .stepped import Stepped


class RODIN_OT_export_batch(Stepped, bpy.types.Operator):
    """Write one FBX file for each selected sword into the folder; the scene stays as it is"""

    bl_idname = "rodin.export_batch"
    bl_label = "Export FBX"
    bl_options: ClassVar = {"REGISTER"}

    @classmethod
    def poll(cls, context: bpy.types.Context) -> bool:
        """Object Mode and a sword."""
        return in_object_mode(cls, context) and has_swords(cls, context, at_least=1)

    def steps(self, context: bpy.types.Context) -> Iterator[float]:
        """One file a step."""
        settings = context.scene.rodin
        folder, engine = ready_folder(settings.export_folder), settings.export_engine
        roots = roots_of(chosen_objects(context))
        stems = unique_stems(root.name for root in roots)
        for index, (root, stem) in enumerate(zip(roots, stems, strict=True)):
            if not alive(root):
                raise SceneError(f'"{stem}" was deleted before its turn came; {index} of {len(roots)} are written.')
            export_sword(context, root, folder, stem, engine)
            yield (index + 1) / len(roots)
        names = ", ".join(f"{stem}.fbx" for stem in stems)
        self.report({"INFO"}, said(f'Wrote {names} to "{folder}".'))


CLASSES = (RODIN_OT_export_batch,)

"""Files that only Blender reads, by a Blender of their own."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from model_core.files import work_folder
from model_core.preparation.assets import NamedMesh
from model_core.surface.mesh import TriangleMesh
from rodin_cli.blender import ONE_THREAD, run_job
from rodin_cli.errors import CommandError, require_file
from rodin_cli.meshes.limits import check_bytes, check_counts

UNPACKED_SUFFIXES = (".fbx", ".usd", ".usda", ".usdc", ".usdz", ".blend")
_SECONDS = 120


def unpack(path: Path) -> list[NamedMesh]:
    """The objects of a file that are seen and have a surface, in the order of their names, in Blender's world.

    No script in the file is run.

    Raises:
        CommandError: there is no Blender, or it cannot read the file; it is too large, or has no surface.
    """
    require_file(path)
    check_bytes(path, path.stat().st_size)
    with work_folder(Path(tempfile.gettempdir())) as folder:
        try:
            request = {"file": str(path.resolve()), "out": str(folder)}
            found = run_job("unpack", request, _SECONDS, environment=ONE_THREAD)["parts"]
        except CommandError as error:
            raise CommandError("{path}: {reason}", path=path, reason=error) from error
        parts = [NamedMesh(part["name"], _read(folder / part["file"])) for part in found]
    check_counts(path, sum(len(part.mesh.triangles) for part in parts))
    return sorted(parts, key=lambda part: part.name)


def _read(path: Path) -> TriangleMesh:
    with np.load(path, allow_pickle=False) as arrays:
        return TriangleMesh(arrays["vertices"], arrays["triangles"])

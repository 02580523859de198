"""An exported glTF as a mesh a level and one of its collision: ``python docs/level_meshes.py FILE FOLDER``."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import trimesh


def main(path: Path, folder: Path) -> None:
    """Write ``stem_LOD0.ply``, ``stem_LOD1.ply``, ... and ``stem_Collision.ply``, in Blender's axes."""
    scene = trimesh.load_scene(path, process=False)
    kinds: dict[str, list[trimesh.Trimesh]] = {}
    for name, mesh in sorted(scene.geometry.items()):
        (kind,) = re.findall("LOD[0-9]+|Collision", name)
        turned = mesh.vertices[:, [0, 2, 1]] * (1, -1, 1)
        kinds.setdefault(kind, []).append(trimesh.Trimesh(turned, mesh.faces, process=False))
    folder.mkdir(parents=True, exist_ok=True)
    for kind, meshes in kinds.items():
        trimesh.util.concatenate(meshes).export(folder / f"{path.stem}_{kind}.ply")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""The set that the guide learns from: swords with a hooked blade, which no family of the forge has.

Usage: ``python docs/learn_set.py SWORDS OUT``: each PLY of a folder, its blade bent to a hook.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from model_core.surface.mesh import TriangleMesh
from rodin_cli.meshes.reading import read_mesh
from rodin_cli.meshes.writing import write_ply

HOOK = (0.35, 0.75)  # of a blade's length: how far it goes to the side; drawn between these for each sword


def hooked(mesh: TriangleMesh, depth: float) -> TriangleMesh:
    """The part above the origin bent to one side and back, wider where it turns."""
    x, y, z = mesh.vertices.T
    along = np.clip(z / z.max(), 0, 1)
    bend = depth * z.max() * along**1.5 * np.cos(np.pi * along)
    return TriangleMesh(np.column_stack([x * (1 + 1.2 * along**2 * (1 - along) * 4) + bend, y, z]), mesh.triangles)


def main(source: Path, out: Path) -> None:
    """Bend all swords of a folder."""
    chance = np.random.default_rng(1)
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob("*.ply")):
        write_ply(out / path.name, hooked(read_mesh(path), chance.uniform(*HOOK)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""A sword of boxes, a cylinder and a ball, lying on its side: a mesh that no part of Rodin made.

``python tests/primitive_sword.py FILE.obj`` writes it; ``make demo`` reconstructs it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import trimesh


def primitive_sword() -> trimesh.Trimesh:
    """Four separate closed parts, 1.0 m long, turned and moved off the origin."""
    blade = trimesh.creation.box(bounds=[[-0.028, -0.008, 0.0], [0.028, 0.008, 0.76]])
    blade.vertices[blade.vertices[:, 2] > 0.5] *= [0.12, 0.5, 1.0]
    guard = trimesh.creation.box(bounds=[[-0.11, -0.016, -0.03], [0.11, 0.016, 0.0]])
    grip = trimesh.creation.cylinder(radius=0.016, segment=[[0, 0, -0.17], [0, 0, -0.03]], sections=16)
    pommel = trimesh.creation.icosphere(subdivisions=2, radius=0.035)
    pommel.apply_translation([0, 0, -0.2])
    sword = trimesh.util.concatenate([blade, guard, grip, pommel])
    on_its_side = trimesh.transformations.rotation_matrix(np.pi / 2, [0, 1, 0])
    sword.apply_transform(trimesh.transformations.translation_matrix([0.4, -0.2, 1.1]) @ on_its_side)
    return sword


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    primitive_sword().export(target)

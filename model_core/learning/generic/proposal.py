"""Which layout suits a set: the simplest of those whose generic shapes come nearest to its meshes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ...engine.numpy_engine import NumpyEngine
from ...model import Model
from ...surface.mesh import TriangleMesh
from .base import generic_weights
from .layouts import LAYOUTS, template
from .profile import usual_profile

_TRIED = 3  # meshes, evenly chosen
_ALIKE = 1.1  # times the least distance: chance in samples alone makes so much


def proposed_layout(meshes: Sequence[TriangleMesh], done: Callable[[int, int], None] = lambda *_: None) -> str:
    """A layout's name.

    Args:
        meshes: of a set, standing. done: called with the number of layouts tried, and that of all.
    """
    profile = usual_profile(meshes)
    tried = [meshes[index] for index in np.unique(np.linspace(0, len(meshes) - 1, _TRIED).astype(int))]
    found: dict[str, float] = {}
    for layout in LAYOUTS:
        one = template(layout)
        weights = generic_weights(one.kind, one, profile)
        model = Model(weights, NumpyEngine(weights))
        found[layout] = float(np.median([model.reconstruct(mesh, "latent").chamfer_l2_sq for mesh in tried]))
        done(len(found), len(LAYOUTS))
    return next(layout for layout in LAYOUTS if found[layout] <= _ALIKE * min(found.values()))

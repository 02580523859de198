"""Meshes to be judged by, and the same judge for every answer.

The ratio divides the chamfer distance of an answer by the distance between two
independent samplings of the truth itself, shape by shape. 1.0 is the physical limit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from ..latent.likeness import CLOUD
from ..surface.distance import chamfer_l2_sq, fscore
from ..surface.frame import Frame, principal_frame
from ..surface.mesh import TriangleMesh
from ..surface.sampling import sample_surface
from .seen import sample_seen

RESOLUTION = 31
"""Of truth and answer: the forge's own, as in training; a coarser one would hide what lies between its points."""
FSCORE_RADIUS = 0.01
"""Of the unit sphere."""


@dataclass(frozen=True)
class Seen:
    """What can be seen of a mesh: points (2500, 3), unit sphere, and chamfer to a second sampling."""

    points: np.ndarray
    floor: float


@dataclass(frozen=True)
class Truth:
    """A mesh, seen in its own frame.

    Attributes:
        mesh: own coordinates. frame: its principal frame.
        grids: (C, R, R, 3) its charts where it is forged, else None.
        points: (2500, 3) of its surface, unit sphere. floor: chamfer to a second sampling.
        seen: the same of what can be seen of it; None where it is forged, and all but hidden caps can.
    """

    mesh: TriangleMesh
    frame: Frame
    grids: np.ndarray | None
    points: np.ndarray
    floor: float
    seen: Seen | None = None


def truths_of(meshes: Iterable[TriangleMesh], seed: int) -> Iterator[Truth]:
    """Meshes that other people made; the sampling of mesh i depends on (seed, i) alone."""
    for index, mesh in enumerate(meshes):
        truth = truth_of(mesh, np.random.default_rng([seed, index, 4]))
        rng = np.random.default_rng([seed, index, 5])
        points, second = (truth.frame.to_unit(sample_seen(mesh, CLOUD, rng)) for _ in range(2))
        yield replace(truth, seen=Seen(points, chamfer_l2_sq(points, second)))


def truth_of(mesh: TriangleMesh, rng: np.random.Generator, grids: np.ndarray | None = None) -> Truth:
    """What answers for ``mesh`` are judged by."""
    frame = principal_frame(mesh)
    points, second = (frame.to_unit(sample_surface(mesh, CLOUD, rng)) for _ in range(2))
    return Truth(mesh, frame, grids, points, chamfer_l2_sq(points, second))


def judged(truth: Truth, points: np.ndarray) -> dict[str, float]:
    """Figures of an answer.

    Args:
        points: (N, 3) of its surface, unit sphere of the truth's frame.
    Returns:
        "ratio" over the noise floor, "chamfer_l2_sq" in unit-sphere units squared, both ways
        summed, and "fscore_001", the F-score at a radius of 0.01.
    """
    squared = chamfer_l2_sq(points, truth.points)
    return {
        "ratio": squared / truth.floor,
        "chamfer_l2_sq": squared,
        "fscore_001": fscore(points, truth.points, FSCORE_RADIUS),
    }


def judged_seen(truth: Truth, mesh: TriangleMesh, rng: np.random.Generator) -> dict[str, float]:
    """{"ratio_seen"}, as "ratio", of what can be seen of an answer in the truth's coordinates; {} for a forged one."""
    if truth.seen is None:
        return {}
    points = truth.frame.to_unit(sample_seen(mesh, CLOUD, rng))
    return {"ratio_seen": chamfer_l2_sq(points, truth.seen.points) / truth.seen.floor}

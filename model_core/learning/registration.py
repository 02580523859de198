"""A mesh registered to the charts of its kind: a latent, and what each patch must move by itself; or why not."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..judging.seams import seam_gap
from ..judging.seen import back_share
from ..judging.truths import judged_seen, truths_of
from ..model import Model, Reconstruction
from ..surface.mesh import TriangleMesh

RESOLUTION = 16
LIMITS = {
    "ratio_seen": 2.5,
    "deviations": 25.0,
    "moved": 0.02,
    "flipped": 0.08,
    "stretch": 20.0,
    "backs": 0.08,
    "seam_gap": 0.01,
}
"""What a registration may have at most of each figure, see :class:`Registration`: just more than those of 102 meshes
of games that were looked at and are good. A ball is 34 deviations from a sword and has to be moved by 0.07."""
_MOST_STRETCHED = 99  # percentile: triangles at a pole may be as long as they like
_NO_LENGTH = 1e-3  # of the mean edge: at a pole there are none to compare with


@dataclass(frozen=True)
class Registration:
    """A mesh in charts.

    Attributes:
        found: its likeness, refined by its surface.
        figures: "ratio_seen", distance of what can be seen over its noise floor; "deviations", root mean square of the
            latent; "moved", root mean square of what the refinement by surface moved points by, a share of the mesh's
            size; "flipped", share of the area that
            the refinement by surface turned over; "stretch", how many times as long it made edges, 99 of 100 of them
            at most; "backs", share of the surface whose back is seen, where parts cross themselves; "seam_gap", mean
            distance between charts that should meet, before they are closed, unit sphere.
    """

    found: Reconstruction
    figures: dict[str, float]

    @property
    def faults(self) -> tuple[str, ...]:
        """Names of the figures that are over their limits; a registration with any is not to be learnt from."""
        return tuple(name for name, limit in LIMITS.items() if not self.figures[name] <= limit)


def register(model: Model, mesh: TriangleMesh, seed: int = 0) -> Registration:
    """The charts of a mesh.

    Args:
        seed: of the samples that it is fitted to and judged by.
    Raises:
        RodinError: the decoder is not linear.
    """
    found = model.reconstruct(mesh, "surface", seed)
    return Registration(found, _figures(model, mesh, found, seed))


def _figures(model: Model, mesh: TriangleMesh, found: Reconstruction, seed: int) -> dict[str, float]:
    layout, recipe = model.kind.layout, found.recipe
    grids = model.shape(recipe, RESOLUTION)
    truth = next(truths_of([mesh], seed))
    opened = model.open_charts(recipe, RESOLUTION)
    smooth = model.open_charts(replace(recipe, detail=None), RESOLUTION)
    return {
        **judged_seen(truth, TriangleMesh.of_charts(found.placed(grids), layout), np.random.default_rng([seed, 6])),
        "deviations": float(np.sqrt(np.square(recipe.latent).mean())),
        "moved": float(np.sqrt(np.square(opened - smooth).sum(axis=-1).mean()))
        / 2,  # the sphere's diameter is the size
        "flipped": _flipped(smooth, opened),
        "stretch": _stretch(smooth, opened),
        "backs": back_share(TriangleMesh.of_charts(grids, layout)),
        "seam_gap": seam_gap(opened, layout),
    }


def _flipped(before: np.ndarray, after: np.ndarray) -> float:
    """Share of the area of charts (C, R, R, 3) that faces the other way than before."""
    was, now = (
        np.cross(grids[:, 1:, 1:] - grids[:, :-1, :-1], grids[:, 1:, :-1] - grids[:, :-1, 1:])
        for grids in (before, after)
    )
    area = np.linalg.norm(now, axis=-1)
    return float(area[np.sum(was * now, axis=-1) < 0].sum() / area.sum())


def _stretch(before: np.ndarray, after: np.ndarray) -> float:
    """How many times as long edges of charts (C, R, R, 3) became, the longest hundredth left out."""
    ratios = []
    for axis in (1, 2):
        was, now = (np.linalg.norm(np.diff(grids, axis=axis), axis=-1) for grids in (before, after))
        real = was > _NO_LENGTH * was.mean()
        ratios.append(now[real] / was[real])
    return float(np.percentile(np.concatenate(ratios), _MOST_STRETCHED))

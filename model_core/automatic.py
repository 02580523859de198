"""Of which kind a mesh is: that of the model whose likeness comes nearest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .model import Model, Reconstruction
from .steps import ProgressGenerator, part
from .surface.fit_summary import share_of_size
from .surface.mesh import TriangleMesh

_COMPARED = "latent"
"""How likenesses that are compared are fitted: initial estimates of meshes unlike forged ones tell kinds less well."""
_TRIED = 0.6  # of the time, where the nearest is then fitted otherwise


@dataclass(frozen=True)
class Nearest:
    """The model that comes nearest to a mesh.

    Attributes:
        model: of which kind the mesh is, if it is of any.
        found: its likeness, fitted as was asked for.
        share: how far mesh and likeness lie apart as they were compared (as asked for, where only one was tried),
            as a share of the mesh's size; see ``fit_summary.share_of_size``.
        second: the model that comes second; None where only one was tried.
        times: how many times as far from the mesh the second's likeness is; 1 without one.
    """

    model: Model
    found: Reconstruction
    share: float
    second: Model | None
    times: float

    @property
    def alike(self) -> bool:
        """Whether the likeness is as near as assets of that kind are to theirs."""
        return self.share <= self.model.kind.farthest


def nearest_kind(models: Sequence[Model], mesh: TriangleMesh, refine: str) -> ProgressGenerator[Nearest]:
    """Try models, and fit the nearest one's likeness as asked, in slices.

    Args:
        models: at least one; one a kind. refine: see ``Model.reconstruct``.
    Raises:
        RodinError: see ``Model.reconstruct``.
    """
    if len(models) == 1:
        found = yield from models[0].reconstructing(mesh, refine)
        return Nearest(models[0], found, share_of_size(found.chamfer_l2_sq), None, 1.0)
    end = 1.0 if refine == _COMPARED else _TRIED
    tried = []
    for index, model in enumerate(models):
        steps = part(model.reconstructing(mesh, _COMPARED), end * index / len(models), end * (index + 1) / len(models))
        tried.append((yield from steps))
    first, second = sorted(range(len(models)), key=lambda index: tried[index].chamfer_l2_sq)[:2]
    model, found = models[first], tried[first]
    share = share_of_size(found.chamfer_l2_sq)
    times = share_of_size(tried[second].chamfer_l2_sq) / max(share, 1e-12)
    if refine != _COMPARED:
        found = yield from part(model.reconstructing(mesh, refine), end, 1.0)
    return Nearest(model, found, share, models[second], times)

"""Of which kind a mesh is: that of the model whose likenesses come nearest without being bent out of their kind.

Two likenesses of a kind count alike: the encoder's, which looks for what it has learnt, and the one fitted from
there, which is nearer. A model of axes can be bent into a sword, and then comes as near as the model of swords;
but nothing that it learnt from was like that. So a distance counts for more where the likeness is unlike all
training shapes (novelty).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from .model import Model, Reconstruction
from .steps import ProgressGenerator, part
from .surface.fit_summary import share_of_size
from .surface.mesh import TriangleMesh

_FITTED = 3
"""Kinds whose likenesses are fitted; of 102 meshes by other people, encoding put the right one first or second."""
_NOVELTY_POWER = 0.3
"""Of these 102 meshes, 97 are told right with powers of 0.1 to 0.5, and 92 without."""
_ENCODED, _TRIED = 0.3, 0.6  # of the time, where the nearest is then fitted otherwise


@dataclass(frozen=True)
class Nearest:
    """The model that comes nearest to a mesh.

    Attributes:
        model: of which kind the mesh is, if it is of any.
        found: its likeness, fitted as was asked for.
        share: how far mesh and fitted likeness lie apart (as asked for, where only one was tried), as a share of
            the mesh's size; see ``fit_summary.share_of_size``.
        second: the model that comes second; None where only one was tried.
        times: how many times as far from the mesh the second's likeness is, as distances count here; 1 without one.
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
    encoded = yield from part(_likenesses(models, mesh, "none"), 0.0, _ENCODED)
    distances = [_distance(model, found) for model, found in zip(models, encoded, strict=True)]
    order = sorted(range(len(models)), key=distances.__getitem__)[:_FITTED]
    end = 1.0 if refine in ("none", "latent") else _TRIED
    fitted = yield from part(_likenesses([models[index] for index in order], mesh, "latent"), _ENCODED, end)
    tried = [
        _Tried(models[index], encoded[index], found, sqrt(distances[index] * _distance(models[index], found)))
        for index, found in zip(order, fitted, strict=True)
    ]
    first, second = sorted(tried, key=lambda one: one.distance)[:2]
    found = {"none": first.encoded, "latent": first.fitted}.get(refine)
    if not found:
        found = yield from part(first.model.reconstructing(mesh, refine), end, 1.0)
    share = share_of_size(first.fitted.chamfer_l2_sq)
    return Nearest(first.model, found, share, second.model, second.distance / max(first.distance, 1e-12))


@dataclass(frozen=True)
class _Tried:
    """A model's two likenesses of a mesh, and the geometric mean of their distances."""

    model: Model
    encoded: Reconstruction
    fitted: Reconstruction
    distance: float


def _likenesses(models: Sequence[Model], mesh: TriangleMesh, refine: str) -> ProgressGenerator[list[Reconstruction]]:
    """Each model's likeness of a mesh."""
    found = []
    for index, model in enumerate(models):
        steps = part(model.reconstructing(mesh, refine), index / len(models), (index + 1) / len(models))
        found.append((yield from steps))
    return found


def _distance(model: Model, found: Reconstruction) -> float:
    """Between mesh and likeness, as a share of the size, and more where the likeness is like no training shape."""
    return share_of_size(found.chamfer_l2_sq) * max(model.novelty(found.recipe), 1.0) ** _NOVELTY_POWER

"""Whether other people's meshes of a kind are told from other kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from ..automatic import nearest_kind
from ..kinds import Kind
from ..model import Model
from ..steps import finish
from ..surface.mesh import TriangleMesh


def told_figures(
    models: Sequence[Model], kind: Kind, meshes: Sequence[TriangleMesh], done: Callable[[int], None]
) -> dict | None:
    """What Automatic says of meshes that are known to be of a kind.

    Args:
        models: one a kind.
        done: called with the number of meshes tried.
    Returns:
        {"meshes", "right": those taken for the kind, "none": those said to be none, "others": {plural: meshes
        taken for that kind}, "kinds": plurals of all that were tried}; None where there is nothing to tell apart.
    """
    if len(models) < 2 or not meshes:
        return None
    taken: Counter[Kind | None] = Counter()
    for index, mesh in enumerate(meshes):
        nearest = finish(nearest_kind(models, mesh, "latent"))
        taken[nearest.model.kind if nearest.alike else None] += 1
        done(index + 1)
    return {
        "meshes": len(meshes),
        "right": sum(count for one, count in taken.items() if one and one.name == kind.name),
        "none": taken[None],
        "others": {one.words.plural: count for one, count in taken.items() if one and one.name != kind.name},
        "kinds": [model.kind.words.plural for model in models],
    }

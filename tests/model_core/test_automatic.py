"""Of which kind a mesh is: swords and the toy's clubs are told apart, and what is neither is said to be none."""

from __future__ import annotations

import numpy as np
import pytest
import trimesh
from toy_model import TOY_KIND

from model_core.automatic import nearest_kind
from model_core.kinds import named_kind
from model_core.library import Library
from model_core.model import Model
from model_core.steps import finish
from model_core.surface.mesh import TriangleMesh
from model_core.weights import SHIPPED

SWORD, CLUB = named_kind("sword"), named_kind(str(TOY_KIND))


@pytest.fixture(scope="module")
def models(toy_weights) -> list[Model]:
    return [Model.open(SHIPPED / "sword", engine="numpy"), Model.open(toy_weights, engine="numpy")]


def forged(kind, style: str, seed: int) -> TriangleMesh:
    """Turned and moved, since nobody knows how a found mesh lies."""
    mesh = TriangleMesh.of_charts(kind.forge.make(style, np.random.default_rng(seed), 16), kind.layout)
    turn = trimesh.transformations.random_rotation_matrix(np.array([0.2, 0.5, 0.7]))[:3, :3]
    return TriangleMesh(mesh.vertices @ turn.T + 3, mesh.triangles)


@pytest.mark.parametrize("refine", ["none", "latent"])
@pytest.mark.parametrize(("kind", "style"), [(SWORD, "arming"), (SWORD, "katana"), (CLUB, "long")])
def test_a_forged_asset_is_of_its_own_kind(models, kind, style, refine):
    for order in (models, models[::-1]):
        nearest = finish(nearest_kind(order, forged(kind, style, 11), refine))
        assert nearest.model.kind.name == nearest.found.recipe.kind == kind.name
        assert nearest.second.kind.name != kind.name
        assert nearest.times > 1
        assert nearest.alike


def test_its_likeness_is_the_one_that_was_asked_for(models):
    mesh = forged(SWORD, "arming", 11)
    nearest = finish(nearest_kind(models, mesh, "surface"))
    alone = models[0].reconstruct(mesh, "surface")
    assert nearest.found.recipe.to_json() == alone.recipe.to_json()


def test_a_ring_is_none(models):
    ring = trimesh.creation.torus(1.0, 0.25)
    nearest = finish(nearest_kind(models, TriangleMesh(ring.vertices, ring.faces), "none"))
    assert not nearest.alike
    assert nearest.share > nearest.model.kind.farthest


def test_a_single_model_is_not_compared(models):
    nearest = finish(nearest_kind(models[:1], forged(CLUB, "long", 11), "none"))
    assert nearest.model is models[0]
    assert nearest.second is None
    assert nearest.times == 1


def test_progress_never_goes_back(models):
    shares = []
    finish(nearest_kind(models, forged(SWORD, "arming", 11), "none"), shares.append)
    assert shares == sorted(shares)
    assert 0 <= shares[0] < shares[-1] <= 1


STRANGE = {
    "needle": trimesh.creation.cone(0.01, 1.0, sections=24),
    "plate": trimesh.creation.box((0.6, 0.02, 0.6)),
    "sphere": trimesh.creation.icosphere(3, 0.3),
    "ring": trimesh.creation.torus(1.0, 0.1),
    "scabbard": trimesh.creation.capsule(0.7, 0.03).apply_scale((1.0, 0.4, 1.0)),
}


@pytest.fixture(scope="module")
def shipped_models() -> list[Model]:
    """One of each kind that has one."""
    library = Library()
    return [library.open(entry.sha256) for entry in library.one_a_kind()]


@pytest.mark.slow
@pytest.mark.parametrize("name", STRANGE)
def test_what_nobody_trained_on_gets_a_sound_likeness_or_is_none(shipped_models, name):
    """A needle is a thin staff and a plate a flat shield, but a ball and a ring are nothing that we make."""
    mesh = TriangleMesh(STRANGE[name].vertices, STRANGE[name].faces)
    nearest = finish(nearest_kind(shipped_models, mesh, "latent"))
    assert nearest.alike == (name not in ("sphere", "ring"))
    assert nearest.model.is_sound(nearest.found.recipe)

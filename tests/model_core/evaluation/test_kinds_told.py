from __future__ import annotations

import numpy as np
import pytest
import trimesh
from toy_model import TOY_KIND

from model_core.evaluation.kinds_told import told_figures
from model_core.kinds import named_kind
from model_core.model import Model
from model_core.surface.mesh import TriangleMesh
from model_core.weights import SHIPPED

SWORD, CLUB = named_kind("sword"), named_kind(str(TOY_KIND))


@pytest.fixture(scope="module")
def models(toy_weights) -> list[Model]:
    return [Model.open(SHIPPED / "sword", engine="numpy"), Model.open(toy_weights, engine="numpy")]


def forged(kind, style: str) -> TriangleMesh:
    return TriangleMesh.of_charts(kind.forge.make(style, np.random.default_rng(11), 16), kind.layout)


def test_what_is_right_another_kind_or_none_is_counted(models):
    ring = trimesh.creation.torus(1.0, 0.25)
    meshes = [forged(SWORD, "arming"), forged(CLUB, "long"), TriangleMesh(ring.vertices, ring.faces)]
    steps = []
    figures = told_figures(models, models[0].kind, meshes, steps.append)
    assert figures == {
        "meshes": 3,
        "right": 1,
        "none": 1,
        "others": {CLUB.words.plural: 1},
        "kinds": ["swords", CLUB.words.plural],
    }
    assert steps == [1, 2, 3]


def test_one_kind_is_told_from_nothing(models):
    assert told_figures(models[:1], models[0].kind, [forged(SWORD, "arming")], print) is None
    assert told_figures(models, models[0].kind, [], print) is None

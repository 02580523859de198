"""Each source is measured by weights that have not seen it."""

from __future__ import annotations

import pytest

from model_core.engine.numpy_engine import NumpyEngine
from model_core.errors import RodinError
from model_core.evaluation import transfer
from model_core.evaluation.transfer import Case, transferred
from model_core.model import Model
from model_core.weights import SHIPPED, load_weights

WEIGHTS = load_weights(SHIPPED / "sword")
MODEL = Model(WEIGHTS, NumpyEngine(WEIGHTS))


def cases(sources: str) -> list[Case]:
    recipes = [MODEL.sample("arming", seed) for seed in range(len(sources))]
    return [Case(MODEL.mesh(recipe, 8), source, recipe) for recipe, source in zip(recipes, sources, strict=True)]


@pytest.mark.slow
def test_rows_have_every_mesh_once_before_and_after(monkeypatch):
    known = []
    monkeypatch.setattr(transfer, "REFINEMENTS", ("none",))
    monkeypatch.setattr(
        transfer, "learnt", lambda weights, recipes, style: known.append(recipes) or learnt(weights, recipes, style)
    )
    given, counted = cases("abbb"), []
    given.append(Case(given[0].mesh, "c", None))  # measured, but not learnt from
    given += cases("ddddd")
    found = transferred(WEIGHTS, given, counted.append)
    assert [row["name"] for row in found["reconstruction"]] == ["refine none, after", "refine none, before"]
    assert found["sources"] == {"a": 1, "b": 3, "c": 1, "d": 5}
    assert counted == list(range(1, 2 * len(given) + 1))
    own = {source: [case.recipe for case in given if case.source == source] for source in "abcd"}
    for source, recipes in zip("abcd", known, strict=True):
        assert len(recipes) == 9 - sum(recipe is not None for recipe in own[source])
        assert not any(recipe is other for recipe in recipes for other in own[source])
    assert found["generation"].keys() == {"before", "after"}
    for row in found["generation"].values():
        assert 0 <= row["one_nna"] <= 1
        assert 0 < row["coverage"] <= 1


def test_a_source_is_compared_with_what_is_drawn_without_it(monkeypatch):
    """Not with what lies near the meshes of others, which the weights have learnt from."""
    compared = []
    monkeypatch.setattr(transfer, "REFINEMENTS", ("none",))
    monkeypatch.setattr(transfer, "measure_all", lambda *_: {})
    monkeypatch.setattr(transfer, "truths_of", lambda *_: ())
    monkeypatch.setattr(
        transfer, "compared_sets", lambda own, others, seed: compared.append((own, others)) or {"x": 1.0}
    )
    given = cases("aaaaabbbb")
    assert transferred(WEIGHTS, given)["generation"] == {"before": {"x": 1.0}, "after": {"x": 1.0}}
    assert [len(others) for _, others in compared] == [5] * 6  # three sets before and after; b has too few
    assert len({mesh.vertices.tobytes() for _, others in compared[3:] for mesh in others}) == 15
    assert all(own == [case.mesh for case in given[:5]] for own, _ in compared)


def test_one_source_says_nothing_of_others():
    with pytest.raises(RodinError, match="at least two sources"):
        transferred(WEIGHTS, cases("aaaa"))


learnt = transfer.learnt

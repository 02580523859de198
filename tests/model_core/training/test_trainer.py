from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
import torch

from model_core.errors import RodinError
from model_core.kinds import named_kind
from model_core.training import loop as loop_module
from model_core.training import stages as stages_module
from model_core.training import trainer as trainer_module
from model_core.training.loop import CHECKPOINT
from model_core.training.trainer import pick_device, train

from .conftest import Killed

SWORD = named_kind("sword")


def same(a: dict, b: dict) -> bool:
    return a.keys() == b.keys() and all(torch.equal(a[name], b[name]) for name in a)


def seen_in(reports) -> list[tuple[str, int, int]]:
    return [(progress.stage, progress.step, progress.steps) for progress in reports]


def steps_of(stage: str, count: int) -> list[tuple[str, int, int]]:
    return [(stage, k, count) for k in range(1, count + 1)]


def test_what_is_reported(small, run, tmp_path):
    reports = []
    run(small, tmp_path, reports.append)
    forge = [("forge", 0, 48)]
    on_clouds = [*steps_of("encoder", 7), *steps_of("codes", 5), *steps_of("refiner", 4)]
    assert seen_in(reports) == [*forge, *steps_of("decoder", 6), *forge, *on_clouds]
    places = dict.fromkeys((report.number, report.stages, report.stage) for report in reports)
    assert [*places] == [
        (number, 6, stage)
        for number, stage in enumerate(("forge", "decoder", "forge", "encoder", "codes", "refiner"), start=1)
    ]


def test_end_to_end_there_is_one_stage(end_to_end, run, tmp_path):
    reports = []
    run(end_to_end, tmp_path, reports.append)
    assert seen_in(reports) == [("forge", 0, 48), *steps_of("encoder", 7)]
    assert {(report.number, report.stages, report.stage) for report in reports} == {(1, 2, "forge"), (2, 2, "encoder")}


@pytest.mark.parametrize("kind", ["small", "end_to_end"])
def test_the_objective_printed_is_the_sum_of_the_terms(kind, run, tmp_path, request):
    reports = []
    run(request.getfixturevalue(kind), tmp_path, reports.append)
    charts = {"chart_l2_sq", "edge_l2_sq"}
    wanted = {
        "small": {"decoder": {"component_l2_sq"}, **dict.fromkeys(("encoder", "codes", "refiner"), charts | {"kl"})},
        "end_to_end": {"encoder": charts | {"normal_cosine_gap", "kl"}},
    }[kind]
    for progress in (report for report in reports if report.stage != "forge"):
        terms = dict(progress.terms)
        objective = terms.pop("objective")
        assert set(terms) == wanted[progress.stage]
        assert objective == pytest.approx(sum(terms.values()), rel=1e-5)
        assert np.isfinite(objective)


def test_a_run_is_a_function_of_its_configuration(small, run, tmp_path):
    first, again = run(small, tmp_path / "a"), run(small, tmp_path / "b")
    assert same(first, again)
    assert not same(first, run(replace(small, seed=2), tmp_path / "c"))


@pytest.mark.parametrize(
    ("kind", "posterior", "kills"),
    [
        ("initial_estimate", "none", [("decoder", 3)]),
        ("small", "shared", [("encoder", 3)]),
        ("small", "shared", [("codes", 2)]),
        ("small", "shared", [("refiner", 3)]),
        ("small", "shared", [("decoder", 1), ("decoder", 6), ("encoder", 1), ("encoder", 7), ("codes", 1)]),
        ("end_to_end", "none", [("encoder", 3)]),
        ("end_to_end", "shared", [("encoder", 3), ("encoder", 7)]),
        ("end_to_end", "per_patch", [("encoder", 3)]),
    ],
)
def test_a_killed_run_goes_on_to_the_same_parameters(run, tmp_path, request, killed_at, kind, posterior, kills):
    config = request.getfixturevalue(kind)
    config = replace(config, model=replace(config.model, posterior=posterior))
    reports = []
    whole = run(config, tmp_path / "whole", reports.append)
    for stage, step in kills:
        with pytest.raises(Killed):
            run(config, tmp_path / "killed", killed_at(stage, step))
    resumed_reports = []
    resumed = run(config, tmp_path / "killed", resumed_reports.append)
    assert len(resumed_reports) < len(reports), "it went on and did not start again"
    assert same(resumed, whole)


def test_a_finished_run_is_not_trained_again(small, run, tmp_path):
    finished, reports = run(small, tmp_path), []
    assert same(run(small, tmp_path, reports.append), finished)
    assert [(progress.stage, progress.number, progress.stages) for progress in reports] == [("forge", 3, 6)]


def test_another_configuration_in_the_same_folder_is_refused_before_anything_is_forged(small, run, tmp_path):
    run(small, tmp_path)
    reports = []
    with pytest.raises(RodinError, match="another configuration"):
        run(replace(small, rate=7e-3), tmp_path, reports.append)
    assert reports == []


def test_a_save_that_fails_leaves_the_last_checkpoint(small, run, tmp_path, monkeypatch, killed_at):
    with pytest.raises(Killed):
        run(small, tmp_path, killed_at("decoder", 3))
    before = (tmp_path / CHECKPOINT).read_bytes()

    def fail(*_):
        raise OSError("the disk went away")

    with monkeypatch.context() as patch:
        patch.setattr(loop_module.torch, "save", fail)
        with pytest.raises(OSError, match="the disk went away"):
            run(small, tmp_path)
    assert (tmp_path / CHECKPOINT).read_bytes() == before
    run(small, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [CHECKPOINT]


@pytest.fixture
def poisoned(swords):
    """A set of which one shape, which the encoder first looks at in its fourth step, is not a number."""
    points = swords.points.copy()
    points[20] = np.nan
    return replace(swords, points=points)


def test_a_batch_that_is_poisoned_is_named_and_the_run_goes_on_from_the_step_before(
    initial_estimate, run, tmp_path, monkeypatch, poisoned
):
    # Points are standardised on all shapes, so that none of them may be poisoned before the first step.
    monkeypatch.setattr(stages_module, "_standardise", lambda *_: None)
    whole = run(initial_estimate, tmp_path / "whole")
    reports = []
    with monkeypatch.context() as patch:
        patch.setattr(trainer_module, "forge_shapes", lambda *_, **__: poisoned)
        for _ in range(2):  # the same command comes to the same
            with pytest.raises(RodinError) as caught:
                train(SWORD, initial_estimate, tmp_path / "run", "cpu", reports.append)
    said, path = str(caught.value), tmp_path / "run" / CHECKPOINT
    assert max(report.step for report in reports if report.stage == "encoder") == 3
    shapes = re.search(r"diverged at step 3 of the stage encoder \(seed 1, shapes ([0-9, ]+)\)", said)
    assert "20" in shapes[1].split(", ")
    assert str(path) in said
    kept = torch.load(path, weights_only=True)
    assert (kept["stage"], kept["step"]) == ("encoder", 3)
    assert all(torch.isfinite(value).all() for value in kept["model"].values())
    assert same(run(initial_estimate, tmp_path / "run"), whole)


def test_a_device_that_is_not_there(small, tmp_path):
    with pytest.raises(RodinError, match="abacus"):
        train(SWORD, small, tmp_path, "abacus")
    assert pick_device("cpu") == torch.device("cpu")

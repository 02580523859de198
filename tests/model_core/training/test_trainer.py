from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from model_core.errors import RodinError
from model_core.network.losses import chart_l2_sq, edge_l2_sq, own_scale
from model_core.network.vae import AtlasNetVAE
from model_core.training import trainer as trainer_module
from model_core.training.config import SMOKE, Phase
from model_core.training.trainer import CHECKPOINT, Trainer, pick_device, train

CPU = torch.device("cpu")


class Killed(Exception):
    """Stands for the plug that was pulled."""


@pytest.fixture(scope="module")
def small(tiny):
    """A run of a second: tiny network, few steps; stride 15 keeps the teacher's covariance small."""
    return replace(
        SMOKE,
        model=replace(tiny, patch_widths=(16, 16)),
        swords=48,
        batch=4,
        teacher_steps=6,
        phases=(Phase(4, 64, False), Phase(3, 96, False)),
        loss_stride=15,
        save_every_s=0.0,
    )


@pytest.fixture
def run(swords, monkeypatch):
    """train() on the ready-made swords: (config, folder, reporter) -> the model's state."""
    monkeypatch.setattr(trainer_module, "forge_set", lambda *_, **__: swords)

    def start(config, folder, report=lambda _: None):
        model, data = train(config, folder, "cpu", report)
        assert data is swords
        assert not model.training
        return model.state_dict()

    return start


def same(a: dict, b: dict) -> bool:
    return a.keys() == b.keys() and all(torch.equal(a[name], b[name]) for name in a)


def killed_at(stage: str, step: int):
    def report(progress):
        if (progress.stage, progress.step) == (stage, step):
            raise Killed

    return report


def test_what_is_reported(small, run, tmp_path):
    reports = []
    run(small, tmp_path, reports.append)
    seen = [(progress.stage, progress.step, progress.steps) for progress in reports]
    teacher, vae = [("teacher", k, 6) for k in range(1, 7)], [("vae", k, 7) for k in range(1, 8)]
    assert seen == [("forge", 0, 1), ("forge", 1, 1), *teacher, *vae]


def test_the_objective_printed_is_the_sum_of_the_terms(small, run, tmp_path):
    reports = []
    run(small, tmp_path, reports.append)
    charts = {"chart_l2_sq", "edge_l2_sq", "normal_cosine_gap"}
    for progress in reports[2:]:
        terms = dict(progress.terms)
        objective = terms.pop("objective")
        assert set(terms) == (charts if progress.stage == "teacher" else charts | {"kl"})
        assert objective == pytest.approx(sum(terms.values()), rel=1e-5)
        assert np.isfinite(objective)


def test_weights_of_the_terms_are_in_the_terms(small, run, tmp_path):
    """Doubling a weight doubles its term in the first step and leaves the others."""
    first = {}
    for name, config in {
        "plain": small,
        "double": replace(small, edge_weight=2 * small.edge_weight, kl_weight=2 * small.kl_weight),
    }.items():
        reports = []
        run(replace(config, teacher_steps=0), tmp_path / name, reports.append)
        first[name] = reports[2].terms
    for term in ("edge_l2_sq", "kl"):
        assert first["double"][term] == pytest.approx(2 * first["plain"][term], rel=1e-5)
    for term in ("chart_l2_sq", "normal_cosine_gap"):
        assert first["double"][term] == pytest.approx(first["plain"][term], rel=1e-5)


def test_the_first_terms_are_the_losses_of_the_untrained_network(small, run, swords, tmp_path):
    """Worked out again from outside, for a batch that holds the whole set of one sword."""
    one = type(swords)(*(array[:1] for array in vars(swords).values()))
    reports = []
    torch.manual_seed(0)
    config = replace(small, teacher_steps=0, loss_stride=15, model=replace(small.model, posterior="none"))
    trainer = Trainer(config, one, tmp_path, CPU, reports.append)
    before = {name: value.clone() for name, value in trainer.model.state_dict().items()}
    trainer.learn()
    model = AtlasNetVAE(config.model)
    model.load_state_dict(before)
    truth = torch.from_numpy(one.grids[:, :, ::15, ::15])
    scale = own_scale(truth, model.axis_scale)
    # The cloud is a window of the sword's points; its place is the trainer's own affair.
    corners = torch.tensor([[0.0, 0], [1, 0], [0, 1], [1, 1]])
    wanted = []
    for start in range(one.points.shape[1] - 64 + 1):
        cloud = torch.from_numpy(one.points[:, start : start + 64]).float()
        with torch.inference_mode():
            grids = model.decode(model.encode(cloud).mean, corners).reshape(1, 25, 2, 2, 3)
            terms = chart_l2_sq(grids, truth, scale), config.edge_weight * edge_l2_sq(grids, truth, scale)
        wanted.append([float(term) for term in terms])
    got = [reports[0].terms["chart_l2_sq"], reports[0].terms["edge_l2_sq"]]
    assert np.abs(np.array(wanted) / got - 1).max(axis=1).min() < 1e-4


def test_a_run_is_a_function_of_its_configuration(small, run, tmp_path):
    first, again = run(small, tmp_path / "a"), run(small, tmp_path / "b")
    assert same(first, again)
    assert not same(first, run(replace(small, seed=2), tmp_path / "c"))


@pytest.mark.parametrize(
    ("posterior", "kills"),
    [
        ("none", [("teacher", 3)]),
        ("none", [("vae", 3)]),
        ("none", [("teacher", 1), ("teacher", 6), ("vae", 1), ("vae", 5), ("vae", 7)]),
        ("shared", [("teacher", 3)]),
        ("shared", [("vae", 3)]),
        ("per_patch", [("vae", 3)]),
    ],
)
def test_a_killed_run_goes_on_to_the_same_parameters(small, run, tmp_path, posterior, kills):
    config = replace(small, model=replace(small.model, posterior=posterior))
    whole = run(config, tmp_path / "whole")
    for stage, step in kills:
        with pytest.raises(Killed):
            run(config, tmp_path / "killed", killed_at(stage, step))
    reports = []
    resumed = run(config, tmp_path / "killed", reports.append)
    assert len(reports) < 2 + 6 + 7, "it went on and did not start again"
    assert same(resumed, whole)


def test_a_finished_run_is_not_trained_again(small, run, tmp_path):
    finished, reports = run(small, tmp_path), []
    assert same(run(small, tmp_path, reports.append), finished)
    assert [progress.stage for progress in reports] == ["forge", "forge"]


def test_another_configuration_in_the_same_folder_is_refused(small, run, tmp_path):
    run(small, tmp_path)
    with pytest.raises(RodinError, match="another configuration"):
        run(replace(small, rate=2e-3), tmp_path)


def test_a_save_that_fails_leaves_the_last_checkpoint(small, run, tmp_path, monkeypatch):
    with pytest.raises(Killed):
        run(small, tmp_path, killed_at("teacher", 3))
    before = (tmp_path / CHECKPOINT).read_bytes()

    def fail(*_):
        raise OSError("the disk went away")

    with monkeypatch.context() as patch:
        patch.setattr(trainer_module.os, "replace", fail)
        with pytest.raises(OSError, match="the disk went away"):
            run(small, tmp_path)
    assert (tmp_path / CHECKPOINT).read_bytes() == before
    run(small, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [CHECKPOINT]


def test_an_objective_that_is_not_finite_stops_the_run(small, swords, tmp_path):
    broken = replace(swords, points=np.full_like(swords.points, np.nan))
    trainer = Trainer(replace(small, teacher_steps=0), broken, tmp_path, CPU, lambda _: None)
    with pytest.raises(RodinError, match="diverged at step 0"):
        trainer.learn()


def test_a_device_that_is_not_there():
    with pytest.raises(RodinError, match="abacus"):
        pick_device("abacus")
    assert pick_device("cpu") == CPU


def falls(config, swords, folder) -> bool:
    """Whether the mean objective of the last fifth of the steps is a fifth below that of the first."""
    objectives = []
    torch.manual_seed(0)
    trainer = Trainer(config, swords, folder, CPU, lambda p: objectives.append(p.terms["objective"]))
    trainer.teach()
    trainer.learn()
    fifth = len(objectives) // 5
    return np.mean(objectives[-fifth:]) < 0.8 * np.mean(objectives[:fifth])


@pytest.mark.parametrize("loss", ["chart", "chamfer"])
def test_the_objective_falls_in_every_guise(small, guise, swords, tmp_path, loss):
    config = replace(
        small,
        model=guise,
        loss=loss,
        teacher_steps=0,
        phases=(Phase(50, 100, False),),
        rate=1e-2,
        save_every_s=60.0,
    )
    assert falls(config, swords, tmp_path)


def test_mixed_precision_trains_too(small, swords, tmp_path):
    config = replace(small, teacher_steps=0, phases=(Phase(30, 100, True),), rate=1e-2, save_every_s=60.0)
    assert falls(config, swords, tmp_path)


def test_the_teacher_s_objective_falls(small, swords, tmp_path):
    config = replace(small, teacher_steps=40, phases=(), teacher_rate=1e-2, save_every_s=60.0)
    assert falls(config, swords, tmp_path)

"""Trainings by more than one process."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from model_core.errors import RodinError
from model_core.kinds import named_kind
from model_core.training.config import presets
from model_core.training.loop import CHECKPOINT
from model_core.training.processes import Processes, launched
from model_core.training.trainer import train

from .one_of_several import KILLED_AT

ROOT = Path(__file__).resolve().parents[3]
SWORD = named_kind("sword")

# Halves of a batch are added up in another order, which moves a float32 gradient by some 1e-7 of itself, and weights
# by up to 2e-5 where Adam divides a gradient near zero by its own size. A step moves a weight by its rate, over 1e-3.
WEIGHTS = {"rtol": 1e-3, "atol": 1e-4}
# Residuals, of sizes up to 30, are kept as float16 of 11 bits, and go to the nearest point: where two are as near, the
# last bit of a weight decides.
RESIDUALS = {"rtol": 1e-2, "atol": 5e-2}


def start(config_file: Path, folder: Path, killed: str = "none") -> subprocess.CompletedProcess:
    """A training by two processes, as torchrun starts them."""
    program = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    words = ["-m", "--", "tests.model_core.training.one_of_several", str(config_file), str(folder), killed]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *program, *words], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300
    )


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
@pytest.mark.skipif(not torch.distributed.is_available(), reason="this torch is for one process")
def test_two_processes_stop_together_go_on_and_come_to_what_one_does(small, tmp_path):
    """All four stages, whose forging, steps, pooled features and residuals are divided."""
    (tmp_path / "config").write_bytes(pickle.dumps(small))
    (tmp_path / "two").mkdir()
    killed = start(tmp_path / "config", tmp_path / "two", killed="1")
    assert killed.returncode != 0
    kept = torch.load(tmp_path / "two" / "run" / CHECKPOINT, weights_only=True)
    stage, step = KILLED_AT
    assert kept["stage"] == stage
    assert kept["step"] in (step - 1, step), "torchrun ends the other, which may have been about to save"

    done = start(tmp_path / "config", tmp_path / "two")
    assert done.returncode == 0, done.stderr
    steps = []
    model, _, _ = train(SWORD, small, tmp_path / "one", "cpu", lambda report: steps.append(report.step))
    found = torch.load(tmp_path / "two" / "model.pt", weights_only=True)
    assert [*found["spent"]] == ["2 × CPU"]
    for name, value in model.state_dict().items():
        torch.testing.assert_close(found["model"][name], value, **RESIDUALS if "residual_" in name else WEIGHTS)
    reports = {path.name: int(path.read_text()) for path in (tmp_path / "two").glob("reports-*")}
    assert reports["reports-1"] == 0 < reports["reports-0"] < len(steps), "one alone reports, and it went on"


def test_a_process_that_loses_another_says_so(monkeypatch):
    """Torch says that a connection was closed, in words of gloo's or NCCL's."""

    def fail(*_):
        raise RuntimeError("Connection closed by peer [127.0.0.1]:4711")

    monkeypatch.setattr(torch.distributed, "all_reduce", fail)
    monkeypatch.setattr(torch.distributed, "barrier", fail)
    for work in (lambda: Processes(0, 2).average([torch.ones(2)]), Processes(0, 2).wait):
        with pytest.raises(RodinError, match="Another process of this training has ended"):
            work()


def test_shares_are_all_of_a_batch_and_no_row_twice():
    rows = torch.arange(11)
    for count in (1, 2, 3, 4):
        shares = [Processes(rank, count).share(rows) for rank in range(count)]
        assert torch.equal(torch.cat(shares), rows)
        assert max(map(len, shares)) - min(map(len, shares)) <= 1


def test_a_process_by_itself_is_the_only_one(monkeypatch):
    monkeypatch.delenv("TORCHELASTIC_RUN_ID", raising=False)
    monkeypatch.setenv("WORLD_SIZE", "4")  # of some other program's
    assert launched() == Processes()


def test_what_cannot_be_divided_is_refused(small, end_to_end):
    two = Processes(0, 2)
    two.check(small)
    atlasnet = presets(SWORD)["atlasnet"]
    Processes().check(atlasnet)
    for config in (end_to_end, atlasnet, replace(small, model=replace(small.model, norm="batch"))):
        with pytest.raises(RodinError, match="without torchrun"):
            two.check(config)
    with pytest.raises(RodinError, match="batch of 7 shapes"):
        two.check(replace(small, code_batch=7))


def test_each_process_of_a_machine_has_a_gpu_of_its_own():
    one_of_two = Processes(5, 8, 1, 2)
    assert one_of_two.device(torch.device("cuda")) == torch.device("cuda:1")
    assert one_of_two.device(torch.device("cpu")) == torch.device("cpu")
    assert Processes().device(torch.device("cuda")) == torch.device("cuda")
